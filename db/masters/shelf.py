"""The books of all masters: a file goes into that of its kind, and what may be given follows."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

import sqlalchemy as sa

from app.domain.keys import Stamp
from app.domain.masters import DrugRow, MasterFile, MasterImport, MasterKind, RefusedRow, Tally
from app.domain.scans import LearntCode, Packaged
from db.diseases import DiseaseBook
from db.finding import renew_product_words
from db.masters import codes
from db.masters.drugs import DrugBook
from db.masters.lists import hot_codes, inserts, packages, prices
from db.masters.products import renew_products
from db.masters.rows import Told
from db.tables import MASTER_IMPORT


class Book(Protocol):
    """Keeps one master."""

    def take(self, file: MasterFile, told: Told) -> Tally:
        """Write what a file says; raises MasterOutOfOrder where it does not follow."""


BOOKS: Mapping[MasterKind, Callable[[sa.Connection], Book]] = {
    MasterKind.DRUGS: DrugBook,
    MasterKind.PRICES: prices,
    MasterKind.HOT: hot_codes,
    MasterKind.PACKAGES: packages,
    MasterKind.INSERTS: inserts,
    MasterKind.DISEASES: DiseaseBook,
    MasterKind.MODIFIERS: DiseaseBook,
}
# What they say decides what may be given.
OF_PRODUCTS = frozenset(
    {
        *(MasterKind.DRUGS, MasterKind.PRICES, MasterKind.HOT),
        *(MasterKind.PACKAGES, MasterKind.INSERTS),
    }
)


class MasterShelf:
    """Takes the files of masters in, and remembers which."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def take(self, file: MasterFile, told: Told) -> Tally:
        """Write what a file says; raises MasterOutOfOrder where it does not follow."""
        tally = BOOKS[file.kind](self._connection).take(file, told)
        if file.kind not in OF_PRODUCTS:
            return tally
        rows = {row.code: row.row for row in file.rows if isinstance(row, DrugRow)}
        is_part = file.kind is MasterKind.DRUGS and not file.is_full
        renewed = renew_products(self._connection, frozenset(rows) if is_part else None)
        is_whole = file.kind is MasterKind.DRUGS and file.is_full
        # Names in kana and codes of the listing are the drug master's; all else is the product's.
        said = None if is_whole else renewed.written | frozenset(rows)
        renew_product_words(self._connection, said)
        refused = (
            RefusedRow(rows[code], "blocked", name, code)
            for code, name in renewed.refused.items()
            if code in rows
        )
        return replace(tally, refused=(*tally.refused, *refused))

    def note(self, file: MasterFile, tally: Tally, stamp: Stamp) -> None:
        """Write that a file was taken."""
        last = self._connection.scalar(sa.select(sa.func.max(MASTER_IMPORT.c.seq)))
        self._connection.execute(
            sa.insert(MASTER_IMPORT),
            {
                "seq": 1 + (last or 0),
                "kind": file.kind.value,
                "name": file.name,
                "sha256": file.sha256,
                "is_full": file.is_full,
                "effective_on": file.effective_on,
                "n_read": tally.read,
                "n_new": tally.new,
                "n_changed": tally.changed,
                "n_renamed": tally.renamed,
                "n_abolished": tally.abolished,
                "n_same": tally.same,
                "n_refused": len(tally.refused),
                "imported_by": stamp.by,
                "imported_at": stamp.at,
            },
        )

    def by_gtin(self, gtin: str) -> Packaged | None:
        """Return what the master of package codes knows of one, or None."""
        return codes.packaged(self._connection, gtin)

    def learnt(self, gtin: str) -> LearntCode | None:
        """Return what the clinic stated last of a package code, or None."""
        return codes.learnt(self._connection, gtin)

    def learn(self, code: LearntCode) -> None:
        """Write on whose packages a code stands."""
        codes.learn(self._connection, code)

    def imports(self) -> tuple[MasterImport, ...]:
        """Return the files that were taken, newest first."""
        query = sa.select(MASTER_IMPORT).order_by(MASTER_IMPORT.c.seq.desc())
        return tuple(
            MasterImport(
                row.seq,
                MasterKind(row.kind),
                *(row.name, row.sha256, row.is_full, row.effective_on),
                Tally(
                    *(row.n_read, row.n_new, row.n_changed),
                    *(row.n_renamed, row.n_abolished, row.n_same),
                ),
                row.n_refused,
                Stamp(row.imported_by, row.imported_at),
            )
            for row in self._connection.execute(query)
        )
