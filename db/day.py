"""What is counted of a day in the database, each by its index."""

from datetime import date, datetime

import sqlalchemy as sa

from db.tables import CERTIFICATE, EXEMPTION, FINALISATION, WITHDRAWAL
from db.trouble import storage_errors

_LATER = EXEMPTION.alias("later")


class DayNumbers:
    """Counts what was done since a moment, and what ends soon."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def finalised(self, since: datetime) -> int:
        """Return how many records were finalised since a moment."""
        return self._count(FINALISATION.c.finalised_at >= since)

    def certified(self, since: datetime) -> int:
        """Return how many certificates were issued since a moment."""
        return self._count(CERTIFICATE.c.issued_at >= since)

    def running_out(self, first: date, last: date) -> int:
        """Return how many exemptions end within these days and have no later one behind them."""
        one = EXEMPTION.c
        renewed = sa.exists().where(
            _LATER.c.patient_id == one.patient_id,
            _LATER.c.body == one.body,
            _LATER.c.valid_to > last,
            ~_is_gone(_LATER),
        )
        return self._count(one.valid_to.between(first, last), ~_is_gone(EXEMPTION), ~renewed)

    def _count(self, *conditions: sa.ColumnElement[bool]) -> int:
        query = sa.select(sa.func.count()).where(*conditions)
        with storage_errors(), self._engine.connect() as connection:
            return connection.scalar(query) or 0


def _is_gone(exemption: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.exists().where(WITHDRAWAL.c.filed_id == exemption.c.id)
