"""How NPB's two criteria stand for an infusion: one line each, with the way to put it right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.domain.diagnoses import Certainty
from app.domain.treatments import Entry, Line, LineRole
from app.domain.verdicts import Finding
from app.i18n import Wording
from app.ui.kit.criterion import State
from app.words import (
    certainty_word,
    dose_word,
    indication_word,
    ml_word,
    product_word,
    route_word,
)

_NONE = "—"
_OFF_LABEL = ("INDICATION_MISMATCH", "ROUTE_MISMATCH", "DOSE_MISMATCH", "DILUENT_ALONE")
_DOUBTFUL = ("INDICATION_UNCERTAIN", "INDICATION_UNKNOWN")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line: how it stands, what stands there, and the address of the field that cures it."""

    key: str
    state: State
    value: str
    field: str = ""

    @property
    def is_met(self) -> bool:
        """Tell whether the line counts as fulfilled; a doubt is told, and counts."""
        return self.state in ("ok", "warn")


def titles(say: Wording) -> dict[str, str]:
    """Return the words of the criteria in NPB's own order."""
    return {
        "diagnosis": say("Diagnosis"),
        "basis": say("Basis of diagnosis"),
        "product": say("Product name"),
        "dose": say("Dose"),
        "method": say("Method"),
        "approval": say("Approval"),
        "indication": say("Indication"),
    }


def record_criteria(
    entry: Entry, refusals: Sequence[Finding], diagnosis: str, say: Wording
) -> tuple[Criterion, ...]:
    """Return criterion 1, the medical record: what NPB wants stated, in its order.

    `diagnosis` is its name in the user's language.
    """
    missing = {one.field: one for one in refusals}
    waits = not entry.lines
    return (
        _diagnosis(entry, diagnosis, "diagnosis" in missing, say),
        _text("basis", entry.basis, "basis" in missing, say),
        _product(entry, missing, say),
        _of_lines("dose", ("dose", "volume_ml"), missing, waits, lambda: _amount(entry, say), say),
        _of_lines("method", ("route",), missing, waits, lambda: _method(entry, say), say),
    )


def approval_criteria(
    entry: Entry,
    findings: Sequence[Finding],
    confirmed: frozenset[str],
    diagnosis: str,
    say: Wording,
) -> tuple[Criterion, ...]:
    """Return criterion 2: approved products, each within its approved indication."""
    if not entry.lines:
        return Criterion("approval", "wait", _NONE), Criterion("indication", "wait", _NONE)
    expired = [one for one in findings if one.code == "PRODUCT_NOT_IN_FORCE"]
    if expired:
        approval = Criterion("approval", "bad", say("not in force"), expired[0].field)
    else:
        approval = Criterion("approval", "ok", _approved(entry, confirmed, say))
    return approval, _indication(entry, findings, diagnosis, say)


def blocked_criteria(
    say: Wording,
) -> tuple[tuple[Criterion, ...], tuple[Criterion, ...]]:
    """Return what both criteria would say if a blocked product were used."""
    record = (
        Criterion("product", "bad", say("not an approved drug")),
        Criterion("dose", "wait", _NONE),
        Criterion("method", "wait", _NONE),
    )
    approval = (
        Criterion("approval", "bad", say("no approval in Japan")),
        Criterion("indication", "wait", say("no approved indication")),
    )
    return record, approval


def _diagnosis(entry: Entry, name: str, is_missing: bool, say: Wording) -> Criterion:
    words = " ".join(filter(None, (name, entry.icd10, certainty_word(entry.certainty, say))))
    if is_missing:
        return Criterion("diagnosis", "missing", say("missing"), "diagnosis")
    state: State = "warn" if entry.certainty is Certainty.SUSPECTED else "ok"
    return Criterion("diagnosis", state, words, "diagnosis")


def _text(key: str, text: str, is_missing: bool, say: Wording) -> Criterion:
    if is_missing:
        return Criterion(key, "missing", say("missing"), key)
    return Criterion(key, "ok", " ".join(text.split()), key)


