"""The words of verdicts: what a finding says, and what to do about it."""

from collections.abc import Callable

from app.domain.verdicts import Finding, Outcome
from app.i18n import Wording


def outcome_word(outcome: Outcome, say: Wording) -> str:
    """Return the one word of a verdict; window and paper read the same table."""
    return _OUTCOMES[outcome](say)


_OUTCOMES: dict[Outcome, Callable[[Wording], str]] = {
    Outcome.LEGITIMATE: lambda say: say("Legitimate"),
    Outcome.CAUTION: lambda say: say("Legitimate (caution)"),
    Outcome.REVIEW: lambda say: say("Review"),
    Outcome.EXEMPTION_REQUIRED: lambda say: say("TUE required"),
    Outcome.NOT_LEGITIMATE: lambda say: say("Not legitimate"),
    Outcome.INCOMPLETE: lambda say: say("Incomplete"),
    Outcome.BLOCKED: lambda say: say("Blocked"),
    Outcome.NOT_APPLICABLE: lambda say: say("Not applicable"),
}


def sentence(finding: Finding, say: Wording) -> str:
    """Return what a finding says and what to do, in the user's language."""
    code = finding.code
    if code.startswith("SUBST_"):
        code = "SUBST_OOC" if code.endswith("_OOC") else "SUBST"
    words = _SENTENCES.get(code)
    return code if words is None else words(say, finding)


def headline(finding: Finding, say: Wording) -> str:
    """Return what a finding says in a few words: its short form, or its first sentence."""
    short = _HEADLINES.get(finding.code)
    if short is not None:
        return short(say, finding)
    text = sentence(finding, say)
    for stop in ("。", ". "):
        text = text.partition(stop)[0]
    return text.rstrip(".")


def is_worded(code: str) -> bool:
    """Tell whether a reason code has words of its own."""
    return code in _SENTENCES or code.startswith("SUBST_")


def _plain(text: Callable[[Wording], str]) -> Callable[[Wording, Finding], str]:
    return lambda say, _finding: text(say)


