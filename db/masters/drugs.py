"""The drug master in the books: whole ones replace, differences change what is there."""

import sqlalchemy as sa

from app.domain.errors import MasterOutOfOrder
from app.domain.masters import Became, Change, DrugRow, MasterFile, Retold, Tally
from db.masters.rows import Kept, Key, Rows, Told, bring, counted
from db.masters.telling import Telling
from db.tables import LISTED_DRUG

_BLANK: dict[str, object] = {
    **dict.fromkeys(("base_name", "kana", "unit", "form", "control", "listing", "unified"), ""),
    **dict.fromkeys(("price", "volume_ml"), None),
    **dict.fromkeys(("changed_on", "abolished_on", "usable_until", "listed_on"), None),
    "is_twin": False,
    "is_listed": True,
}
_OF_WHAT_IS_THERE = frozenset({Change.CHANGED, Change.ABOLISHED, Change.ERASED})


class DrugBook:
    """Keeps every row of the drug master (医薬品マスター) by its receipt code."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection, LISTED_DRUG)
        self._blank = self._rows.row(_BLANK)

    def take(self, file: MasterFile, told: Told) -> Tally:
        """Write what a file says; nothing is deleted: what a whole one lacks is listed no more.

        Raises:
            MasterOutOfOrder: it changes a drug that is not here, so that a file before it is
                missing ("gap").
        """
        rows, kept = self._rows, self._rows.kept()
        wanted: dict[Key, Kept] = {}
        for one in counted(file.rows, told):
            key: Key = (one.code,)
            wanted[key] = self._row(one, file, wanted.get(key) or kept.get(key))
        if file.is_full:
            # What could not be read is not what is missing.
            refused = {(one.code,) for one in file.refused}
            for key, row in kept.items():
                if key not in wanted and key not in refused and rows.of(row, "is_listed"):
                    wanted[key] = self._row_dropped(row, file)
        telling = Telling(is_first=not kept)
        for key, row in wanted.items():
            telling.tell(self._became(kept.get(key), row))
        bring(rows, wanted, kept)
        return telling.tally(len(file.rows), file.refused)

    def _row(self, one: DrugRow, file: MasterFile, before: Kept | None) -> Kept:
        is_of_what_is_there = not file.is_full and one.change in _OF_WHAT_IS_THERE
        if before is None and is_of_what_is_there:
            raise MasterOutOfOrder(file.name, "gap", str(one.row), one.code)
        if before is None:
            before = self._rows.row({"code": one.code, "name": one.code}, self._blank)
        now = self._rows.row({**one.facts, "is_listed": True}, before)
        return self._row_dropped(now, file) if one.change is Change.ERASED else now

    def _row_dropped(self, row: Kept, file: MasterFile) -> Kept:
        """Return a drug as one that is listed no more: it ended, if no day is told, with the file's."""
        if self._rows.of(row, "abolished_on") is None:
            row = self._rows.row({"abolished_on": file.effective_on}, row)
        return self._rows.row({"is_listed": False}, row)

    def _became(self, before: Kept | None, now: Kept) -> Retold | None:
        of = self._rows.of
        if before is None:
            return self._retold(Became.NEW, now)
        if before == now:
            return None
        ended = of(now, "abolished_on")
        if (ended and ended != of(before, "abolished_on")) or of(before, "is_listed") > of(
            now, "is_listed"
        ):
            return self._retold(Became.ABOLISHED, now)
        if (of(before, "name"), of(before, "base_name")) != (of(now, "name"), of(now, "base_name")):
            return self._retold(Became.RENAMED, now, of(before, "name"))
        return self._retold(Became.CHANGED, now)

    def _retold(self, became: Became, row: Kept, was: str = "") -> Retold:
        return Retold(became, self._rows.of(row, "code"), self._rows.of(row, "name"), was)
