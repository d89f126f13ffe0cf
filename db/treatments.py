"""The records of infusions in the database: each version stands beside the ones before it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.domain.calendar import local
from app.domain.clocks import ClockState
from app.domain.course import Act
from app.domain.diagnoses import Certainty
from app.domain.errors import NotThere
from app.domain.keys import StaffId, Stamp, Withdrawn
from app.domain.measurements import Measure, Measurement
from app.domain.patients import PatientId
from app.domain.treatments import (
    EntryId,
    IvReason,
    Setting,
    Treatment,
    TreatmentId,
)
from app.services.trouble import DatabaseRefused, SavedByAnother
from db.courses import course_from, step_rows
from db.judgements import assessment_from, assessment_row, verdict_rows
from db.lines import given_from, line_rows, measurement_rows
from db.past import IS_NEWEST, PastInfusions
from db.prepared import Insertion
from db.tables import (
    ASSESSMENT,
    FINALISATION,
    OPEN_RECORD,
    TREATMENT,
    TREATMENT_APPROVAL,
    TREATMENT_LINE,
    TREATMENT_MEASUREMENT,
    TREATMENT_STEP,
    TREATMENT_WITHDRAWAL,
    VERDICT,
)

_T, _TAKEN_BACK = TREATMENT.c, TREATMENT_WITHDRAWAL.c
_IS_OPEN = _T.id.in_(sa.select(OPEN_RECORD.c.treatment_id))
_IS_OVER = sa.exists().where(
    TREATMENT_STEP.c.treatment_id == _T.id, TREATMENT_STEP.c.act == Act.ENDED.value
)

# Made once: the statements of every save.
_ADD = Insertion(TREATMENT, is_told=True)
_ADD_LINES = Insertion(TREATMENT_LINE)
_ADD_MEASUREMENTS = Insertion(TREATMENT_MEASUREMENT)
_ADD_STEPS = Insertion(TREATMENT_STEP)
_ADD_ASSESSMENT = Insertion(ASSESSMENT)
_ADD_VERDICTS = Insertion(VERDICT)

_RECORDS = sa.select(
    TREATMENT,
    ASSESSMENT.c.certificate,
    ASSESSMENT.c.peak,
    FINALISATION.c.finalised_by,
    FINALISATION.c.finalised_at,
    _TAKEN_BACK.withdrawn_by,
    _TAKEN_BACK.withdrawn_at,
    _TAKEN_BACK.reason.label("withdrawal_reason"),
    TREATMENT_APPROVAL.c.approved_by,
    TREATMENT_APPROVAL.c.approved_at,
).select_from(
    TREATMENT.join(ASSESSMENT, ASSESSMENT.c.treatment_id == _T.id)
    .outerjoin(FINALISATION, FINALISATION.c.treatment_id == _T.id)
    .outerjoin(TREATMENT_WITHDRAWAL, _TAKEN_BACK.treatment_id == _T.id)
    .outerjoin(TREATMENT_APPROVAL, TREATMENT_APPROVAL.c.treatment_id == _T.id)
)
_Rows = list[sa.Row[Any]]


class TreatmentRecords(PastInfusions):
    """Keeps the records of infusions."""

    def get(self, treatment: TreatmentId) -> Treatment:
        """Return one version of a record; raises NotThere."""
        found = self._read(_RECORDS.where(_T.id == treatment))
        if not found:
            raise NotThere("treatment", str(treatment))
        return found[0]

    def current(self, entry: EntryId) -> Treatment | None:
        """Return the newest version of a record, or None."""
        found = self._read(
            _RECORDS.where(_T.entry_id == entry).order_by(_T.version.desc()).limit(1)
        )
        return found[0] if found else None

    def versions(self, entry: EntryId) -> tuple[Treatment, ...]:
        """Return all versions of a record, oldest first."""
        return self._read(_RECORDS.where(_T.entry_id == entry).order_by(_T.version))

    def of_patient(self, patient: PatientId) -> tuple[Treatment, ...]:
        """Return the newest versions of all of a patient's records, newest infusion first."""
        newest = _RECORDS.where(_T.patient_id == patient, IS_NEWEST)
        return self._read(newest.order_by(_T.started_at.desc(), _T.id.desc()))

    def all_of(self, patients: Sequence[PatientId]) -> tuple[Treatment, ...]:
        """Return every version of all records of some patients."""
        return self._read(_RECORDS.where(_T.patient_id.in_(patients)).order_by(_T.id))

    def tally(self) -> tuple[tuple[PatientId, int], ...]:
        """Return the patients who have records that stand, each with how many."""
        # Each record has one first version: they are counted in an index alone. What was withdrawn
        # is little, and is taken off.
        written = self._connection.execute(
            sa.select(_T.patient_id, sa.func.count())
            .where(_T.version == 1)
            .group_by(_T.patient_id)
            .order_by(_T.patient_id)
        ).all()
        gone = sa.select(_T.patient_id).where(_T.id.in_(sa.select(_TAKEN_BACK.treatment_id)))
        less = Counter(self._connection.scalars(gone))
        left = ((patient, count - less[patient]) for patient, count in written)
        return tuple((patient, count) for patient, count in left if count)

    def add(self, treatment: Treatment) -> None:
        """Write a version: its products, what was measured and done, and its assessment.

        The same version written again, as after a lost answer, is already there and no error.

        Raises:
            SavedByAnother: the version is there, but says something else.
        """
        if treatment.assessment.refusals:
            raise DatabaseRefused("assessment_refuses_the_record")
        try:
            _ADD.run(self._connection, [_to_row(treatment)])
        except SavedByAnother:
            if not _says(self.current(treatment.entry), treatment):
                raise
            return
        _ADD_LINES.run(self._connection, line_rows(treatment))
        _ADD_MEASUREMENTS.run(self._connection, measurement_rows(treatment))
        if treatment.course:
            _ADD_STEPS.run(self._connection, step_rows(treatment))
        judged = treatment.assessment
        _ADD_ASSESSMENT.run(self._connection, [assessment_row(treatment.id, judged)])
        _ADD_VERDICTS.run(self._connection, verdict_rows(treatment.id, judged))

    def finalise(self, treatment: Treatment, record_sha256: str) -> None:
        """Write that a version was finalised, by whom, when, and the record's hash."""
        if treatment.finalised is None:
            raise DatabaseRefused("finalisation_of_an_open_record")
        self._connection.execute(
            sa.insert(FINALISATION),
            {
                "treatment_id": treatment.id,
                "finalised_by": treatment.finalised.by,
                "finalised_at": treatment.finalised.at,
                "record_sha256": record_sha256,
            },
        )

    def open(self) -> tuple[Treatment, ...]:
        """Return the records that stand and are not final, oldest infusion first."""
        return self._read(_RECORDS.where(_IS_OPEN).order_by(_T.started_at, _T.id))

    def ordered(self) -> tuple[Treatment, ...]:
        """Return the orders that are not carried out to their end, earliest infusion first."""
        waits = sa.and_(_IS_OPEN, _T.ordered_by.is_not(None), ~_IS_OVER)
        return self._read(_RECORDS.where(waits).order_by(_T.started_at, _T.id))

    def approve(self, treatment: TreatmentId, approved: Stamp) -> None:
        """Write that a physician approved a proxy entry."""
        self._connection.execute(
            sa.insert(TREATMENT_APPROVAL),
            {"treatment_id": treatment, "approved_by": approved.by, "approved_at": approved.at},
        )

    def withdraw(self, treatment: TreatmentId, withdrawn: Withdrawn) -> None:
        """Write that a record was withdrawn in its newest version."""
        self._connection.execute(
            sa.insert(TREATMENT_WITHDRAWAL),
            {
                "treatment_id": treatment,
                "withdrawn_by": withdrawn.by,
                "withdrawn_at": withdrawn.at,
                "reason": withdrawn.reason,
            },
        )

    def _read(self, query: sa.Select[Any]) -> tuple[Treatment, ...]:
        rows = self._connection.execute(query).all()
        ids = [row.id for row in rows]
        lines, measured, verdicts = (
            self._children(table, ids) for table in (TREATMENT_LINE, TREATMENT_MEASUREMENT, VERDICT)
        )
        # Most infusions are written down as given and have no steps.
        walked = self._children(TREATMENT_STEP, [row.id for row in rows if row.n_steps])
        return tuple(
            _from_row(row, lines[row.id], measured[row.id], verdicts[row.id], walked[row.id])
            for row in rows
        )

    def _children(
        self, table: sa.Table, of: Sequence[TreatmentId]
    ) -> defaultdict[TreatmentId, list[sa.Row[Any]]]:
        children: defaultdict[TreatmentId, list[sa.Row[Any]]] = defaultdict(list)
        if of:
            query = sa.select(table).where(table.c.treatment_id.in_(of))
            for row in self._connection.execute(query.order_by(*table.primary_key)):
                children[row.treatment_id].append(row)
        return children


