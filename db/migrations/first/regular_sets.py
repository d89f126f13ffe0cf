"""Step 0001: the table of the clinic's regular sets."""

import sqlalchemy as sa
from alembic import op

from db import columns
from db.migrations.first.checks import named


def create() -> None:
    """Make the table."""
    op.create_table(
        "regular_set",
        sa.Column("id", columns.Key(), nullable=False),
        sa.Column("set_id", columns.Key(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("lines", columns.Plain(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("is_active", columns.Flag(), nullable=False),
        sa.Column("kept_by", columns.Key(), nullable=False),
        sa.Column("kept_at", columns.Moment(), nullable=False),
        sa.CheckConstraint("version >= 1", name="regular_set_version_counted"),
        sa.CheckConstraint("minutes BETWEEN 0 AND 1440", name="regular_set_runs_a_day_at_most"),
        sa.CheckConstraint("lines <> '[]'", name="regular_set_has_a_product"),
        sa.CheckConstraint("is_active IN (0, 1)", name="regular_set_is_active_known"),
        named("regular_set", "name"),
        sa.ForeignKeyConstraint(["kept_by"], ["staff.id"], name="regular_set_kept_by_fk"),
        sa.PrimaryKeyConstraint("id", name="regular_set_pk"),
        sa.UniqueConstraint("set_id", "version", name="regular_set_set_id_version_uq"),
        sqlite_strict=True,
    )
