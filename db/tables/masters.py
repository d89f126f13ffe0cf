"""Tables of the public masters, as they were imported, and of the imports themselves."""

import sqlalchemy as sa

from app.domain.masters import MasterKind
from db.columns import Day, Exact, Flag, Key, Moment, Plain
from db.tables.common import METADATA, claims, filled, known, need

# One row for each file that was taken; what was refused is counted.
MASTER_IMPORT = sa.Table(
    "master_import",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    need("kind", sa.Text),
    need("name", sa.Text),
    need("sha256", sa.Text),
    need("is_full", Flag),
    sa.Column("effective_on", Day),
    need("n_read", sa.Integer),
    need("n_new", sa.Integer),
    need("n_changed", sa.Integer),
    need("n_renamed", sa.Integer),
    need("n_abolished", sa.Integer),
    need("n_same", sa.Integer),
    need("n_refused", sa.Integer),
    need("imported_by", Key, sa.ForeignKey("staff.id")),
    need("imported_at", Moment),
    known("master_import", "kind", MasterKind),
    *claims("master_import", "is_full"),
    *filled("master_import", "name"),
    sa.CheckConstraint("length(sha256) = 64", name="master_import_hash_whole"),
    sqlite_strict=True,
)

# The drug master (医薬品マスター): every row of it, not the injections alone.
LISTED_DRUG = sa.Table(
    "listed_drug",
    METADATA,
    sa.Column("code", sa.Text, primary_key=True),
    need("name", sa.Text),
    need("base_name", sa.Text),
    need("kana", sa.Text),
    need("unit", sa.Text),
    sa.Column("price", Exact),
    need("form", sa.Text),
    need("control", sa.Text),
    need("listing", sa.Text),
    need("unified", sa.Text),
    sa.Column("volume_ml", Exact),
    sa.Column("changed_on", Day),
    sa.Column("abolished_on", Day),
    sa.Column("usable_until", Day),
    sa.Column("listed_on", Day),
    need("is_twin", Flag),
    need("is_listed", Flag),
    *claims("listed_drug", "is_twin", "is_listed"),
    *filled("listed_drug", "code", "name"),
    sqlite_strict=True,
)

# The price list of injections (薬価基準収載品目リスト).
PRICE_LISTING = sa.Table(
    "price_listing",
    METADATA,
    sa.Column("listing", sa.Text, primary_key=True),
    need("generic", sa.Text),
    need("strength", sa.Text),
    need("brand", sa.Text),
    need("maker", sa.Text),
    need("price", Exact),
    sa.Column("usable_until", Day),
    need("is_listed", Flag),
    *claims("price_listing", "is_listed"),
    *filled("price_listing", "listing"),
    sqlite_strict=True,
)

# One HOT code may stand with two YJ codes, one YJ code with many HOT codes.
HOT_CODE = sa.Table(
    "hot_code",
    METADATA,
    sa.Column("hot", sa.Text, primary_key=True),
    sa.Column("yj", sa.Text, primary_key=True),
    need("listing", sa.Text),
    need("receipt", sa.Text),
    need("unified", sa.Text),
    need("brand", sa.Text),
    need("strength", sa.Text),
    need("maker", sa.Text),
    need("is_listed", Flag),
    *claims("hot_code", "is_listed"),
    *filled("hot_code", "hot"),
    sqlite_strict=True,
)

# Two sellers may share a package code.
PACKAGE_CODE = sa.Table(
    "package_code",
    METADATA,
    sa.Column("gtin", sa.Text, primary_key=True),
    sa.Column("brand", sa.Text, primary_key=True),
    sa.Column("maker", sa.Text, primary_key=True),
    need("strength", sa.Text),
    need("code", sa.Text),
    need("is_specified_biological", Flag),
    need("is_biological", Flag),
    sa.Column("stopped_on", Day),
    need("is_listed", Flag),
    *claims("package_code", "is_specified_biological", "is_biological", "is_listed"),
    *filled("package_code", "gtin"),
    sqlite_strict=True,
)

# What a clinic stated of codes that no master knew; the later word counts.
LEARNT_CODE = sa.Table(
    "learnt_code",
    METADATA,
    sa.Column("gtin", sa.Text, primary_key=True),
    sa.Column("learnt_at", Moment, primary_key=True, autoincrement=False),
    need("learnt_by", Key, sa.ForeignKey("staff.id")),
    need("product_id", sa.Text, sa.ForeignKey("product.id")),
    sa.CheckConstraint(
        "length(gtin) = 14 AND trim(gtin, '0123456789') = ''", name="learnt_code_gtin_whole"
    ),
    sqlite_strict=True,
)

# The newest edition of each package insert (添付文書); `facts` holds brands, indications and dosage.
PACKAGE_INSERT = sa.Table(
    "package_insert",
    METADATA,
    sa.Column("number", sa.Text, primary_key=True),
    need("revised_on", Day),
    need("generic", sa.Text),
    need("facts", Plain),
    need("is_listed", Flag),
    *claims("package_insert", "is_listed"),
    *filled("package_insert", "number"),
    sqlite_strict=True,
)
