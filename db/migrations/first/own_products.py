"""Step 0001: the table of the products of the clinic's own."""

import sqlalchemy as sa
from alembic import op

from db import columns
from db.migrations.first.checks import named


def create() -> None:
    """Make the table."""
    op.create_table(
        "own_product",
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("brand_ja", sa.Text(), nullable=False),
        sa.Column("generic_ja", sa.Text(), nullable=False),
        sa.Column("approval", sa.Text(), nullable=False),
        sa.Column("indications", columns.Plain(), nullable=False),
        sa.Column("routes", columns.Plain(), nullable=False),
        sa.Column("may_dilute", columns.Flag(), nullable=False),
        sa.Column("insert_date", columns.Day(), nullable=True),
        sa.Column("facts", columns.Plain(), nullable=False),
        sa.Column("kept_by", columns.Key(), nullable=False),
        sa.Column("kept_at", columns.Moment(), nullable=False),
        sa.CheckConstraint("version >= 1", name="own_product_version_counted"),
        sa.CheckConstraint(
            "approval = '' OR indications <> '[]'", name="own_product_indications_filled"
        ),
        sa.CheckConstraint(
            "approval = '' OR routes <> '[]' OR may_dilute = 1", name="own_product_goes_somewhere"
        ),
        sa.CheckConstraint(
            "approval = '' OR insert_date IS NOT NULL", name="own_product_insert_dated"
        ),
        sa.CheckConstraint("may_dilute IN (0, 1)", name="own_product_may_dilute_known"),
        named("own_product", "product_id"),
        named("own_product", "brand_ja"),
        named("own_product", "generic_ja"),
        sa.ForeignKeyConstraint(["kept_by"], ["staff.id"], name="own_product_kept_by_fk"),
        sa.PrimaryKeyConstraint("product_id", "version", name="own_product_pk"),
        sqlite_strict=True,
    )
