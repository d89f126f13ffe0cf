"""The masters of diagnoses and of their modifiers in the database: taken from a file, never deleted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.domain.coded_diagnoses import UNCODED, with_point
from app.domain.masters import (
    Change,
    DiseaseRow,
    MasterFile,
    MasterKind,
    ModifierRow,
    RefusedRow,
    Tally,
)
from app.domain.text import fold
from db.name_words import OF_DISEASES, name_terms
from db.prepared import Insertion, in_order
from db.tables import DISEASE_MODIFIER, DISEASE_NAME, DISEASE_WORD

Told = Callable[[int, int], None]
_Row = dict[str, Any]
_AT_ONCE = 2000
_NAME, _MODIFIER, _WORD = map(Insertion, (DISEASE_NAME, DISEASE_MODIFIER, DISEASE_WORD))
_GONE = frozenset({Change.ERASED, Change.ABOLISHED})


class DiseaseBook:
    """Keeps the masters of diagnoses and of modifiers, and the words by which diagnoses are found."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def take(self, file: MasterFile, told: Told) -> Tally:
        """Take a file of either kind; what a whole master holds no more ends on its day."""
        is_of_names = file.kind is MasterKind.DISEASES
        table = DISEASE_NAME if is_of_names else DISEASE_MODIFIER
        kept = {row.code: row._asdict() for row in self._connection.execute(sa.select(table))}
        taking = _Taking(kept, file.effective_on)
        for row in file.rows:
            if isinstance(row, DiseaseRow | ModifierRow):
                taking.take(row)
        if file.is_full:
            taking.end_what_is_missing()
        self._write(table, taking, _Course(len(taking.new) + len(taking.changed), told))
        return taking.tally(file)

    def _write(self, table: sa.Table, taking: "_Taking", course: "_Course") -> None:
        insertion = _NAME if table is DISEASE_NAME else _MODIFIER
        for some in _portions(taking.new):
            course.tell(0)
            insertion.run(self._connection, some)
        for row in taking.changed.values():
            self._connection.execute(sa.update(table).where(table.c.code == row["code"]), row)
        if table is DISEASE_NAME:
            self._renew_words(taking, course)
        course.tell(course.total)

    def _renew_words(self, taking: "_Taking", course: "_Course") -> None:
        """Write the word-starts of what is new, and anew those of what is written otherwise now."""
        gone = [{"of": code} for code in taking.changed]
        if gone:
            every = sa.delete(DISEASE_WORD).where(DISEASE_WORD.c.code == sa.bindparam("of"))
            self._connection.execute(every, gone)
        for some in in_order(_words([*taking.new, *taking.changed.values()], course)):
            course.tell(course.total - 1)
            _WORD.pour(self._connection, some)


@dataclass(slots=True)
class _Course:
    """Tells how far it is; whoever is told may stop it by an error of their own."""

    total: int
    told: Told

    def tell(self, done: int) -> None:
        self.told(max(done, 0), self.total)


@dataclass(slots=True)
class _Taking:
    """What becomes of the rows that are kept, as a file is gone through."""

    kept: dict[str, _Row]
    day: date | None
    new: list[_Row] = field(default_factory=list)
    changed: dict[str, _Row] = field(default_factory=dict)
    renamed: set[str] = field(default_factory=set)
    abolished: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    refused: list[RefusedRow] = field(default_factory=list)

    def take(self, row: DiseaseRow | ModifierRow) -> None:
        """Take one row, or refuse it."""
        before = self.kept.get(row.code)
        if row.code in self.seen:
            self.refused.append(RefusedRow(row.row, "twice", row.code, row.code))
        elif before is None and row.change in _GONE:
            self.refused.append(RefusedRow(row.row, "unknown", row.code, row.code))
        elif before is None:
            self.new.append(_to_row(row))
        elif row.change in _GONE:
            self._end(before, row.abolished_on or self.day)
        else:
            self._compare(before, _to_row(row))
        self.seen.add(row.code)

    def end_what_is_missing(self) -> None:
        """End what a whole master does not hold any more."""
        for code, before in self.kept.items():
            if code not in self.seen:
                self._end(before, self.day)

    def tally(self, file: MasterFile) -> Tally:
        """Return what became of the rows; what is changed and abolished at once counts as abolished."""
        changed = len(self.changed.keys() - self.abolished - self.renamed)
        renamed = len(self.renamed - self.abolished)
        others = len(self.new) + changed + renamed + len(self.abolished & self.seen)
        return Tally(
            read=len(file.rows),
            new=len(self.new),
            changed=changed,
            renamed=renamed,
            abolished=len(self.abolished),
            same=len(self.seen) - others,
            refused=(*file.refused, *self.refused),
        )

    def _end(self, before: _Row, day: date | None) -> None:
        # Where nobody tells the day, or an earlier one stands, it stays as it is.
        if day is not None and (before["abolished_on"] is None or day < before["abolished_on"]):
            self._change({**before, "abolished_on": day})

    def _compare(self, before: _Row, after: _Row) -> None:
        if before["name"] != after["name"]:
            self.renamed.add(after["code"])
        if before != after:
            self._change(after)

    def _change(self, after: _Row) -> None:
        code = after["code"]
        self.changed[code] = after
        if after["abolished_on"] is not None and self.kept[code]["abolished_on"] is None:
            self.abolished.add(code)


def _to_row(row: DiseaseRow | ModifierRow) -> _Row:
    common = {
        "code": row.code,
        "name": row.name,
        "kana": row.kana,
        "number": row.number,
        "exchange": row.exchange,
        "abolished_on": row.abolished_on,
    }
    if isinstance(row, ModifierRow):
        return {**common, "folded": fold(row.name), "is_suffix": row.suffix}
    first, second = (*map(with_point, row.icd10), "", "")[:2]
    return {
        **common,
        "short": row.short,
        "icd10": first,
        "icd10_second": second,
        "moved_to": row.moved_to,
        "is_alone": row.alone,
        "is_insured": row.insured,
    }


def _words(rows: list[_Row], course: _Course) -> Iterator[tuple[str, str, int]]:
    for done, row in enumerate(rows):
        if done % _AT_ONCE == 0:
            course.tell(done)
        if row["code"] != UNCODED:
            names, codes = (row["name"], row["short"]), (row["code"], row["icd10"])
            for term, is_whole in name_terms(names, (row["kana"],), codes, OF_DISEASES).items():
                yield term, row["code"], int(is_whole)


def _portions(rows: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
