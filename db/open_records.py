"""Whether the list of open records says what follows from the records."""

import sqlalchemy as sa

from app.services.checkup import Differing, How
from db.past import STANDS
from db.tables import FINALISATION, OPEN_RECORD, TREATMENT

_FINAL = sa.exists().where(FINALISATION.c.treatment_id == TREATMENT.c.id)
_OUGHT = sa.select(TREATMENT.c.id, TREATMENT.c.entry_id).where(STANDS, ~_FINAL)
_IS = sa.select(OPEN_RECORD.c.treatment_id, OPEN_RECORD.c.entry_id)


def what_is_open_wrongly(connection: sa.Connection) -> list[Differing]:
    """Return the records that wait and are not listed, and those that are listed and do not wait."""
    ought, listed = (
        {tuple(bytes(one) for one in row) for row in connection.exec_driver_sql(_sql(query))}
        for query in (_OUGHT, _IS)
    )
    return [
        *(Differing(OPEN_RECORD.name, key[0].hex(), How.GONE) for key in sorted(ought - listed)),
        *(Differing(OPEN_RECORD.name, key[0].hex(), How.UNHEARD) for key in sorted(listed - ought)),
    ]


def what_ought_to_be_open() -> str:
    """Return the question after the records that wait, as it follows from the records alone."""
    return _sql(_OUGHT)


def _sql(query: sa.Select[tuple[object, object]]) -> str:
    """Return a query as SQL: what was changed by hand may be no number that a store could read."""
    return str(query.compile(dialect=sa.create_mock_engine("sqlite://", print).dialect))
