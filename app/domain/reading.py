"""How a typed form becomes facts."""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

from app.domain.calendar import read_date, read_end, read_expiry, read_moment
from app.domain.coded_diagnoses import are_codes, is_suspected
from app.domain.diagnoses import Certainty, is_icd10
from app.domain.formulary import Product, ProductNames
from app.domain.measurements import Measure, Measurement
from app.domain.quantities import UNITS, Dose, NotANumber, read_decimal
from app.domain.treatments import Draft, DraftLine, Entry, Line, LineRole, NoProduct
from app.domain.values import replace

FindProduct = Callable[[str], Product | None]
# The word for: the approved indication that the program would propose (rules A5).
AUTO = "auto"
# Any day will do to tell whether an end is a time at all while the start is not written.
_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def read(draft: Draft, formulary: ProductNames, beds: int) -> Entry:
    """Return the facts that a form states so far; what cannot be read is named, never guessed."""
    unreadable: list[str] = []
    started, ended, onset = _moments(draft, unreadable)
    code = _code(draft.icd10, unreadable)
    codes = _codes(draft.diagnosis_codes, unreadable)
    is_diluted = any(typed.role is LineRole.DILUENT for typed in draft.lines)
    lines: list[Line] = []
    unknown: list[NoProduct] = []
    for place, typed in enumerate(draft.lines):
        product = formulary.named(typed.product)
        if product is None:
            unknown.append(_no_product(typed, place, formulary, unreadable))
        else:
            line = _line(typed, product, place, code, unreadable)
            lines.append(_dissolved(line, typed) if is_diluted else line)
    return Entry(
        id=draft.entry,
        setting=draft.setting,
        beds=beds,
        is_emergency=draft.is_emergency,
        diagnosis=draft.diagnosis.strip(),
        icd10=code,
        diagnosis_codes=codes,
        certainty=_certainty(draft, codes),
        onset=onset,
        basis=draft.basis.strip(),
        measurements=tuple(_measurements(draft, unreadable)),
        iv_reason_code=draft.iv_reason_code,
        iv_reason=draft.iv_reason.strip(),
        started=started,
        ended=ended,
        physician=draft.physician,
        off_label_reason=draft.off_label_reason.strip(),
        lines=tuple(lines),
        unreadable=tuple(unreadable),
        unknown=tuple(unknown),
    )


def _measurements(draft: Draft, unreadable: list[str]) -> Iterator[Measurement]:
    """Yield what was measured; the address of a value is that of its measure, which has one value."""
    seen: set[Measure] = set()
    for typed in draft.measurements:
        field = f"measurements/{typed.measure}"
        value = _number(typed.value, field, unreadable)
        if value is not None and typed.measure in seen:
            unreadable.append(field)
        elif value is not None:
            seen.add(typed.measure)
            yield Measurement(typed.measure, value)


def _moments(
    draft: Draft, unreadable: list[str]
) -> tuple[datetime | None, datetime | None, date | None]:
    started = read_moment(draft.started)
    ended = read_end(draft.ended, started)
    onset = read_date(draft.onset)
    if draft.started.strip() and started is None:
        unreadable.append("started")
    if draft.ended.strip() and read_end(draft.ended, started or _SOME_DAY) is None:
        unreadable.append("ended")
    if draft.onset.strip() and onset is None:
        unreadable.append("onset")
    if started is not None and ended is not None and ended < started:
        unreadable.append("ended")
        ended = None
    return started, ended, onset


def _code(typed: str, unreadable: list[str]) -> str:
    code = unicodedata.normalize("NFKC", typed).strip().upper()
    if code and not is_icd10(code):
        unreadable.append("icd10")
    return code


def _codes(typed: str, unreadable: list[str]) -> str:
    codes = typed.strip()
    if codes and not are_codes(codes):
        unreadable.append("diagnosis")
    return codes


def _certainty(draft: Draft, codes: str) -> Certainty:
    """Return the certainty as stated; what the name itself calls suspected is no more than that."""
    is_doubted = is_suspected(draft.diagnosis, codes)
    return Certainty.SUSPECTED if is_doubted else draft.certainty


def _no_product(
    typed: DraftLine, place: int, formulary: ProductNames, unreadable: list[str]
) -> NoProduct:
    found = formulary.blocking(typed.product)
    field, text = "volume_ml", typed.volume_ml
    if not text.strip() and typed.unit == "mL":
        field, text = "dose", typed.dose
    return NoProduct(
        place=place,
        typed=typed.product.strip(),
        blocked="" if found is None else found[0].name_ja,
        route=typed.route,
        volume_ml=_number(text, f"lines/{place}/{field}", unreadable),
    )


def _line(
    typed: DraftLine, product: Product, place: int, icd10: str, unreadable: list[str]
) -> Line:
    amount = _number(typed.dose, f"lines/{place}/dose", unreadable)
    dose = Dose(amount, typed.unit) if amount and typed.unit in UNITS else None
    if typed.expiry.strip() and read_expiry(typed.expiry) is None:
        unreadable.append(f"lines/{place}/expiry")
    return Line(
        place=place,
        product=product,
        role=typed.role,
        dose=dose,
        route=typed.route,
        volume_ml=_volume(typed, product, dose, f"lines/{place}/volume_ml", unreadable),
        indication=_indication(typed.indication.strip(), product, icd10),
        lot=typed.lot.strip(),
        expiry=typed.expiry.strip(),
    )


def _dissolved(line: Line, typed: DraftLine) -> Line:
    """Return a drug whose label tells no volume as one that goes in with the diluent beside it."""
    is_open = line.volume_ml is None and not typed.volume_ml.strip() and line.dose is not None
    is_dry = line.product.package_ml is None
    return replace(line, volume_ml=Decimal(0)) if is_open and is_dry else line


def _indication(typed: str, product: Product, icd10: str) -> str:
    proposed = product.proposed(icd10) if typed == AUTO else None
    return typed if proposed is None else proposed.text_ja


def _volume(
    typed: DraftLine, product: Product, dose: Dose | None, field: str, unreadable: list[str]
) -> Decimal | None:
    """Return the volume as typed; where none is typed, as the dose fills it."""
    if typed.volume_ml.strip():
        return _number(typed.volume_ml, field, unreadable)
    volume = None if dose is None else product.volume_ml(dose)
    outside_a_vein = typed.route is not None and not typed.route.is_vein
    return Decimal(0) if volume is None and outside_a_vein else volume


def _number(text: str, field: str, unreadable: list[str]) -> Decimal | None:
    if not text.strip():
        return None
    try:
        return read_decimal(text)
    except NotANumber:
        unreadable.append(field)
        return None
