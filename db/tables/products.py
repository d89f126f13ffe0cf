"""Tables of what may be given, of what is refused by name, and of who compared the labels."""

import sqlalchemy as sa

from db.columns import Day, Flag, Key, Moment, Plain
from db.tables.common import METADATA, claims, filled, known, named, need

# `origin` tells the program's formulary from what was imported or written here, `receipt` is the code of the drug
# master, `listed_until` the last day that the masters give a product of the formulary.
# `folded_ja`, `folded_en` and `words` are the brand names as names are compared: the fences
# against blocked names read them. `label` holds the facts of the package insert.
PRODUCT = sa.Table(
    "product",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    need("brand_ja", sa.Text),
    need("brand_en", sa.Text),
    need("generic_ja", sa.Text),
    need("generic_en", sa.Text),
    need("yj", sa.Text),
    need("strength", sa.Text),
    need("evidence", sa.Text),
    need("label", Plain),
    sa.Column("in_force_from", Day),
    sa.Column("in_force_to", Day),
    need("is_listed", Flag),
    need("origin", sa.Text),
    need("receipt", sa.Text),
    sa.Column("listed_until", Day),
    need("folded_ja", sa.Text),
    need("folded_en", sa.Text),
    need("words", sa.Text),
    sa.CheckConstraint(
        "in_force_from IS NULL OR in_force_to IS NULL OR in_force_from <= in_force_to",
        name="product_in_force_in_order",
    ),
    known("product", "origin", ("formulary", "master", "own")),
    *claims("product", "is_listed"),
    *named("product", "id", "brand_ja", "generic_ja"),
    *filled("product", "folded_ja"),
    sqlite_strict=True,
)

BLOCKED_NAME = sa.Table(
    "blocked_name",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    need("name_ja", sa.Text),
    need("name_en", sa.Text),
    need("category", sa.Text),
    need("why_ja", sa.Text),
    need("why_en", sa.Text),
    need("wada_class", sa.Text),
    need("alternative", sa.Text),
    need("source", sa.Text),
    *named("blocked_name", "id", "name_ja"),
    sqlite_strict=True,
)

# `is_word`: a short Latin alias counts as a whole word only. `is_generic`: the generic name
# of an approved product holds the alias, so that only the very same name is refused (rules A2).
# `is_sparing`: imports or overdoses of a drug are meant that is approved here.
BLOCKED_ALIAS = sa.Table(
    "blocked_alias",
    METADATA,
    sa.Column("folded", sa.Text, primary_key=True),
    need("blocked_id", sa.Text, sa.ForeignKey("blocked_name.id")),
    need("alias", sa.Text),
    need("is_word", Flag),
    need("is_generic", Flag),
    need("is_sparing", Flag),
    need("is_listed", Flag),
    *claims("blocked_alias", "is_word", "is_generic", "is_sparing", "is_listed"),
    *filled("blocked_alias", "folded"),
    sqlite_strict=True,
)

REFERENCE_LOAD = sa.Table(
    "reference_load",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    need("sha256", sa.Text),
    need("n_products", sa.Integer),
    need("n_blocked", sa.Integer),
    sqlite_strict=True,
)

# What was read in the package insert of a product that a master merely lists.
PRODUCT_COMPLETION = sa.Table(
    "product_completion",
    METADATA,
    sa.Column("product_id", sa.Text, sa.ForeignKey("product.id"), primary_key=True),
    sa.Column("completed_at", Moment, primary_key=True, autoincrement=False),
    need("completed_by", Key, sa.ForeignKey("staff.id")),
    need("insert_date", Day),
    need("indications", Plain),
    need("routes", Plain),
    need("may_dilute", Flag),
    *claims("product_completion", "may_dilute"),
    sa.CheckConstraint("indications <> '[]'", name="product_completion_indications_filled"),
    sa.CheckConstraint(
        "routes <> '[]' OR may_dilute = 1", name="product_completion_goes_somewhere"
    ),
    sqlite_strict=True,
)

# What the clinic uses no more, or again; the last word counts.
PRODUCT_STOP = sa.Table(
    "product_stop",
    METADATA,
    sa.Column("product_id", sa.Text, sa.ForeignKey("product.id"), primary_key=True),
    sa.Column("stated_at", Moment, primary_key=True, autoincrement=False),
    need("stated_by", Key, sa.ForeignKey("staff.id")),
    need("is_stopped", Flag),
    need("reason", sa.Text),
    *claims("product_stop", "is_stopped"),
    *named("product_stop", "reason"),
    sqlite_strict=True,
)

LABEL_CONFIRMATION = sa.Table(
    "label_confirmation",
    METADATA,
    sa.Column("product_id", sa.Text, sa.ForeignKey("product.id"), primary_key=True),
    sa.Column("confirmed_at", Moment, primary_key=True, autoincrement=False),
    need("confirmed_by", Key, sa.ForeignKey("staff.id")),
    need("insert_date", Day),
    need("facts_sha256", sa.Text),
    sa.CheckConstraint("length(facts_sha256) = 64", name="label_confirmation_hash_whole"),
    sqlite_strict=True,
)
