"""What package inserts were read to say of listed products, as rows of the books."""

from typing import Any

import sqlalchemy as sa

from app.domain.completions import Completion
from app.domain.formulary import Route
from app.domain.keys import Stamp
from db.tables import PRODUCT_COMPLETION


def add(connection: sa.Connection, completion: Completion) -> None:
    """Write a completion beside the earlier ones."""
    connection.execute(sa.insert(PRODUCT_COMPLETION), _to_row(completion))


def latest(connection: sa.Connection) -> tuple[Completion, ...]:
    """Return the latest completion of each product."""
    query = sa.select(PRODUCT_COMPLETION).order_by(PRODUCT_COMPLETION.c.completed_at)
    found = {row.product_id: row for row in connection.execute(query)}
    return tuple(_from_row(row) for _, row in sorted(found.items()))


def _to_row(one: Completion) -> dict[str, Any]:
    return {
        "product_id": one.product,
        "completed_at": one.stamp.at,
        "completed_by": one.stamp.by,
        "insert_date": one.insert_date,
        "indications": list(one.indications),
        "routes": sorted(route.value for route in one.routes),
        "may_dilute": one.may_dilute,
    }


def _from_row(row: Any) -> Completion:  # noqa: ANN401 - a row of the table
    return Completion(
        row.product_id,
        row.insert_date,
        tuple(row.indications),
        frozenset(map(Route, row.routes)),
        Stamp(row.completed_by, row.completed_at),
        may_dilute=row.may_dilute,
    )
