"""Step 0001: tables of the master of diagnoses, and of the words by which things are found."""

import sqlalchemy as sa
from alembic import op

from db import columns
from db.migrations.first.checks import filled, named
from db.migrations.first.people import TERM


def create() -> None:
    """Make the tables."""
    _disease_name()
    _disease_modifier()
    _words("product_word")
    _words("disease_word")


def _disease_name() -> None:
    op.create_table(
        "disease_name",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short", sa.Text(), nullable=False),
        sa.Column("kana", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("exchange", sa.Text(), nullable=False),
        sa.Column("icd10", sa.Text(), nullable=False),
        sa.Column("icd10_second", sa.Text(), nullable=False),
        sa.Column("moved_to", sa.Text(), nullable=False),
        sa.Column("is_alone", columns.Flag(), nullable=False),
        sa.Column("is_insured", columns.Flag(), nullable=False),
        sa.Column("abolished_on", columns.Day(), nullable=True),
        named("disease_name", "name"),
        sa.CheckConstraint("is_alone IN (0, 1)", name="disease_name_is_alone_known"),
        sa.CheckConstraint("is_insured IN (0, 1)", name="disease_name_is_insured_known"),
        sa.CheckConstraint("length(code) = 7", name="disease_name_code_whole"),
        sa.PrimaryKeyConstraint("code", name="disease_name_pk"),
        sqlite_strict=True,
    )


def _disease_modifier() -> None:
    op.create_table(
        "disease_modifier",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kana", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("exchange", sa.Text(), nullable=False),
        sa.Column("is_suffix", columns.Flag(), nullable=False),
        sa.Column("abolished_on", columns.Day(), nullable=True),
        named("disease_modifier", "name"),
        sa.CheckConstraint("is_suffix IN (0, 1)", name="disease_modifier_is_suffix_known"),
        sa.CheckConstraint("length(code) = 4", name="disease_modifier_code_whole"),
        sa.PrimaryKeyConstraint("code", name="disease_modifier_pk"),
        sqlite_strict=True,
    )
    op.create_index("disease_modifier_by_word", "disease_modifier", ["folded"])


def _words(table: str) -> None:
    op.create_table(
        table,
        sa.Column("term", TERM, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("is_whole", columns.Flag(), nullable=False),
        filled(table, "term"),
        sa.CheckConstraint("is_whole IN (0, 1)", name=f"{table}_is_whole_known"),
        sa.PrimaryKeyConstraint("term", "code", name=f"{table}_pk"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
