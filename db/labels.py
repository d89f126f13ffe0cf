"""The formulary in the database: what may be given, what is refused, and whose word stands for the labels."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.domain.completions import Completion
from app.domain.formulary import BlockedName, Formulary, Product
from app.domain.keys import Stamp
from app.domain.stops import Stop
from app.domain.text import fold, latin_words
from app.services.ports import LabelConfirmation
from db import completions, stops
from db.finding import renew_product_words
from db.masters.products import renew_products
from db.own_products import OwnProductBook
from db.product_rows import FORMULARY, MASTER, product_from, row_of
from db.tables import (
    BLOCKED_ALIAS,
    BLOCKED_NAME,
    LABEL_CONFIRMATION,
    LISTED_DRUG,
    PRODUCT,
    REFERENCE_LOAD,
)

# Up to so many Latin letters, an alias counts as a whole word only (rules A2).
_SHORT = 4


class LabelRegister:
    """Keeps products, blocked names, and who compared which label with its package insert."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def load(self, formulary: Formulary) -> None:
        """Bring the product and block tables to a formulary's state; nothing is ever deleted.

        What the formulary holds no more stays in its table and is listed no more. Blocked
        names come first, so that no product can slip in before them.
        """
        self._bring(BLOCKED_NAME, (_blocked_row(one) for one in formulary.blocked))
        self._bring(BLOCKED_ALIAS, _alias_rows(formulary))
        self._bring_products(formulary)
        renew_product_words(self._connection)
        last = self._connection.scalar(sa.select(sa.func.max(REFERENCE_LOAD.c.seq)))
        self._connection.execute(
            sa.insert(REFERENCE_LOAD),
            {
                "seq": 1 + (last or 0),
                "sha256": formulary.sha256,
                "n_products": len(formulary.products),
                "n_blocked": len(formulary.blocked),
            },
        )

    def imported(self) -> tuple[Product, ...]:
        """Return the products that the masters list beside the formulary's, in force or not."""
        product, labels = PRODUCT.c, sa.type_coerce(PRODUCT.c.label, sa.Text).label("said")
        others = (one for one in product if one.name != "label")
        query = sa.select(*others, labels).where(product.origin == MASTER, product.is_listed == 1)
        rows = self._connection.execute(query).all()
        # All labels at once: four thousand little texts would cost three times as much.
        said = json.loads(f"[{','.join(row.said for row in rows)}]")
        return tuple(map(product_from, rows, said))

    def imported_names(self) -> dict[str, str]:
        """Return the names of the imported products by their codes, as names are compared."""
        query = sa.select(PRODUCT.c.id, PRODUCT.c.folded_ja)
        of_masters = query.where(PRODUCT.c.origin == MASTER, PRODUCT.c.is_listed == 1)
        return {row.id: row.folded_ja for row in self._connection.execute(of_masters)}

    def listed_until(self) -> dict[str, date]:
        """Return the last days that the masters give products of the formulary."""
        query = sa.select(PRODUCT.c.id, PRODUCT.c.listed_until)
        found = self._connection.execute(query.where(PRODUCT.c.listed_until.is_not(None)))
        return {row.id: row.listed_until for row in found}

    def loaded_sha256(self) -> str:
        """Return the hash of the formulary that the tables hold, empty where none."""
        last = sa.select(REFERENCE_LOAD.c.sha256).order_by(REFERENCE_LOAD.c.seq.desc()).limit(1)
        return self._connection.scalar(last) or ""

    def has_loaded(self, sha256: str) -> bool:
        """Tell whether a formulary was ever loaded, by its hash."""
        query = sa.select(REFERENCE_LOAD.c.seq).where(REFERENCE_LOAD.c.sha256 == sha256).limit(1)
        return self._connection.scalar(query) is not None

    def confirm(self, confirmation: LabelConfirmation) -> None:
        """Write that a row was compared with its package insert."""
        self._connection.execute(
            sa.insert(LABEL_CONFIRMATION),
            {
                "product_id": confirmation.product,
                "insert_date": confirmation.insert_date,
                "facts_sha256": confirmation.facts_sha256,
                "confirmed_by": confirmation.stamp.by,
                "confirmed_at": confirmation.stamp.at,
            },
        )

    def confirmations(self) -> tuple[LabelConfirmation, ...]:
        """Return the latest confirmation of each product."""
        query = sa.select(LABEL_CONFIRMATION).order_by(LABEL_CONFIRMATION.c.confirmed_at)
        latest = {row.product_id: row for row in self._connection.execute(query)}
        return tuple(
            LabelConfirmation(
                row.product_id,
                row.insert_date,
                Stamp(row.confirmed_by, row.confirmed_at),
                row.facts_sha256,
            )
            for _, row in sorted(latest.items())
        )

    def complete(self, completion: Completion) -> None:
        """Write what a package insert approves a listed product for."""
        completions.add(self._connection, completion)

    def completions(self) -> tuple[Completion, ...]:
        """Return the latest completion of each product."""
        return completions.latest(self._connection)

    def stop(self, stop: Stop) -> None:
        """Write that a product is put aside, or used again."""
        stops.add(self._connection, stop)

    def stops(self) -> tuple[Stop, ...]:
        """Return the latest word on each product that was ever put aside."""
        return stops.latest(self._connection)

    @property
    def own(self) -> OwnProductBook:
        """Return the products of the clinic's own."""
        return OwnProductBook(self._connection)

    def _bring_products(self, formulary: Formulary) -> None:
        of_formulary = PRODUCT.c.origin == FORMULARY
        unlisted = {"receipt": "", "listed_until": None}
        wanted = (row_of(one, FORMULARY) for one in formulary.products)
        self._bring(PRODUCT, wanted, of_formulary, unlisted)
        if self._connection.scalar(sa.select(sa.exists(sa.select(LISTED_DRUG)))):
            # What was the masters' alone may be the formulary's by now.
            renew_products(self._connection)

    def _bring(
        self,
        table: sa.Table,
        wanted: Iterable[dict[str, Any]],
        among: sa.ColumnElement[bool] | None = None,
        at_first: Mapping[str, object] | None = None,
    ) -> None:
        """Bring the rows of a table, or some among them, to what is wanted."""
        key = next(iter(table.primary_key))
        query = sa.select(key, table).where(sa.true() if among is None else among)
        kept = {row[0]: row for row in self._connection.execute(query)}
        rows = {row[key.name]: row for row in wanted}
        new = [{**row, **(at_first or {})} for name, row in rows.items() if name not in kept]
        if new:
            self._connection.execute(sa.insert(table), new)
        for name, row in rows.items():
            if name in kept and any(getattr(kept[name], one) != row[one] for one in row):
                self._connection.execute(sa.update(table).where(key == name).values(row))
        if "is_listed" in table.c:
            gone = [name for name in kept if name not in rows and kept[name].is_listed]
            for name in gone:
                self._connection.execute(
                    sa.update(table).where(key == name).values(is_listed=False)
                )


