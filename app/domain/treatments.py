"""Intravenous treatments: as typed, as read, and as recorded."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from app.domain.clocks import ClockState
from app.domain.course import LATE_AFTER, Stage, Step, performer, shares, stage_of
from app.domain.diagnoses import Certainty
from app.domain.errors import (
    TreatmentIsFinal,
    TreatmentIsIncomplete,
    TreatmentIsNotGiven,
    TreatmentIsNotOver,
    TreatmentIsUnapproved,
    TreatmentIsWithdrawn,
)
from app.domain.facilities import BranchId
from app.domain.formulary import Product, Route
from app.domain.keys import PatientId, StaffId, Stamp, Withdrawn
from app.domain.measurements import Measurement, TypedMeasurement
from app.domain.quantities import Dose
from app.domain.values import dataclass, field, replace
from app.domain.verdicts import Assessment

EntryId = UUID
TreatmentId = UUID
# A proxy entry that waits longer than this for its approval is overdue.
APPROVED_WITHIN = timedelta(hours=24)


class Setting(StrEnum):
    """Where and in what course of care an infusion was given (rules C.1)."""

    OUTPATIENT = "outpatient"
    INPATIENT = "inpatient"
    SURGERY = "surgery"
    DIAGNOSTIC = "diagnostic"
    AMBULANCE = "ambulance"
    VENUE = "venue"
    HOME = "home"
    OTHER = "other"


class LineRole(StrEnum):
    """What a product is in the infusion: a drug, its diluent (溶解・希釈), or the line flush."""

    DRUG = "drug"
    DILUENT = "diluent"
    FLUSH = "flush"


class IvReason(StrEnum):
    """Why by vein: the grounds of the insurance rules for an injection (療担規則20条4号)."""

    ORAL_IMPOSSIBLE = "oral_impossible"
    ORAL_HARMFUL = "oral_harmful"
    ORAL_INEFFECTIVE = "oral_ineffective"
    RAPID_EFFECT = "rapid_effect"
    OTHERWISE_DIFFICULT = "otherwise_difficult"


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One product of a form, as typed. `product` is a formulary number, never free text."""

    product: str
    role: LineRole = LineRole.DRUG
    dose: str = ""
    unit: str = ""
    route: Route | None = None
    volume_ml: str = ""
    indication: str = ""
    lot: str = ""
    expiry: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as typed (下書き): kept through a crash, no record, counted nowhere.

    `entry` is made once for each form, so that a save tried twice is one record. `base` is the
    version that the form was opened from, 0 before there was one. `copied_basis` is the basis of
    an earlier infusion that was taken over as a template; as it stands it is refused.
    `copied_diagnosis` is its diagnosis, marked as a copy until it is changed or saved.
    `branch` is where it is given, None at the main facility.
    """

    entry: EntryId
    patient: PatientId
    setting: Setting | None = None
    is_emergency: bool = False
    diagnosis: str = ""
    icd10: str = ""
    diagnosis_codes: str = ""
    certainty: Certainty = Certainty.CONFIRMED
    onset: str = ""
    basis: str = ""
    measurements: tuple[TypedMeasurement, ...] = ()
    iv_reason_code: IvReason | None = None
    iv_reason: str = ""
    started: str = ""
    ended: str = ""
    physician: StaffId | None = None
    off_label_reason: str = ""
    lines: tuple[DraftLine, ...] = ()
    late_reason: str = ""
    base: int = 0
    copied_basis: str = ""
    copied_diagnosis: str = ""
    branch: BranchId | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One product of an infusion, as far as it is known; `place` is its row on the form."""

    place: int
    product: Product
    role: LineRole
    dose: Dose | None
    route: Route | None
    volume_ml: Decimal | None
    indication: str = ""
    lot: str = ""
    expiry: str = ""


@dataclass(frozen=True, slots=True)
class NoProduct:
    """A row of the form whose text names no product; `blocked` is the name it holds of the block list.

    Its volume shows what the infusion would have been; such an entry is never saved.
    """

    place: int
    typed: str
    blocked: str = ""
    route: Route | None = None
    volume_ml: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """The facts of an infusion as far as they are known; this is what rules examine.

    `unreadable` names the fields whose text could not be read, `unknown` the rows that
    name no product of the formulary.
    """

    id: EntryId
    setting: Setting | None = None
    beds: int = 0
    is_emergency: bool = False
    diagnosis: str = ""
    icd10: str = ""
    diagnosis_codes: str = ""
    certainty: Certainty = Certainty.CONFIRMED
    onset: date | None = None
    basis: str = ""
    measurements: tuple[Measurement, ...] = ()
    iv_reason_code: IvReason | None = None
    iv_reason: str = ""
    started: datetime | None = None
    ended: datetime | None = None
    physician: StaffId | None = None
    off_label_reason: str = ""
    lines: tuple[Line, ...] = ()
    unreadable: tuple[str, ...] = ()
    unknown: tuple[NoProduct, ...] = ()
    is_final: bool = False

    @property
    def routes(self) -> tuple[Route, ...]:
        """Return the routes of the infusion's rows, as far as they are known."""
        return tuple(row.route for row in self._rows if row.route is not None)

    @property
    def iv_volume_ml(self) -> Decimal:
        """Return what enters a vein: drug, diluent and flush together (rules C.2)."""
        by_vein = (row for row in self._rows if row.route is not None and row.route.is_vein)
        volumes = (row.volume_ml for row in by_vein)
        return sum((volume for volume in volumes if volume is not None), Decimal(0))

    @property
    def _rows(self) -> tuple[Line | NoProduct, ...]:
        return (*self.lines, *self.unknown)


