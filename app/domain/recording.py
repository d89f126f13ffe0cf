"""How complete facts become a record, and a record facts again."""

from datetime import datetime
from uuid import UUID

from app.domain.calendar import local
from app.domain.errors import Fault, Refused
from app.domain.formulary import Product
from app.domain.keys import Stamp
from app.domain.measurements import TypedMeasurement
from app.domain.quantities import show_decimal
from app.domain.reading import FindProduct
from app.domain.text import states_nothing
from app.domain.treatments import (
    Draft,
    DraftLine,
    Entry,
    Given,
    Line,
    NoProduct,
    Treatment,
    is_written_late,
)
from app.domain.values import dataclass, replace
from app.domain.verdicts import Assessment

LATE_REASON_MISSING = "REC_LATE_REASON_MISSING"


@dataclass(frozen=True, slots=True)
class Amendment:
    """Why a final record is corrected, and when the infusion was first written down."""

    reason: str
    first_written: datetime


def record(
    entry: Entry,
    draft: Draft,
    assessment: Assessment,
    version: tuple[UUID, int],
    stamp: Stamp,
    amends: Amendment | None = None,
    *,
    is_proxy: bool = False,
) -> Treatment:
    """Return the record of an entry that has passed the save gate (rules A1, A2).

    What is written long after the infusion states why; an amendment states its own reason, and
    is late where the infusion was first written down late.

    Raises:
        Refused: with every fact that is missing, unreadable or not allowed.
    """
    faults = tuple(Fault(one.field, one.code, one.facts) for one in assessment.refusals)
    written = stamp.at if amends is None else amends.first_written
    if lacks_late_reason(entry.started, entry.ended, draft.late_reason, written):
        faults += (Fault("late_reason", LATE_REASON_MISSING),)
    if faults:
        raise Refused(faults)
    stated = _as_stated(entry, draft, assessment, version, stamp)
    is_late = is_written_late(stated.started, stated.ended, written)
    return replace(
        stated,
        amendment="" if amends is None else amends.reason,
        late_reason=draft.late_reason.strip() if is_late else "",
        is_proxy=is_proxy,
    )


def lacks_late_reason(
    started: datetime | None, ended: datetime | None, reason: str, written: datetime
) -> bool:
    """Tell whether an infusion is written down late, and nothing says why."""
    is_late = started is not None and is_written_late(started, ended, written)
    return is_late and states_nothing(reason)


def _as_stated(
    entry: Entry, draft: Draft, assessment: Assessment, version: tuple[UUID, int], stamp: Stamp
) -> Treatment:
    if entry.setting is None or entry.started is None or entry.physician is None:
        raise Refused(())
    return Treatment(
        id=version[0],
        entry=entry.id,
        version=version[1],
        patient=draft.patient,
        setting=entry.setting,
        beds=entry.beds,
        is_emergency=entry.is_emergency,
        diagnosis=entry.diagnosis,
        icd10=entry.icd10,
        diagnosis_codes=entry.diagnosis_codes,
        certainty=entry.certainty,
        onset=entry.onset,
        basis=entry.basis,
        iv_reason_code=entry.iv_reason_code,
        iv_reason=entry.iv_reason,
        started=entry.started,
        ended=entry.ended,
        physician=entry.physician,
        off_label_reason=entry.off_label_reason,
        given=tuple(_given(line) for line in entry.lines),
        recorded=stamp,
        assessment=assessment,
        measurements=entry.measurements,
        branch=draft.branch,
    )


def _given(line: Line) -> Given:
    if line.dose is None or line.route is None or line.volume_ml is None:
        raise Refused((Fault(f"lines/{line.place}/dose", "REC_DOSE_MISSING"),))
    product = line.product
    return Given(
        product=product.id,
        brand=product.brand_ja,
        generic=product.generic_ja,
        yj=product.yj,
        role=line.role,
        dose=line.dose,
        route=line.route,
        volume_ml=line.volume_ml,
        indication=line.indication,
        lot=line.lot,
        expiry=line.expiry,
    )


def entry_of(treatment: Treatment, product: FindProduct) -> Entry:
    """Return the facts of a recorded treatment, to be judged again."""
    found = [(place, one, product(one.product)) for place, one in enumerate(treatment.given)]
    return Entry(
        id=treatment.entry,
        setting=treatment.setting,
        beds=treatment.beds,
        is_emergency=treatment.is_emergency,
        diagnosis=treatment.diagnosis,
        icd10=treatment.icd10,
        diagnosis_codes=treatment.diagnosis_codes,
        certainty=treatment.certainty,
        onset=treatment.onset,
        basis=treatment.basis,
        measurements=treatment.measurements,
        iv_reason_code=treatment.iv_reason_code,
        iv_reason=treatment.iv_reason,
        started=treatment.started,
        ended=treatment.ended,
        physician=treatment.physician,
        off_label_reason=treatment.off_label_reason,
        lines=tuple(_line(place, one, known) for place, one, known in found if known is not None),
        unknown=tuple(NoProduct(place, one.brand) for place, one, known in found if known is None),
        is_final=treatment.finalised is not None,
    )


def _line(place: int, one: Given, product: Product) -> Line:
    return Line(
        place=place,
        product=product,
        role=one.role,
        dose=one.dose,
        route=one.route,
        volume_ml=one.volume_ml,
        indication=one.indication,
        lot=one.lot,
        expiry=one.expiry,
    )


def draft_of(treatment: Treatment) -> Draft:
    """Return a recorded treatment as the form that would state it, to be corrected."""
    return Draft(
        entry=treatment.entry,
        patient=treatment.patient,
        setting=treatment.setting,
        is_emergency=treatment.is_emergency,
        diagnosis=treatment.diagnosis,
        icd10=treatment.icd10,
        diagnosis_codes=treatment.diagnosis_codes,
        certainty=treatment.certainty,
        onset="" if treatment.onset is None else treatment.onset.isoformat(),
        basis=treatment.basis,
        measurements=tuple(
            TypedMeasurement(one.measure, show_decimal(one.value)) for one in treatment.measurements
        ),
        iv_reason_code=treatment.iv_reason_code,
        iv_reason=treatment.iv_reason,
        started=typed_moment(treatment.started),
        ended=typed_moment(treatment.ended),
        physician=treatment.physician,
        off_label_reason=treatment.off_label_reason,
        lines=tuple(_draft_line(one) for one in treatment.given),
        late_reason=treatment.late_reason,
        base=treatment.version,
        branch=treatment.branch,
    )


def _draft_line(one: Given) -> DraftLine:
    return DraftLine(
        product=one.product,
        role=one.role,
        dose=show_decimal(one.dose.amount),
        unit=one.dose.unit,
        route=one.route,
        volume_ml=show_decimal(one.volume_ml),
        indication=one.indication,
        lot=one.lot,
        expiry=one.expiry,
    )


def typed_moment(at: datetime | None) -> str:
    """Return a moment as it is typed on a form, to the minute; nothing for none."""
    return "" if at is None else local(at).strftime("%Y-%m-%d %H:%M")