_SENTENCES: dict[str, Callable[[Wording, Finding], str]] = {
    "REC_DIAGNOSIS_MISSING": _plain(
        lambda say: say(
            "The diagnosis is missing. State the name of the disease and its ICD-10 code."
        )
    ),
    "REC_BASIS_MISSING": _plain(
        lambda say: say("The basis is missing. State symptoms, findings or lab values.")
    ),
    "REC_BASIS_COPIED": _plain(
        lambda say: say(
            "This is still the basis of an earlier infusion. Write what holds today: symptoms,"
            " findings, lab values."
        )
    ),
    "REC_PRODUCT_MISSING": _plain(
        lambda say: say("No product is chosen. Choose at least one approved product.")
    ),
    "REC_DOSE_MISSING": _plain(
        lambda say: say("The dose is missing. Enter a number greater than 0 and its unit.")
    ),
    "REC_VOLUME_MISSING": _plain(
        lambda say: say("The volume is missing. Enter the millilitres that enter the vein.")
    ),
    "REC_ROUTE_MISSING": _plain(
        lambda say: say("The route is missing. Choose how the product is given.")
    ),
    "REC_START_MISSING": _plain(
        lambda say: say("The start is missing. Enter date and time, such as 2026-11-20 14:20.")
    ),
    "REC_END_MISSING": _plain(
        lambda say: say("The end is missing. Enter it before the record is finalised.")
    ),
    "REC_SETTING_MISSING": _plain(
        lambda say: say("The setting is missing. Choose where the infusion is given.")
    ),
    "REC_PHYSICIAN_MISSING": _plain(
        lambda say: say("The ordering physician is missing. Choose who ordered the infusion.")
    ),
    "REC_UNREADABLE": _plain(
        lambda say: say(
            "This cannot be read. Write a date such as 2026-11-20, a time such as 14:20, or a plain number."
        )
    ),
    "REC_OFF_LABEL_REASON_MISSING": _plain(
        lambda say: say("The use is outside the label. Write the physician's reason for it.")
    ),
    "REC_NOT_FINALISED": _plain(
        lambda say: say(
            "The record is not finalised yet. Finalise it before a certificate is issued."
        )
    ),
    "REC_LOT_MISSING": lambda say, finding: say(
        "The lot of {product} is missing. The law traces it to the patient: enter what is printed on the container.",
        product=_product(finding, say),
    ),
    "LABEL_UNVERIFIED": lambda say, finding: say(
        "The label facts of {product} are not verified. Compare them with the package insert once.",
        product=_product(finding, say),
    ),
    "VOLUME_UNDER_DOSE": lambda say, finding: say(
        "Less of {product} is counted than its dose. If it was interrupted, write so in the record.",
        product=_product(finding, say),
    ),
    "DIAGNOSIS_SUSPECTED": _plain(
        lambda say: say("The diagnosis is only suspected. A second physician should look at it.")
    ),
    "BLOCKED_PRODUCT": lambda say, finding: say(
        "{product} may not be given. Choose an approved product.", product=_product(finding, say)
    ),
    "UNKNOWN_PRODUCT": _plain(
        lambda say: say("The product is not in the formulary. Choose an approved product.")
    ),
    "PRODUCT_NOT_IN_FORCE": lambda say, finding: say(
        "{product} is not approved on the day of the infusion. Choose a product in force.",
        product=_product(finding, say),
    ),
    "PRODUCT_ENDS_SOON": lambda say, finding: say(
        "{product} may be used until {until} only. Plan a successor.",
        product=_product(finding, say),
        until=finding.fact("until"),
    ),
    "INDICATION_MISMATCH": lambda say, finding: say(
        "{product} has no approved indication for this diagnosis. Choose another product, or write the reason for off-label use.",
        product=_product(finding, say),
    ),
    "INDICATION_UNCERTAIN": lambda say, finding: say(
        "The indication chosen for {product} does not fit the diagnosis code. Check both, or write the reason.",
        product=_product(finding, say),
    ),
    "INDICATION_UNKNOWN": lambda say, finding: say(
        "{product} is approved, but its approved indications and routes are not known here. Complete them from the package insert.",
        product=_product(finding, say),
    ),
    "INDICATION_NOT_STATED": lambda say, finding: say(
        "It is not stated what {product} is given for. Write the indication as the package insert words it.",
        product=_product(finding, say),
    ),
    "INDICATION_NOT_CHOSEN": lambda say, finding: say(
        "No approved indication is chosen for {product}. Choose one from its list.",
        product=_product(finding, say),
    ),
    "ROUTE_MISMATCH": lambda say, finding: say(
        "{product} is not approved for this route. Choose an approved route, or write the reason.",
        product=_product(finding, say),
    ),
    "ROUTE_NOT_IV": _plain(
        lambda say: say("Nothing enters a vein. The rules on infusions do not apply.")
    ),
    "ROUTE_INTRA_ARTERIAL": _plain(
        lambda say: say("Given into an artery. The rules name veins only: ask the athlete's body.")
    ),
    "DOSE_MISMATCH": lambda say, finding: say(
        "{given} of {product} exceed the label's {limit}. Lower the dose, or write the reason.",
        product=_product(finding, say),
        given=finding.fact("given"),
        limit=finding.fact("limit"),
    ),
    "DOSE_NOT_COMPARED": lambda say, finding: say(
        "The dose of {product} could not be compared with the label. Check the package insert.",
        product=_product(finding, say),
    ),
    "DILUENT_ALONE": lambda say, finding: say(
        "{product} is given alone as diluent or flush. Add the drug it belongs to, or write the reason.",
        product=_product(finding, say),
    ),
    "M22_EXCEEDED": lambda say, finding: say(
        "{total} mL in {hours} h exceed {limit} mL by {over} mL. WADA/JADA ask for a TUE.",
        **_volumes(finding),
    ),
    "OTHER_EXCEEDED": lambda say, finding: say(
        "With this one, the infusion of {when} exceeds the limit too ({total} mL). Check its certificate.",
        when=finding.fact("when"),
        total=finding.fact("total"),
    ),
    "CONSERVATIVE_SUM_OVER": lambda say, finding: say(
        "Counted whole, {whole} mL touch one window of {hours} h; by rate it is {total} mL. Keep the times exact.",
        **_volumes(finding),
    ),
    "VOL_NEAR_LIMIT": lambda say, finding: say(
        "{total} mL in {hours} h is close to the limit of {limit} mL. Count the flush and the overfill of bags.",
        **_volumes(finding),
    ),
    "VOL_AT_LIMIT": lambda say, finding: say(
        "{total} mL in {hours} h is exactly the limit of {limit} mL. Any flush would exceed it.",
        **_volumes(finding),
    ),
    "WINDOW_BOUNDARY": lambda say, finding: say(
        "Another infusion lies within minutes of the window of {hours} h. Check both times.",
        **_volumes(finding),
    ),
    "EXC_HOSPITAL": _plain(
        lambda say: say(
            "Hospital treatment: the volume limit does not apply. Keep the evidence of it."
        )
    ),
    "EXC_SURGERY": _plain(
        lambda say: say(
            "Surgical procedure: the volume limit does not apply. Keep the record of it."
        )
    ),
    "EXC_DIAGNOSTIC": _plain(
        lambda say: say(
            "Diagnostic investigation: the volume limit does not apply. Keep the order."
        )
    ),
    "EXC_AMBULANCE": _plain(
        lambda say: say(
            "Started in an ambulance: the volume limit does not apply. Keep the report."
        )
    ),
    "EXEMPT_NEARBY": _plain(
        lambda say: say(
            "An exempt infusion lies in the same window. Keep the two apart in the record."
        )
    ),
    "RETRO_TUE": _plain(
        lambda say: say("Emergency: apply for a retroactive TUE as soon as possible.")
    ),
    "NPB_JADA_DIFF": lambda say, finding: say(
        "NPB's criteria are met, but JADA ask for a TUE above {limit} mL in {hours} h. Ask the athlete's body.",
        **_volumes(finding),
    ),
    "HOME_SETTING": _plain(
        lambda say: say("Given on a home visit. NPB's text does not name it: ask NPB.")
    ),
    "VENUE_SETTING": _plain(
        lambda say: say("Given at a venue. NPB's text allows it in an emergency only: record why.")
    ),
    "SETTING_NOT_MEDICAL": _plain(
        lambda say: say(
            "Not given in the course of a medical institution. NPB does not accept this."
        )
    ),
    "SUBST": lambda say, finding: say(
        "{product} is prohibited ({class_}). It needs a TUE at any volume.",
        product=_product(finding, say),
        class_=finding.fact("class"),
    ),
    "SUBST_OOC": lambda say, finding: say(
        "{product} is prohibited in competition ({class_}). Check the days until the next competition.",
        product=_product(finding, say),
        class_=finding.fact("class"),
    ),
    "SPORT_UNKNOWN": lambda say, finding: say(
        "{product} is prohibited in some sports ({class_}). Enter the athlete's sport.",
        product=_product(finding, say),
        class_=finding.fact("class"),
    ),
    "TUE_VALID": lambda say, finding: say(
        "Exemption {number} of {body} covers it until {until}. Keep a copy with the record.",
        number=finding.fact("number"),
        body=finding.fact("granted_by"),
        until=finding.fact("to"),
    ),
    "TUE_EXPIRED": lambda say, finding: say(
        "Exemption {number} is valid from {since} to {until} only, not on this day. Apply for a new one.",
        number=finding.fact("number"),
        since=finding.fact("from"),
        until=finding.fact("to"),
    ),
    "TUE_SCOPE": lambda say, finding: say(
        "Exemption {number} of {body} does not cover this ({covers}). Compare body, method or class, product and volume with its certificate.",
        number=finding.fact("number"),
        body=finding.fact("granted_by"),
        covers=finding.fact("covers"),
    ),
    "WEIGHT_CUT": lambda say, finding: say(
        "Fluid within {hours} h after a weigh-in. Record why it could not be drunk, and ask the athlete's body first.",
        hours=finding.fact("hours"),
    ),
    "JBC_TEXT_UNKNOWN": _plain(
        lambda say: say("The wording of JBC's regulation is not known here. Check it with JBC.")
    ),
    "EDITION_NOT_LOADED": lambda say, finding: say(
        "The rules of {year} are not loaded. Check what has changed since.",
        year=finding.fact("year"),
    ),
    "OK": _plain(lambda say: say("Nothing stands against it.")),
}


_HEADLINES: dict[str, Callable[[Wording, Finding], str]] = {
    "NPB_JADA_DIFF": lambda say, finding: say("Above JADA's {limit} mL", **_volumes(finding)),
    "M22_EXCEEDED": lambda say, finding: say(
        "{total} mL in {hours} h, over {limit} mL", **_volumes(finding)
    ),
    "VOL_NEAR_LIMIT": lambda say, finding: say("Close to {limit} mL", **_volumes(finding)),
    "VOL_AT_LIMIT": lambda say, finding: say("Exactly {limit} mL", **_volumes(finding)),
    "REC_OFF_LABEL_REASON_MISSING": _plain(lambda say: say("Off-label, reason missing")),
}


def _product(finding: Finding, say: Wording) -> str:
    """Return a product's name as the reader's language writes it."""
    english = "" if say.language == "ja" else finding.fact("product_en")
    return english or finding.fact("product")


def _volumes(finding: Finding) -> dict[str, str]:
    return {name: finding.fact(name) for name in ("total", "whole", "limit", "hours", "over")}
