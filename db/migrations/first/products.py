"""Step 0001: tables of what may be given and what is refused by name."""

import sqlalchemy as sa
from alembic import op

from db import columns
from db.migrations.first.checks import filled, named


def create() -> None:
    """Make the tables."""
    _product()
    _blocked_name()
    _blocked_alias()
    _reference_load()
    _label_confirmation()
    _product_completion()
    _product_stop()


def _product() -> None:
    op.create_table(
        "product",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("brand_ja", sa.Text(), nullable=False),
        sa.Column("brand_en", sa.Text(), nullable=False),
        sa.Column("generic_ja", sa.Text(), nullable=False),
        sa.Column("generic_en", sa.Text(), nullable=False),
        sa.Column("yj", sa.Text(), nullable=False),
        sa.Column("strength", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("label", columns.Plain(), nullable=False),
        sa.Column("in_force_from", columns.Day(), nullable=True),
        sa.Column("in_force_to", columns.Day(), nullable=True),
        sa.Column("is_listed", columns.Flag(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("listed_until", columns.Day(), nullable=True),
        sa.Column("folded_ja", sa.Text(), nullable=False),
        sa.Column("folded_en", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        filled("product", "folded_ja"),
        named("product", "brand_ja"),
        named("product", "generic_ja"),
        named("product", "id"),
        sa.CheckConstraint(
            "in_force_from IS NULL OR in_force_to IS NULL OR in_force_from <= in_force_to",
            name="product_in_force_in_order",
        ),
        sa.CheckConstraint("is_listed IN (0, 1)", name="product_is_listed_known"),
        sa.CheckConstraint("origin IN ('formulary', 'master', 'own')", name="product_origin_known"),
        sa.PrimaryKeyConstraint("id", name="product_pk"),
        sqlite_strict=True,
    )


def _blocked_name() -> None:
    op.create_table(
        "blocked_name",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("why_ja", sa.Text(), nullable=False),
        sa.Column("why_en", sa.Text(), nullable=False),
        sa.Column("wada_class", sa.Text(), nullable=False),
        sa.Column("alternative", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        named("blocked_name", "id"),
        named("blocked_name", "name_ja"),
        sa.PrimaryKeyConstraint("id", name="blocked_name_pk"),
        sqlite_strict=True,
    )


def _blocked_alias() -> None:
    op.create_table(
        "blocked_alias",
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("blocked_id", sa.Text(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("is_word", columns.Flag(), nullable=False),
        sa.Column("is_generic", columns.Flag(), nullable=False),
        sa.Column("is_sparing", columns.Flag(), nullable=False),
        sa.Column("is_listed", columns.Flag(), nullable=False),
        filled("blocked_alias", "folded"),
        sa.CheckConstraint("is_generic IN (0, 1)", name="blocked_alias_is_generic_known"),
        sa.CheckConstraint("is_listed IN (0, 1)", name="blocked_alias_is_listed_known"),
        sa.CheckConstraint("is_sparing IN (0, 1)", name="blocked_alias_is_sparing_known"),
        sa.CheckConstraint("is_word IN (0, 1)", name="blocked_alias_is_word_known"),
        sa.ForeignKeyConstraint(
            ["blocked_id"], ["blocked_name.id"], name="blocked_alias_blocked_id_fk"
        ),
        sa.PrimaryKeyConstraint("folded", name="blocked_alias_pk"),
        sqlite_strict=True,
    )


def _reference_load() -> None:
    op.create_table(
        "reference_load",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("n_products", sa.Integer(), nullable=False),
        sa.Column("n_blocked", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="reference_load_pk"),
        sqlite_strict=True,
    )


def _label_confirmation() -> None:
    op.create_table(
        "label_confirmation",
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("confirmed_at", columns.Moment(), autoincrement=False, nullable=False),
        sa.Column("confirmed_by", columns.Key(), nullable=False),
        sa.Column("insert_date", columns.Day(), nullable=False),
        sa.Column("facts_sha256", sa.Text(), nullable=False),
        sa.CheckConstraint("length(facts_sha256) = 64", name="label_confirmation_hash_whole"),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["staff.id"], name="label_confirmation_confirmed_by_fk"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name="label_confirmation_product_id_fk"
        ),
        sa.PrimaryKeyConstraint("product_id", "confirmed_at", name="label_confirmation_pk"),
        sqlite_strict=True,
    )


def _product_completion() -> None:
    op.create_table(
        "product_completion",
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("completed_at", columns.Moment(), autoincrement=False, nullable=False),
        sa.Column("completed_by", columns.Key(), nullable=False),
        sa.Column("insert_date", columns.Day(), nullable=False),
        sa.Column("indications", columns.Plain(), nullable=False),
        sa.Column("routes", columns.Plain(), nullable=False),
        sa.Column("may_dilute", columns.Flag(), nullable=False),
        sa.CheckConstraint("indications <> '[]'", name="product_completion_indications_filled"),
        sa.CheckConstraint("may_dilute IN (0, 1)", name="product_completion_may_dilute_known"),
        sa.CheckConstraint(
            "routes <> '[]' OR may_dilute = 1", name="product_completion_goes_somewhere"
        ),
        sa.ForeignKeyConstraint(
            ["completed_by"], ["staff.id"], name="product_completion_completed_by_fk"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name="product_completion_product_id_fk"
        ),
        sa.PrimaryKeyConstraint("product_id", "completed_at", name="product_completion_pk"),
        sqlite_strict=True,
    )


def _product_stop() -> None:
    op.create_table(
        "product_stop",
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("stated_at", columns.Moment(), autoincrement=False, nullable=False),
        sa.Column("stated_by", columns.Key(), nullable=False),
        sa.Column("is_stopped", columns.Flag(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("is_stopped IN (0, 1)", name="product_stop_is_stopped_known"),
        named("product_stop", "reason"),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="product_stop_product_id_fk"),
        sa.ForeignKeyConstraint(["stated_by"], ["staff.id"], name="product_stop_stated_by_fk"),
        sa.PrimaryKeyConstraint("product_id", "stated_at", name="product_stop_pk"),
        sqlite_strict=True,
    )
