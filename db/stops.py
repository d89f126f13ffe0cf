"""Which products the clinic put aside, as rows of the books."""

import sqlalchemy as sa

from app.domain.keys import Stamp
from app.domain.stops import Stop
from db.tables import PRODUCT_STOP


def add(connection: sa.Connection, stop: Stop) -> None:
    """Write that a product is put aside, or used again, beside what was said earlier."""
    row = {
        "product_id": stop.product,
        "stated_at": stop.stamp.at,
        "stated_by": stop.stamp.by,
        "is_stopped": stop.is_stopped,
        "reason": stop.reason,
    }
    connection.execute(sa.insert(PRODUCT_STOP), row)


def latest(connection: sa.Connection) -> tuple[Stop, ...]:
    """Return the latest word on each product that was ever put aside."""
    query = sa.select(PRODUCT_STOP).order_by(PRODUCT_STOP.c.stated_at)
    found = {row.product_id: row for row in connection.execute(query)}
    return tuple(
        Stop(row.product_id, row.is_stopped, row.reason, Stamp(row.stated_by, row.stated_at))
        for _, row in sorted(found.items())
    )
