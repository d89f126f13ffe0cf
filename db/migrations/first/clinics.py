"""Step 0001: tables of other clinics by their fingerprints, and of the lists that they gave."""

import sqlalchemy as sa
from alembic import op

from db import columns
from db.migrations.first.checks import filled, named


def create() -> None:
    """Make the tables."""
    _known_clinic()
    _revocation_list()


def _known_clinic() -> None:
    op.create_table(
        "known_clinic",
        sa.Column("id", columns.Key(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("compared", sa.Text(), nullable=False),
        sa.Column("kept_by", columns.Key(), nullable=False),
        sa.Column("kept_at", columns.Moment(), nullable=False),
        sa.CheckConstraint("length(fingerprint) = 64", name="known_clinic_fingerprint_whole"),
        sa.CheckConstraint(
            "compared IN ('telephone', 'letter', 'in_person')", name="known_clinic_compared_known"
        ),
        named("known_clinic", "name"),
        sa.ForeignKeyConstraint(["kept_by"], ["staff.id"], name="known_clinic_kept_by_fk"),
        sa.PrimaryKeyConstraint("id", name="known_clinic_pk"),
        sqlite_strict=True,
    )


def _revocation_list() -> None:
    op.create_table(
        "revocation_list",
        sa.Column("id", columns.Key(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("made_at", columns.Moment(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("taken_by", columns.Key(), nullable=False),
        sa.Column("taken_at", columns.Moment(), nullable=False),
        sa.CheckConstraint("length(fingerprint) = 64", name="revocation_list_fingerprint_whole"),
        filled("revocation_list", "content"),
        sa.ForeignKeyConstraint(["taken_by"], ["staff.id"], name="revocation_list_taken_by_fk"),
        sa.PrimaryKeyConstraint("id", name="revocation_list_pk"),
        sqlite_strict=True,
    )
    op.create_index("revocation_list_by_clinic", "revocation_list", ["fingerprint", "made_at"])
