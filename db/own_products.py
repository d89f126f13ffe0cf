"""The products of the clinic's own in the database: every version, and what may be given of them."""

from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.formulary import ProhibitedClass, Route
from app.domain.keys import Stamp
from app.domain.own_listing import product_of
from app.domain.own_products import KeptOwn, OwnProduct
from app.domain.quantities import Dose, show_decimal
from db.finding import renew_product_words
from db.product_rows import OWN, row_of
from db.tables import OWN_PRODUCT, PRODUCT

_O = OWN_PRODUCT.c


class OwnProductBook:
    """Keeps every version of every product that somebody here wrote."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def current(self) -> tuple[KeptOwn, ...]:
        """Return the newest version of each, by its number."""
        query = sa.select(OWN_PRODUCT).order_by(_O.product_id, _O.version)
        newest = {row.product_id: row for row in self._connection.execute(query)}
        return tuple(map(_from_row, newest.values()))

    def add(self, kept: KeptOwn) -> None:
        """Write a version, and make the product be found; raises SavedByAnother."""
        one = kept.product
        self._connection.execute(sa.insert(OWN_PRODUCT), _to_row(kept))
        # Without an approval it stands in no list of what may be given.
        row = {**row_of(product_of(one), OWN), "is_listed": one.is_approved}
        if one.version == 1:
            row |= {"receipt": "", "listed_until": None}
            self._connection.execute(sa.insert(PRODUCT), row)
        else:
            self._connection.execute(sa.update(PRODUCT).where(PRODUCT.c.id == one.id).values(row))
        renew_product_words(self._connection, only={one.id})


def _to_row(kept: KeptOwn) -> dict[str, Any]:
    one = kept.product
    return {
        "product_id": one.id,
        "version": one.version,
        "brand_ja": one.brand_ja,
        "generic_ja": one.generic_ja,
        "approval": one.approval,
        "indications": list(one.indications),
        "routes": sorted(route.value for route in one.routes),
        "may_dilute": one.may_dilute,
        "insert_date": one.insert_date,
        "facts": {
            "brand_en": one.brand_en,
            "yj": one.yj,
            "container": one.container,
            "content": one.content and [show_decimal(one.content.amount), one.content.unit],
            "package_ml": None if one.package_ml is None else show_decimal(one.package_ml),
            "usual_dose": one.usual_dose,
            "classes": [[each.code, each.in_competition_only] for each in one.classes],
            "is_biological": one.is_biological,
        },
        "kept_by": kept.kept.by,
        "kept_at": kept.kept.at,
    }


def _from_row(row: Any) -> KeptOwn:  # noqa: ANN401 - a row of the table
    facts = row.facts
    content, volume = facts["content"], facts["package_ml"]
    said = OwnProduct(
        row.brand_ja,
        row.generic_ja,
        row.approval,
        brand_en=facts["brand_en"],
        yj=facts["yj"],
        container=facts["container"],
        content=None if content is None else Dose(Decimal(content[0]), content[1]),
        package_ml=None if volume is None else Decimal(volume),
        indications=tuple(row.indications),
        routes=frozenset(map(Route, row.routes)),
        may_dilute=row.may_dilute,
        insert_date=row.insert_date,
        usual_dose=facts["usual_dose"],
        classes=tuple(ProhibitedClass(*each) for each in facts["classes"]),
        is_biological=facts["is_biological"],
        id=row.product_id,
        version=row.version,
    )
    return KeptOwn(said, Stamp(row.kept_by, row.kept_at))
