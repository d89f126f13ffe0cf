"""Which records wait to be finalised or carried out: a short list beside a million that do not."""

import sqlalchemy as sa

from app.domain.treatments import EntryId, TreatmentId
from db.prepared import Insertion
from db.tables import TREATMENT, UNSETTLED

_U = UNSETTLED.c
_ADD = Insertion(UNSETTLED)
# To be asked of a record: is it on the list?
WAITS = TREATMENT.c.id.in_(sa.select(_U.treatment_id))


def unsettle(connection: sa.Connection, treatment: TreatmentId, entry: EntryId) -> None:
    """Put a new version on the list, in the place of the one before it."""
    connection.execute(sa.delete(UNSETTLED).where(_U.entry_id == entry))
    _ADD.run(connection, [{"treatment_id": treatment, "entry_id": entry}])


def settle(connection: sa.Connection, treatment: TreatmentId) -> None:
    """Take a version off the list: it is final, or withdrawn."""
    connection.execute(sa.delete(UNSETTLED).where(_U.treatment_id == treatment))
