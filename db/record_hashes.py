"""The hash that a record itself carries, on its certificates too: is it still that of what it says?"""

import json
from collections.abc import Iterator
from uuid import UUID

import sqlalchemy as sa

from app.domain.treatments import Treatment
from app.services.canonical import record_sha256
from app.services.checkup import Differing, How
from db.tables import AUDIT, FINALISATION, TREATMENT
from db.treatments import TreatmentRecords

_AT_ONCE = 1000
# A server far away is asked seldom, and no statement names too many of them.
_PATIENTS_AT_ONCE = 50
_WITH_A_HASH = (
    sa.select(AUDIT.c.subject, AUDIT.c.payload)
    .where(AUDIT.c.subject.is_not(None), AUDIT.c.payload.contains('"record_sha256":'))
    .order_by(AUDIT.c.seq)
)


def traced_hashes(connection: sa.Connection) -> dict[UUID, str]:
    """Return the hash of each version of a record, as it was last traced."""
    rows = connection.execute(_WITH_A_HASH.execution_options(yield_per=_AT_ONCE))
    return {subject: json.loads(text)["details"]["record_sha256"] for subject, text in rows}


def records_that_differ(connection: sa.Connection) -> Iterator[Differing]:
    """Yield the versions of records whose own hash, which certificates carry, is another one."""
    written = traced_hashes(connection)
    rows = connection.execute(sa.select(FINALISATION.c.treatment_id, FINALISATION.c.record_sha256))
    final: dict[UUID, str] = dict(iter(rows))
    for record in _records(connection):
        traced = written.get(record.id)
        if traced is not None and {traced, final.get(record.id, traced)} != {record_sha256(record)}:
            yield Differing(TREATMENT.name, record.id.hex, How.CHANGED)


def _records(connection: sa.Connection) -> Iterator[Treatment]:
    """Yield every version of every record, a few patients in memory at a time."""
    records = TreatmentRecords(connection)
    query = sa.select(TREATMENT.c.patient_id).distinct().order_by(TREATMENT.c.patient_id)
    patients = connection.scalars(query).all()
    for first in range(0, len(patients), _PATIENTS_AT_ONCE):
        yield from records.all_of(patients[first : first + _PATIENTS_AT_ONCE])
