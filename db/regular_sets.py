"""The regular sets in the database."""

from dataclasses import asdict
from typing import Any
from uuid import UUID, uuid5

import sqlalchemy as sa

from app.domain.formulary import Route
from app.domain.regular_sets import KeptSet, RegularSet
from app.domain.treatments import DraftLine, LineRole
from db.tables import REGULAR_SET

_S = REGULAR_SET.c
_NEWER = REGULAR_SET.alias("newer").c


class RegularSetBook:
    """Keeps every version of every set."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def current(self) -> tuple[RegularSet, ...]:
        """Return the newest version of every set, by name."""
        newer = sa.exists().where(_NEWER.set_id == _S.set_id, _NEWER.version > _S.version)
        query = sa.select(REGULAR_SET).where(~newer).order_by(_S.name, _S.set_id)
        return tuple(_from_row(row) for row in self._connection.execute(query))

    def add(self, kept: KeptSet) -> None:
        """Write a version; raises SavedByAnother where it is there already."""
        one = kept.set
        row = {
            # The same version of the same set is the same row, whoever writes it.
            "id": uuid5(one.id, str(one.version)),
            "set_id": one.id,
            "version": one.version,
            "name": one.name,
            "lines": [asdict(line) for line in one.lines],
            "minutes": one.minutes,
            "is_active": one.is_active,
            "kept_by": kept.kept.by,
            "kept_at": kept.kept.at,
        }
        self._connection.execute(sa.insert(REGULAR_SET), row)


def _from_row(row: Any) -> RegularSet:  # noqa: ANN401 - a row of the table
    lines = tuple(_line(line) for line in row.lines)
    which: UUID = row.set_id
    return RegularSet(which, row.name, lines, row.minutes, row.is_active, row.version)


def _line(line: dict[str, Any]) -> DraftLine:
    route = None if line["route"] is None else Route(line["route"])
    return DraftLine(**{**line, "role": LineRole(line["role"]), "route": route})