@dataclass(frozen=True, slots=True)
class Given:
    """One product of a recorded infusion, with its names and codes as of the day."""

    product: str
    brand: str
    generic: str
    yj: str
    role: LineRole
    dose: Dose
    route: Route
    volume_ml: Decimal
    indication: str
    lot: str = ""
    expiry: str = ""


@dataclass(frozen=True, slots=True)
class Treatment:
    """A recorded infusion (記録). A value: a change is a new version beside the old one.

    `id` names this version, `entry` the infusion through all its versions. `amendment` is why
    a final record was corrected by this version, `late_reason` why it was written down late.
    `diagnosis_codes` are the master's codes of the diagnosis as of the day (4012/0091005/8002).
    `branch` is where it was given, None at the main facility; `beds` are those of that place, then.
    `clock` is what was known of the clock when it was written, `ordered` says who ordered (指示) what another hand gives, `course` what was done at the drip;
    before it ends, times and amounts are those of the order.
    """

    id: TreatmentId
    entry: EntryId
    version: int
    patient: PatientId
    setting: Setting
    beds: int
    is_emergency: bool
    diagnosis: str
    icd10: str
    certainty: Certainty
    onset: date | None
    basis: str
    iv_reason_code: IvReason | None
    iv_reason: str
    started: datetime
    ended: datetime | None
    physician: StaffId
    off_label_reason: str
    given: tuple[Given, ...]
    recorded: Stamp
    assessment: Assessment = field(compare=False)
    finalised: Stamp | None = None
    measurements: tuple[Measurement, ...] = ()
    amendment: str = ""
    late_reason: str = ""
    withdrawn: Withdrawn | None = None
    is_proxy: bool = False
    approved: Stamp | None = None
    ordered: Stamp | None = None
    course: tuple[Step, ...] = ()
    clock: ClockState = field(default=ClockState.UNKNOWN, compare=False)
    diagnosis_codes: str = ""
    branch: BranchId | None = None

    @property
    def stage(self) -> Stage:
        """Tell how far it is; what nobody ordered was written down as given."""
        return Stage.GIVEN if self.ordered is None else stage_of(self.course)

    @property
    def performer(self) -> StaffId | None:
        """Return who gave an ordered infusion (実施者), as far as it has begun."""
        return performer(self.course)

    @property
    def awaits_approval(self) -> bool:
        """Tell whether it was entered on a physician's behalf and nobody approved it yet (未承認)."""
        return self.is_proxy and self.approved is None

    @property
    def is_late(self) -> bool:
        """Tell whether it was written long after the infusion (事後入力)."""
        return self.late_reason != ""

    @property
    def is_amended(self) -> bool:
        """Tell whether this version corrects a final one (訂正)."""
        return self.amendment != ""

    @property
    def iv_volume_ml(self) -> Decimal:
        """Return what entered a vein, in mL."""
        return sum((one.volume_ml for one in self.given if one.route.is_vein), Decimal(0))

    def delivered(self, flowed_ml: Decimal | None) -> tuple[tuple[Decimal, Decimal], ...]:
        """Return dose and volume of each product once so much of the order flowed in, in mL.

        What goes by no vein was given whole; so was everything where nothing is told.
        """
        whole = [(one.dose.amount, one.volume_ml) for one in self.given]
        if flowed_ml is None or flowed_ml == self.iv_volume_ml:
            return tuple(whole)
        wet = [place for place, one in enumerate(self.given) if one.route.is_vein]
        parts = shares(
            tuple(whole[place][1] for place in wet),
            tuple(whole[place][0] for place in wet),
            flowed_ml,
        )
        for place, part in zip(wet, parts, strict=True):
            whole[place] = part
        return tuple(whole)

    def finalise(self, by: StaffId, at: datetime) -> "Treatment":
        """Return the treatment as the record that stands (確定).

        Raises:
            TreatmentIsWithdrawn: it was taken back.
            TreatmentIsFinal: it was finalised before.
            TreatmentIsUnapproved: it was entered on a physician's behalf, who approves it first.
            TreatmentIsNotGiven: it is an order that was not carried out to its end.
            TreatmentIsIncomplete: the end of the infusion is not written yet.
            TreatmentIsNotOver: the end lies ahead; what is to come cannot be certified.
        """
        self.refuse_if_withdrawn()
        if self.finalised is not None:
            raise TreatmentIsFinal
        if self.awaits_approval:
            raise TreatmentIsUnapproved
        if self.stage is not Stage.GIVEN:
            raise TreatmentIsNotGiven
        if self.ended is None:
            raise TreatmentIsIncomplete
        if self.ended > at:
            raise TreatmentIsNotOver
        return replace(self, finalised=Stamp(by, at))

    def approve(self, by: StaffId, at: datetime) -> "Treatment":
        """Return a proxy entry as a physician's own; anything else stays as it is.

        Raises:
            TreatmentIsWithdrawn: it was taken back.
        """
        self.refuse_if_withdrawn()
        return replace(self, approved=Stamp(by, at)) if self.awaits_approval else self

    def withdraw(self, by: StaffId, at: datetime, reason: str) -> "Treatment":
        """Return the treatment taken back (取り下げ): it stays to be read, but counts nowhere.

        Raises:
            TreatmentIsWithdrawn: it was taken back before.
        """
        self.refuse_if_withdrawn()
        return replace(self, withdrawn=Withdrawn(by, at, reason))

    def refuse_if_withdrawn(self) -> None:
        """Refuse what cannot be done to a record that was taken back.

        Raises:
            TreatmentIsWithdrawn: it was.
        """
        if self.withdrawn is not None:
            raise TreatmentIsWithdrawn


def is_written_late(started: datetime, ended: datetime | None, written: datetime) -> bool:
    """Tell whether an infusion was written down so late that the reason must be told (事後入力)."""
    return written - (ended or started) > LATE_AFTER