def _says(kept: Treatment | None, treatment: Treatment) -> bool:
    """Tell whether a version is kept already; when and what was done with it since is another matter."""
    return kept is not None and _as_written(
        replace(kept, recorded=treatment.recorded)
    ) == _as_written(treatment)


def _as_written(treatment: Treatment) -> Treatment:
    return replace(treatment, finalised=None, withdrawn=None, approved=None)


def _to_row(treatment: Treatment) -> dict[str, object]:
    started = local(treatment.started)
    offset = started.utcoffset()
    reason = treatment.iv_reason_code
    return {
        "id": treatment.id,
        "entry_id": treatment.entry,
        "version": treatment.version,
        "patient_id": treatment.patient,
        "setting": treatment.setting.value,
        "beds": treatment.beds,
        "is_emergency": treatment.is_emergency,
        "diagnosis": treatment.diagnosis,
        "icd10": treatment.icd10,
        "diagnosis_codes": treatment.diagnosis_codes,
        "certainty": treatment.certainty.value,
        "onset": treatment.onset,
        "basis": treatment.basis,
        "iv_reason_code": None if reason is None else reason.value,
        "iv_reason": treatment.iv_reason,
        "started_at": started,
        "ended_at": treatment.ended,
        "utc_offset_min": 0 if offset is None else int(offset.total_seconds()) // 60,
        "physician_id": treatment.physician,
        "off_label_reason": treatment.off_label_reason,
        "late_reason": treatment.late_reason,
        "amendment": treatment.amendment,
        "n_lines": len(treatment.given),
        "n_measurements": len(treatment.measurements),
        "recorded_by": treatment.recorded.by,
        "recorded_at": treatment.recorded.at,
        "clock": treatment.clock.value,
        "is_proxy": treatment.is_proxy,
        "n_steps": len(treatment.course),
        "ordered_by": None if treatment.ordered is None else treatment.ordered.by,
        "ordered_at": None if treatment.ordered is None else treatment.ordered.at,
        "branch_id": treatment.branch,
    }


