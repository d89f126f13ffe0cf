"""Step 0001: tables of the public masters, and of the files that were taken."""

import sqlalchemy as sa
from alembic import op

from db import columns
from db.migrations.first.checks import filled


def create() -> None:
    """Make the tables."""
    _master_import()
    _listed_drug()
    _price_listing()
    _hot_code()
    _package_code()
    _learnt_code()
    _package_insert()


def _master_import() -> None:
    op.create_table(
        "master_import",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("is_full", columns.Flag(), nullable=False),
        sa.Column("effective_on", columns.Day(), nullable=True),
        sa.Column("n_read", sa.Integer(), nullable=False),
        sa.Column("n_new", sa.Integer(), nullable=False),
        sa.Column("n_changed", sa.Integer(), nullable=False),
        sa.Column("n_renamed", sa.Integer(), nullable=False),
        sa.Column("n_abolished", sa.Integer(), nullable=False),
        sa.Column("n_same", sa.Integer(), nullable=False),
        sa.Column("n_refused", sa.Integer(), nullable=False),
        sa.Column("imported_by", columns.Key(), nullable=False),
        sa.Column("imported_at", columns.Moment(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('drugs', 'prices', 'hot', 'packages', 'diseases', 'modifiers', 'inserts')",
            name="master_import_kind_known",
        ),
        sa.CheckConstraint("is_full IN (0, 1)", name="master_import_is_full_known"),
        filled("master_import", "name"),
        sa.CheckConstraint("length(sha256) = 64", name="master_import_hash_whole"),
        sa.ForeignKeyConstraint(["imported_by"], ["staff.id"], name="master_import_imported_by_fk"),
        sa.PrimaryKeyConstraint("seq", name="master_import_pk"),
        sqlite_strict=True,
    )


def _listed_drug() -> None:
    op.create_table(
        "listed_drug",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("base_name", sa.Text(), nullable=False),
        sa.Column("kana", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("price", columns.Exact(), nullable=True),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("control", sa.Text(), nullable=False),
        sa.Column("listing", sa.Text(), nullable=False),
        sa.Column("unified", sa.Text(), nullable=False),
        sa.Column("volume_ml", columns.Exact(), nullable=True),
        sa.Column("changed_on", columns.Day(), nullable=True),
        sa.Column("abolished_on", columns.Day(), nullable=True),
        sa.Column("usable_until", columns.Day(), nullable=True),
        sa.Column("listed_on", columns.Day(), nullable=True),
        sa.Column("is_twin", columns.Flag(), nullable=False),
        sa.Column("is_listed", columns.Flag(), nullable=False),
        sa.CheckConstraint("is_twin IN (0, 1)", name="listed_drug_is_twin_known"),
        sa.CheckConstraint("is_listed IN (0, 1)", name="listed_drug_is_listed_known"),
        filled("listed_drug", "code"),
        filled("listed_drug", "name"),
        sa.PrimaryKeyConstraint("code", name="listed_drug_pk"),
        sqlite_strict=True,
    )


def _price_listing() -> None:
    op.create_table(
        "price_listing",
        sa.Column("listing", sa.Text(), nullable=False),
        sa.Column("generic", sa.Text(), nullable=False),
        sa.Column("strength", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("price", columns.Exact(), nullable=False),
        sa.Column("usable_until", columns.Day(), nullable=True),
        sa.Column("is_listed", columns.Flag(), nullable=False),
        sa.CheckConstraint("is_listed IN (0, 1)", name="price_listing_is_listed_known"),
        filled("price_listing", "listing"),
        sa.PrimaryKeyConstraint("listing", name="price_listing_pk"),
        sqlite_strict=True,
    )


def _hot_code() -> None:
    op.create_table(
        "hot_code",
        sa.Column("hot", sa.Text(), nullable=False),
        sa.Column("yj", sa.Text(), nullable=False),
        sa.Column("listing", sa.Text(), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("unified", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("strength", sa.Text(), nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("is_listed", columns.Flag(), nullable=False),
        sa.CheckConstraint("is_listed IN (0, 1)", name="hot_code_is_listed_known"),
        filled("hot_code", "hot"),
        sa.PrimaryKeyConstraint("hot", "yj", name="hot_code_pk"),
        sqlite_strict=True,
    )


def _package_code() -> None:
    op.create_table(
        "package_code",
        sa.Column("gtin", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("strength", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("is_specified_biological", columns.Flag(), nullable=False),
        sa.Column("is_biological", columns.Flag(), nullable=False),
        sa.Column("stopped_on", columns.Day(), nullable=True),
        sa.Column("is_listed", columns.Flag(), nullable=False),
        sa.CheckConstraint(
            "is_specified_biological IN (0, 1)", name="package_code_is_specified_biological_known"
        ),
        sa.CheckConstraint("is_biological IN (0, 1)", name="package_code_is_biological_known"),
        sa.CheckConstraint("is_listed IN (0, 1)", name="package_code_is_listed_known"),
        filled("package_code", "gtin"),
        sa.PrimaryKeyConstraint("gtin", "brand", "maker", name="package_code_pk"),
        sqlite_strict=True,
    )


def _learnt_code() -> None:
    op.create_table(
        "learnt_code",
        sa.Column("gtin", sa.Text(), nullable=False),
        sa.Column("learnt_at", columns.Moment(), autoincrement=False, nullable=False),
        sa.Column("learnt_by", columns.Key(), nullable=False),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "length(gtin) = 14 AND trim(gtin, '0123456789') = ''", name="learnt_code_gtin_whole"
        ),
        sa.ForeignKeyConstraint(["learnt_by"], ["staff.id"], name="learnt_code_learnt_by_fk"),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="learnt_code_product_id_fk"),
        sa.PrimaryKeyConstraint("gtin", "learnt_at", name="learnt_code_pk"),
        sqlite_strict=True,
    )


def _package_insert() -> None:
    op.create_table(
        "package_insert",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("revised_on", columns.Day(), nullable=False),
        sa.Column("generic", sa.Text(), nullable=False),
        sa.Column("facts", columns.Plain(), nullable=False),
        sa.Column("is_listed", columns.Flag(), nullable=False),
        sa.CheckConstraint("is_listed IN (0, 1)", name="package_insert_is_listed_known"),
        filled("package_insert", "number"),
        sa.PrimaryKeyConstraint("number", name="package_insert_pk"),
        sqlite_strict=True,
    )
