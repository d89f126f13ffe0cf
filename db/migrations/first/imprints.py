"""Step 0001: the table of the seal that certificates show."""

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Make the table."""
    op.create_table(
        "imprint",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1", name="imprint_is_one"),
        sa.CheckConstraint(
            "kind IN ('none', 'round', 'square', 'picture')", name="imprint_kind_known"
        ),
        sa.CheckConstraint(
            "(kind = 'picture') = (length(picture) > 0)", name="imprint_picture_fits"
        ),
        sa.CheckConstraint("length(picture) <= 1000000", name="imprint_picture_small"),
        sa.CheckConstraint("kind IN ('round', 'square') OR words = ''", name="imprint_words_fit"),
        sa.PrimaryKeyConstraint("id", name="imprint_pk"),
        sqlite_strict=True,
    )
