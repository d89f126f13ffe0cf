"""The words for a certificate that was looked at: the answer, the doubts, and what it states."""

import json
from collections.abc import Callable, Iterator

from app.domain.calendar import local
from app.domain.formulary import Route
from app.domain.known_clinics import ListIsNotTaken, WhyNot
from app.domain.proofs import Proof
from app.domain.quantities import show_decimal, show_ml
from app.domain.treatments import Setting
from app.domain.verdicts import Outcome
from app.domain.verifications import Answer, Doubt, Examined
from app.findings import outcome_word
from app.i18n import Wording
from app.words import route_word, setting_word, unit_word

# The names of a product by its code; the code itself where nobody knows it.
Names = Callable[[str], str]
Fact = tuple[str, str]


def answer_sentence(answer: Answer, say: Wording) -> str:
    """Return what a certificate is, in one sentence."""
    return _ANSWERS[answer](say)


def list_fault(error: ListIsNotTaken, say: Wording) -> tuple[str, str]:
    """Return why a clinic's list of revocations was not taken, and what to do."""
    match error.why:
        case WhyNot.NOBODY_KNOWN:
            return say("Nobody here knows whose list of revocations this is."), say(
                "Keep the fingerprint of that clinic first: {signs}.", signs=grouped(error.about)
            )
        case WhyNot.OWN:
            return say("This is a list of this clinic itself."), say(
                "Its own register knows what was called back; nothing needs to be done."
            )
        case WhyNot.OLDER:
            return say("A list of {date} is kept already.", date=error.about), say(
                "Only a newer one is taken; ask the clinic for its newest."
            )
        case WhyNot.UNREADABLE:
            return say("This list of revocations cannot be read, or was changed."), say(
                "Ask the clinic for the file as it was saved."
            )


def doubt_sentence(doubt: Doubt, say: Wording) -> str:
    """Return why a certificate is not believed, and what to do."""
    return _DOUBTS[doubt](say)


def stated(examined: Examined, names: Names, say: Wording) -> tuple[Fact, ...]:
    """Return what was signed, fact by fact: to be compared with the paper."""
    told, proof = record_of(examined), examined.proof
    record = tuple(_of_record(told, say)) if told else ()
    if proof is None:
        return record
    brands = dict(_brands(told))
    return (*record, *_of_proof(proof, lambda code: brands.get(code) or names(code), say))