def _blocked_row(blocked: BlockedName) -> dict[str, Any]:
    return {
        "id": blocked.id,
        "name_ja": blocked.name_ja,
        "name_en": blocked.name_en,
        "category": blocked.category,
        "why_ja": blocked.why_ja,
        "why_en": blocked.why_en,
        "wada_class": blocked.wada_class,
        "alternative": blocked.alternative,
        "source": blocked.source,
    }


def _alias_rows(formulary: Formulary) -> Iterator[dict[str, Any]]:
    # Only what carries a code is an approved product whose generic name may hold an alias.
    approved = [one for one in formulary.products if one.yj]
    generics = [name for one in approved for name in (one.generic_ja, one.generic_en)]
    folded_generics = "\n".join(fold(name) for name in generics)
    words = frozenset[str]().union(*(latin_words(name) for name in generics))
    for blocked in formulary.blocked:
        for alias in dict.fromkeys((blocked.name_ja, blocked.name_en, *blocked.aliases)):
            folded = fold(alias)
            is_word = len(folded) <= _SHORT and folded.isascii()
            if folded:
                yield {
                    "folded": folded,
                    "blocked_id": blocked.id,
                    "alias": alias,
                    "is_word": is_word,
                    "is_generic": folded in (words if is_word else folded_generics),
                    "is_sparing": blocked.spares_approved,
                    "is_listed": True,
                }
