"""How far the numbers of certificates have been given: by these books, and by others before them."""

import json
from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from app.domain.audit import Deed
from app.domain.certificates import counted
from db.tables import AUDIT, CERTIFICATE


def last_counts(connection: sa.Connection, start: str = "") -> Mapping[str, int]:
    """Return the last count of each type and year, by what their numbers begin with.

    Books that a backup took the place of may have given more; its trace names how far they came.
    """
    found: dict[str, int] = {}
    for number in (*_given(connection, start), *_passed_over(connection)):
        begins, count = counted(number)
        if begins.startswith(start):
            found[begins] = max(count, found.get(begins, 0))
    return found


def _given(connection: sa.Connection, start: str) -> Iterator[str]:
    number = CERTIFICATE.c.number
    series = sa.func.rtrim(number, "0123456789")
    count = sa.cast(sa.func.substr(number, sa.func.length(series) + 1), sa.Integer)
    query = sa.select(series, sa.func.max(count)).group_by(series)
    if start:
        query = query.where(number.startswith(start, autoescape=True))
    for begins, last in connection.execute(query):
        yield f"{begins}{last:06d}"


def _passed_over(connection: sa.Connection) -> Iterator[str]:
    restored = sa.select(AUDIT.c.payload).where(AUDIT.c.deed == Deed.RESTORED.value)
    for payload in connection.scalars(restored):
        yield from json.loads(payload)["details"].get("numbers", ())