def record_of(examined: Examined) -> dict[str, object]:
    """Return the attached record as data; nothing where it is none."""
    try:
        # Figures without a form in JSON are quoted as they were written.
        told = json.loads(examined.record, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def grouped(fingerprint: str) -> str:
    """Return a fingerprint in groups of four, as it is read aloud."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))


_ANSWERS: dict[Answer, Callable[[Wording], str]] = {
    Answer.VALID: lambda say: say("Genuine: signed by the clinic with this fingerprint."),
    Answer.NOT_VALID: lambda say: say("Not valid: do not rely on it."),
    Answer.UNREADABLE: lambda say: say("This cannot be read as a certificate."),
    Answer.UNKNOWN_CLINIC: lambda say: say(
        "Intact, but whose it is is not known: no clinic's fingerprint was given."
    ),
}

_DOUBTS: dict[Doubt, Callable[[Wording], str]] = {
    Doubt.NO_FILE: lambda say: say("There is no such file, or it cannot be opened."),
    Doubt.NOT_A_CERTIFICATE: lambda say: say(
        "No certificate of this program is in it. Use the file or the code as you received it."
    ),
    Doubt.TOO_LARGE: lambda say: say("It is larger than any certificate. Look at what it is."),
    Doubt.LOCKED: lambda say: say("It is locked with a password; certificates never are."),
    Doubt.NOT_SIGNED: lambda say: say(
        "It bears no signature. Ask for the file as the clinic saved it."
    ),
    Doubt.SIGNED_TWICE: lambda say: say("It bears more than one signature; ours is the only one."),
    Doubt.CHANGED: lambda say: say("What was signed was changed afterwards. Ask the clinic."),
    Doubt.CHANGED_LATER: lambda say: say(
        "Something was drawn over it or exchanged after it was signed. Ask the clinic."
    ),
    Doubt.MORE_APPENDED: lambda say: say("Something was appended after it was signed."),
    Doubt.OTHER_CLINIC: lambda say: say(
        "Another key signed it than the one with this fingerprint."
    ),
    Doubt.NO_RECORD: lambda say: say("The record that belongs to it is not attached."),
    Doubt.RECORD_DIFFERS: lambda say: say(
        "The attached record was changed: it does not agree with its hash."
    ),
    Doubt.NO_CODE: lambda say: say("Its code is missing from the page, or cannot be read."),
    Doubt.CODE_DIFFERS: lambda say: say("The code on the page belongs to another certificate."),
    Doubt.CODE_BROKEN: lambda say: say("The code was changed: its signature does not hold."),
    Doubt.CODE_NOT_ATTACHED: lambda say: say(
        "The file does not carry the code that stands on its page."
    ),
    Doubt.REVOKED: lambda say: say("The clinic has called this certificate back (失効)."),
    Doubt.FAULT: lambda say: say("It could not be checked to the end, and so is not believed."),
}


def _of_record(told: dict[str, object], say: Wording) -> Iterator[Fact]:
    patient, record_ = _part(told, "patient"), _part(told, "record")
    yield say("Name"), f"{patient.get('name', '')} {patient.get('kana', '')}".strip()
    yield say("Team"), str(patient.get("team", ""))
    yield say("Institution"), str(_part(told, "institution").get("name", ""))
    if told.get("kept_by"):
        yield say("Record kept by"), str(told["kept_by"])
    yield say("Physician"), str(_part(told, "physician").get("name", ""))
    yield say("Diagnosis"), str(record_.get("diagnosis", ""))
    yield say("Basis of diagnosis"), str(record_.get("basis", ""))
    yield say("Why intravenous"), str(record_.get("iv_reason", ""))


def _brands(told: dict[str, object]) -> Iterator[Fact]:
    """Yield the code and the name of each product as the clinic wrote it down."""
    lines = _part(told, "record").get("lines")
    for line in lines if isinstance(lines, list) else ():
        if isinstance(line, dict) and line.get("yj"):
            yield str(line["yj"]), str(line.get("brand", ""))


def _part(told: dict[str, object], name: str) -> dict[str, object]:
    """Return a part of a record that anybody may have written."""
    part = told.get(name)
    return part if isinstance(part, dict) else {}


def _of_proof(proof: Proof, names: Names, say: Wording) -> Iterator[Fact]:
    yield say("Certificate No."), proof.number
    yield say("Type"), proof.kind
    if proof.supersedes:
        yield say("In the place of"), proof.supersedes
    yield say("Issued"), f"{local(proof.issued):%Y-%m-%d %H:%M} (UTC+9)"
    yield say("Name in Latin letters"), proof.patient
    yield say("Date of birth"), proof.birth.isoformat()
    yield say("Medical Register No."), proof.register_number
    yield say("Institution code"), proof.institution
    yield say("ICD-10"), proof.icd10
    yield (
        say("Given"),
        f"{local(proof.started):%Y-%m-%d %H:%M} – {local(proof.ended):%Y-%m-%d %H:%M}",
    )
    if proof.setting == Setting.OUTPATIENT:
        # What the clinic's beds make of it is the record's to tell.
        yield say("Setting"), say("Outpatient")
    elif proof.setting in set(Setting):
        yield say("Setting"), setting_word(Setting(proof.setting), 0, say)
    else:
        yield say("Setting"), proof.setting
    for item in proof.items:
        route = route_word(Route(item.route), say) if item.route in set(Route) else item.route
        lot = " ".join(("", say("Lot"), item.lot)) if item.lot else ""
        volume = f"{show_ml(item.volume_ml)} mL"
        dose = f"{item.dose} {unit_word(item.unit, say)}"
        yield names(item.yj), f"{dose}, {volume}, {route}{lot}"
    yield say("Total volume by vein"), f"{show_decimal(proof.total_ml)} mL"
    if proof.worst_ml is not None:
        yield say("Most within the window"), f"{show_ml(proof.worst_ml)} mL"
    for body, outcome, edition in proof.verdicts:
        word = outcome_word(Outcome(outcome), say) if outcome in set(Outcome) else outcome
        yield body, f"{word} ({edition})"
    if proof.recipient:
        yield say("Issued for"), proof.recipient
    yield say("Hash of the record"), grouped(proof.record_sha256)