def _from_row(
    row: sa.Row[Any], lines: _Rows, measured: _Rows, verdicts: _Rows, walked: _Rows
) -> Treatment:
    return Treatment(
        id=row.id,
        entry=row.entry_id,
        version=row.version,
        patient=row.patient_id,
        setting=Setting(row.setting),
        beds=row.beds,
        is_emergency=row.is_emergency,
        diagnosis=row.diagnosis,
        icd10=row.icd10,
        diagnosis_codes=row.diagnosis_codes,
        certainty=Certainty(row.certainty),
        onset=row.onset,
        basis=row.basis,
        iv_reason_code=None if row.iv_reason_code is None else IvReason(row.iv_reason_code),
        iv_reason=row.iv_reason,
        started=row.started_at,
        ended=row.ended_at,
        physician=row.physician_id,
        off_label_reason=row.off_label_reason,
        given=tuple(given_from(line) for line in lines),
        recorded=Stamp(row.recorded_by, row.recorded_at),
        assessment=assessment_from(row, verdicts),
        finalised=_stamp(row.finalised_by, row.finalised_at),
        measurements=tuple(Measurement(Measure(one.measure), one.value) for one in measured),
        amendment=row.amendment,
        late_reason=row.late_reason,
        withdrawn=_withdrawn(row),
        is_proxy=row.is_proxy,
        clock=ClockState(row.clock),
        approved=_stamp(row.approved_by, row.approved_at),
        ordered=_stamp(row.ordered_by, row.ordered_at),
        course=course_from(walked),
        branch=row.branch_id,
    )


def _stamp(by: StaffId | None, at: datetime) -> Stamp | None:
    return None if by is None else Stamp(by, at)


def _withdrawn(row: sa.Row[Any]) -> Withdrawn | None:
    if row.withdrawn_by is None:
        return None
    return Withdrawn(row.withdrawn_by, row.withdrawn_at, row.withdrawal_reason)
