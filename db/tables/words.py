"""Tables of the texts by whose beginning products and diagnoses are found, as patients are."""

import sqlalchemy as sa

from db.columns import Flag
from db.tables.common import METADATA, claims, filled, need
from db.tables.people import TERM


def words(table: str) -> sa.Table:
    """Return a table of such texts; `is_whole` tells a whole name or code from a part of one.

    Whose they are is not asked at each of a hundred thousand rows: they are vouched for together.
    """
    return sa.Table(
        table,
        METADATA,
        sa.Column("term", TERM, primary_key=True),
        sa.Column("code", sa.Text, primary_key=True),
        need("is_whole", Flag),
        *claims(table, "is_whole"),
        *filled(table, "term"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


PRODUCT_WORD = words("product_word")
