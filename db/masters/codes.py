"""Codes on packages (GTIN): which product each stands on, by the masters and by the clinic's own word."""

import sqlalchemy as sa

from app.domain.keys import Stamp
from app.domain.scans import LearntCode, Packaged
from app.domain.text import fold
from db.tables import HOT_CODE, LEARNT_CODE, LISTED_DRUG, PACKAGE_CODE, PRODUCT


def packaged(connection: sa.Connection, gtin: str) -> Packaged | None:
    """Return what the master knows of a code, or None; several products are none that is sure."""
    package = PACKAGE_CODE.c
    query = sa.select(PACKAGE_CODE).where(package.gtin == gtin, package.is_listed == 1)
    rows = connection.execute(query).all()
    if not rows:
        return None
    found = {one for row in rows for one in _products(connection, row.code, row.brand)}
    # Two sellers may share a code: it is stopped when the last of them stops.
    days = [row.stopped_on for row in rows if row.stopped_on is not None]
    return Packaged(
        next(iter(found)) if len(found) == 1 else "",
        max(days) if len(days) == len(rows) else None,
    )


def learnt(connection: sa.Connection, gtin: str) -> LearntCode | None:
    """Return what the clinic stated last of a code, or None."""
    code = LEARNT_CODE.c
    query = sa.select(LEARNT_CODE).where(code.gtin == gtin).order_by(code.learnt_at.desc())
    row = connection.execute(query.limit(1)).one_or_none()
    if row is None:
        return None
    return LearntCode(row.gtin, row.product_id, Stamp(row.learnt_by, row.learnt_at))


def learn(connection: sa.Connection, code: LearntCode) -> None:
    """Write on whose packages a code stands, beside what was stated earlier."""
    connection.execute(
        sa.insert(LEARNT_CODE),
        {
            "gtin": code.gtin,
            "learnt_at": code.stamp.at,
            "learnt_by": code.stamp.by,
            "product_id": code.product,
        },
    )


def _products(connection: sa.Connection, code: str, brand: str) -> set[str]:
    """Return the products that a listing or YJ code means; of several, those of the same name."""
    if not code:
        return set()
    product, drug, hot = PRODUCT.c, LISTED_DRUG.c, HOT_CODE.c
    receipts = sa.union(
        sa.select(drug.code).where(drug.listing == code),
        sa.select(hot.receipt).where(sa.or_(hot.yj == code, hot.listing == code)),
    )
    is_meant = sa.or_(
        product.yj == code, sa.and_(product.receipt != "", product.receipt.in_(receipts))
    )
    query = sa.select(product.id, product.folded_ja).where(is_meant)
    found = {row.id: row.folded_ja for row in connection.execute(query)}
    named = {number for number, folded in found.items() if fold(brand) in folded}
    # A listing code may stand for every maker's product (統一名収載).
    return named if len(found) > 1 and named else set(found)