def _product(entry: Entry, missing: dict[str, Finding], say: Wording) -> Criterion:
    unknown = next((field for field in missing if field.endswith("/product")), "")
    if unknown:
        return Criterion("product", "bad", say("not in the formulary"), unknown)
    if not entry.lines:
        return Criterion("product", "missing", say("not chosen"), "lines")
    first, more = product_word(_main(entry).product, say), len(entry.lines) - 1
    if more:
        first = say("{product} and {count} more", product=first, count=more)
    return Criterion("product", "ok", first, "lines/0/dose")


def _of_lines(
    key: str,
    fields: tuple[str, ...],
    missing: dict[str, Finding],
    waits: bool,
    value: Callable[[], str],
    say: Wording,
) -> Criterion:
    if waits:
        return Criterion(key, "wait", _NONE)
    found = next((one for one in missing if one.endswith(tuple(f"/{name}" for name in fields))), "")
    if found:
        return Criterion(key, "missing", say("missing"), found)
    return Criterion(key, "ok", value(), f"lines/0/{fields[0]}")


def _amount(entry: Entry, say: Wording) -> str:
    dose = _main(entry).dose
    total = say("{volume} mL", volume=ml_word(entry.iv_volume_ml))
    return total if dose is None else f"{dose_word(dose, say)} / {total}"


def _method(entry: Entry, say: Wording) -> str:
    route = _main(entry).route
    words = "" if route is None else route_word(route, say)
    if entry.started is None or entry.ended is None or entry.ended == entry.started:
        return words
    minutes = int((entry.ended - entry.started) / timedelta(minutes=1))
    hours, rest = divmod(minutes, 60)
    if hours and not rest:
        return say("{route} {hours} h", route=words, hours=hours)
    if hours:
        return say("{route} {hours} h {minutes} min", route=words, hours=hours, minutes=rest)
    return say("{route} {minutes} min", route=words, minutes=rest)


def _approved(entry: Entry, confirmed: frozenset[str], say: Wording) -> str:
    doubtful = sum(
        line.product.is_unverified and line.product.id not in confirmed for line in entry.lines
    )
    if doubtful:
        return say("approved, {count} unverified", count=doubtful)
    if len(entry.lines) == 1:
        return say("approved, in force")
    return say("all {count} approved, in force", count=len(entry.lines))


def _indication(
    entry: Entry, findings: Sequence[Finding], diagnosis: str, say: Wording
) -> Criterion:
    for codes, state, words in (
        (_OFF_LABEL, "bad", say("outside the label")),
        (("INDICATION_NOT_CHOSEN", "INDICATION_NOT_STATED"), "missing", say("not chosen")),
        (_DOUBTFUL, "warn", say("to be checked")),
    ):
        found = next((one for one in findings if one.code in codes), None)
        if found is not None:
            return Criterion("indication", _state(state), words, found.field)
    # Where NPB has no say there is no finding, but still nothing to show as fulfilled.
    silent = next(
        (one for one in entry.lines if one.role is LineRole.DRUG and not one.indication), None
    )
    if silent is not None:
        return Criterion(
            "indication", "missing", say("not chosen"), f"lines/{silent.place}/indication"
        )
    main = _main(entry)
    approved = main.product.indication(main.indication)
    chosen = main.indication if approved is None else indication_word(approved, say)
    because = " ".join(filter(None, (diagnosis, entry.icd10)))
    words = f"{chosen} ← {because}" if because else chosen
    return Criterion("indication", "ok", words, "lines/0/indication")


def _state(word: str) -> State:
    states: dict[str, State] = {"bad": "bad", "missing": "missing", "warn": "warn"}
    return states[word]


def _main(entry: Entry) -> Line:
    """Return the line that the others serve: the first drug."""
    return next((line for line in entry.lines if line.role is LineRole.DRUG), entry.lines[0])
