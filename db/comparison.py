"""Do the tables still say what the trace says was written?"""

import json
from collections.abc import Iterator
from uuid import UUID

import sqlalchemy as sa

from app.domain.audit import Deed
from app.domain.treatments import Treatment
from app.services.canonical import patient_sha256, record_sha256
from db.patients import PatientRegister
from db.tables import AUDIT, FINALISATION, TREATMENT
from db.treatments import TreatmentRecords

_AT_ONCE = 1000
_WITH_A_HASH = (
    sa.select(AUDIT.c.subject, AUDIT.c.payload)
    .where(AUDIT.c.subject.is_not(None), AUDIT.c.payload.contains('"record_sha256":'))
    .order_by(AUDIT.c.seq)
)
_OF_PATIENTS = (
    sa.select(AUDIT.c.subject, AUDIT.c.payload)
    .where(
        AUDIT.c.deed.in_([Deed.PATIENT_REGISTERED.value, Deed.PATIENT_CHANGED.value]),
        AUDIT.c.payload.contains('"patient_sha256":'),
    )
    .order_by(AUDIT.c.seq)
)


def count_and_first_differing(connection: sa.Connection) -> tuple[int, UUID | None]:
    """Return how many versions of records were compared with their traces, and what says otherwise.

    Each record is hashed anew as it stands in the tables. The chain holds what was written;
    a page put back to an older state, or a change past every fence, shows here.
    """
    written = traced_hashes(connection)
    count = 0
    for record in _records(connection):
        count += 1
        if written.get(record.id) != record_sha256(record):
            return count, record.id
    return count, _first_without_a_trace(connection, written) or _first_changed_patient(connection)


def traced_hashes(connection: sa.Connection) -> dict[UUID, str]:
    """Return the hash of each version of a record, as it was last traced."""
    rows = connection.execute(_WITH_A_HASH.execution_options(yield_per=_AT_ONCE))
    return {subject: json.loads(text)["details"]["record_sha256"] for subject, text in rows}


def _first_changed_patient(connection: sa.Connection) -> UUID | None:
    """Return a patient whose facts are not those that were last traced.

    Facts of a patient may be changed, and so no fence keeps them; the trace does.
    """
    rows = connection.execute(_OF_PATIENTS.execution_options(yield_per=_AT_ONCE))
    written: dict[UUID, str] = {
        subject: json.loads(text)["details"]["patient_sha256"] for subject, text in rows
    }
    register, wanted = PatientRegister(connection), list(written)
    for start in range(0, len(wanted), _AT_ONCE):
        some = register.some(frozenset(wanted[start : start + _AT_ONCE]))
        for patient in wanted[start : start + _AT_ONCE]:
            if patient not in some or patient_sha256(some[patient]) != written[patient]:
                return patient
    return None


def _records(connection: sa.Connection) -> Iterator[Treatment]:
    """Yield every version of every record, one patient in memory at a time."""
    records = TreatmentRecords(connection)
    patients = sa.select(TREATMENT.c.patient_id).distinct().order_by(TREATMENT.c.patient_id)
    for patient in connection.scalars(patients).all():
        yield from records.all_of(patient)


def _first_without_a_trace(connection: sa.Connection, written: dict[UUID, str]) -> UUID | None:
    """Return a version that no trace tells of, or that was finalised with another hash."""
    query = sa.select(TREATMENT.c.id, FINALISATION.c.record_sha256).select_from(
        TREATMENT.outerjoin(FINALISATION, FINALISATION.c.treatment_id == TREATMENT.c.id)
    )
    for version, final in connection.execute(query.execution_options(yield_per=_AT_ONCE)):
        traced = written.get(version)
        if traced is None or final not in {None, traced}:
            found: UUID = version
            return found
    return None
