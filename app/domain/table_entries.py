"""How rows of a spreadsheet become the form of an infusion: one row, or one row for each product."""

from uuid import UUID

from app.domain.cell_words import (
    certainty_of,
    iv_reason_of,
    role_of,
    route_of,
    setting_of,
    unit_of,
)
from app.domain.cells import is_damaged, nfkc, read_amount, read_day, read_expiry_cell, read_when
from app.domain.diagnoses import Certainty
from app.domain.errors import Fault
from app.domain.quantities import UNITS
from app.domain.reading import AUTO
from app.domain.sheets import SIDE_BY_SIDE, line_field
from app.domain.text import fold
from app.domain.treatments import Draft, DraftLine, LineRole
from app.domain.values import dataclass

_SUSPECTED = ("の疑い", "疑い", "(疑)", "(疑い)", "疑")


@dataclass(frozen=True, slots=True)
class Stated:
    """What one row states of an infusion: its facts, its products, and what cannot be meant."""

    told: dict[str, str]
    started: str
    lines: tuple[DraftLine, ...]
    faults: tuple[Fault, ...]


def read_row(told: dict[str, str]) -> Stated:
    """Return what a row states."""
    faults = [Fault(field, "damaged_code") for field, text in told.items() if is_damaged(text)]
    lines = []
    for place in range(SIDE_BY_SIDE):
        own = {
            name.rpartition("/")[2]: text
            for name, text in told.items()
            if name.startswith(line_field(place, ""))
        }
        # Units and routes that hold for every row make no product.
        if own.keys() & {"product", "dose", "volume_ml"}:
            lines.append(_line(own, place, faults))
    for field, known in (("setting", setting_of), ("certainty", certainty_of)):
        if field in told and known(told[field]) is None:
            faults.append(Fault(field, "unknown_word"))
    started = read_when(told.get("date", ""), told.get("started", ""))
    return Stated(told, started, tuple(lines), tuple(faults))


def _line(own: dict[str, str], place: int, faults: list[Fault]) -> DraftLine:
    amount, unit_behind = read_amount(own.get("dose", ""))
    volume, volume_unit = read_amount(own.get("volume_ml", ""))
    unit = unit_of(unit_behind or own.get("unit", ""))
    if not amount and volume:
        # A fluid of which only the volume is written was given in so many millilitres.
        amount, unit = volume, "mL"
    for field, word, is_known in (
        ("route", own.get("route", ""), route_of(own.get("route", "")) is not None),
        ("role", own.get("role", ""), role_of(own.get("role", "")) is not None),
        ("unit", unit, unit in UNITS),
        ("volume_ml", volume_unit, unit_of(volume_unit) == "mL"),
    ):
        if word and not is_known:
            faults.append(Fault(line_field(place, field), "unknown_word"))
    return DraftLine(
        product=own.get("product", ""),
        role=role_of(own.get("role", "")) or LineRole.DRUG,
        dose=amount,
        unit=unit,
        route=route_of(own.get("route", "")),
        volume_ml=volume,
        indication=own.get("indication", AUTO),
        lot=own.get("lot", ""),
        expiry=read_expiry_cell(own["expiry"]) if "expiry" in own else "",
    )


def differing(rows: tuple[Stated, ...]) -> tuple[Fault, ...]:
    """Return the facts in which rows of one infusion contradict each other."""
    facts: dict[str, str] = {}
    for row in rows:
        for field, text in row.told.items():
            if not field.startswith("lines/"):
                facts.setdefault(field, text)
    return tuple(
        Fault(field, "rows_differ")
        for field, text in facts.items()
        if any(fold(one.told.get(field, text)) != fold(text) for one in rows)
    )


def draft_from(rows: tuple[Stated, ...], entry: UUID, patient: UUID, late_reason: str) -> Draft:
    """Return the form that the rows of one infusion fill in."""
    told: dict[str, str] = {}
    for row in rows:
        told = {**row.told, **told}
    reason = iv_reason_of(told.get("iv_reason", ""))
    diagnosis, certainty = _diagnosis(told)
    return Draft(
        entry=entry,
        patient=patient,
        setting=setting_of(told.get("setting", "")),
        diagnosis=diagnosis,
        icd10=told.get("icd10", ""),
        certainty=certainty,
        onset=read_day(told["onset"]) if "onset" in told else "",
        basis=told.get("basis", ""),
        iv_reason_code=reason,
        iv_reason="" if reason else told.get("iv_reason", ""),
        started=rows[0].started,
        ended=read_when("", told["ended"]) if "ended" in told else "",
        off_label_reason=told.get("off_label_reason", ""),
        lines=tuple(line for row in rows for line in row.lines),
        late_reason=late_reason,
    )


def _diagnosis(told: dict[str, str]) -> tuple[str, Certainty]:
    """Return the diagnosis without the word that it is suspected, and whether it is."""
    text = told.get("diagnosis", "")
    certainty = certainty_of(told.get("certainty", "")) or Certainty.CONFIRMED
    for end in _SUSPECTED:
        if nfkc(text).endswith(end):
            return nfkc(text).removesuffix(end), Certainty.SUSPECTED
    return text, certainty
