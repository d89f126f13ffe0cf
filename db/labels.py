"""The formulary in the database: what may be given, what is refused, and whose word stands for the labels."""

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from app.domain.formulary import BlockedName, Formulary, Product
from app.domain.keys import Stamp
from app.domain.quantities import Dose, show_decimal
from app.domain.text import fold, latin_words
from app.services.ports import LabelConfirmation
from db.finding import renew_product_words
from db.tables import (
    BLOCKED_ALIAS,
    BLOCKED_NAME,
    LABEL_CONFIRMATION,
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
        self._bring(PRODUCT, (_to_row(one) for one in formulary.products))
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

    def loaded_sha256(self) -> str:
        """Return the hash of the formulary that the tables hold, empty where none."""
        last = sa.select(REFERENCE_LOAD.c.sha256).order_by(REFERENCE_LOAD.c.seq.desc()).limit(1)
        return self._connection.scalar(last) or ""

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

    def _bring(self, table: sa.Table, wanted: Iterable[dict[str, Any]]) -> None:
        key = next(iter(table.primary_key))
        kept = {row[0]: row for row in self._connection.execute(sa.select(key, table))}
        rows = {row[key.name]: row for row in wanted}
        new = [row for name, row in rows.items() if name not in kept]
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
                    "is_listed": True,
                }


def _to_row(product: Product) -> dict[str, Any]:
    words = latin_words(product.brand_ja) | latin_words(product.brand_en)
    return {
        "id": product.id,
        "brand_ja": product.brand_ja,
        "brand_en": product.brand_en,
        "generic_ja": product.generic_ja,
        "generic_en": product.generic_en,
        "yj": product.yj,
        "strength": product.strength,
        "evidence": product.evidence.value,
        "label": _label(product),
        "in_force_from": product.in_force_from,
        "in_force_to": product.in_force_to,
        "is_listed": True,
        "folded_ja": fold(product.brand_ja),
        "folded_en": fold(product.brand_en),
        "words": f" {' '.join(sorted(words))} ",
    }


def _label(product: Product) -> dict[str, object]:
    return {
        "v": 1,
        "category": product.category,
        "container": product.container,
        "content": _dose(product.content),
        "package_ml": None if product.package_ml is None else show_decimal(product.package_ml),
        "routes": sorted(route.value for route in product.routes),
        "indications": [[one.text_ja, one.text_en, list(one.hints)] for one in product.indications],
        "usual_dose": product.usual_dose,
        "max_once": _dose(product.max_once),
        "max_day": _dose(product.max_day),
        "classes": [[one.code, one.in_competition_only] for one in product.classes],
        "diluent_only": product.is_diluent_only,
        "may_dilute": product.may_dilute,
        "may_flush": product.may_flush,
        "biological": product.is_biological,
        "confidence": product.confidence,
        "source": product.source,
        "note": product.note,
    }


def _dose(dose: Dose | None) -> list[str] | None:
    return None if dose is None else [show_decimal(dose.amount), dose.unit]
