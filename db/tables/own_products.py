"""Table of the products of the clinic's own: each version stands beside the ones before it."""

import sqlalchemy as sa

from db.columns import Day, Flag, Key, Moment, Plain
from db.tables.common import METADATA, claims, named, need

# What may be given of them is in `product`, under the same number. `facts` holds the rest of
# what the package insert says: size, codes, classes.
OWN_PRODUCT = sa.Table(
    "own_product",
    METADATA,
    sa.Column("product_id", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    need("brand_ja", sa.Text),
    need("generic_ja", sa.Text),
    need("approval", sa.Text),
    need("indications", Plain),
    need("routes", Plain),
    need("may_dilute", Flag),
    sa.Column("insert_date", Day),
    need("facts", Plain),
    need("kept_by", Key, sa.ForeignKey("staff.id")),
    need("kept_at", Moment),
    sa.CheckConstraint("version >= 1", name="own_product_version_counted"),
    sa.CheckConstraint(
        "approval = '' OR indications <> '[]'", name="own_product_indications_filled"
    ),
    sa.CheckConstraint(
        "approval = '' OR routes <> '[]' OR may_dilute = 1", name="own_product_goes_somewhere"
    ),
    sa.CheckConstraint("approval = '' OR insert_date IS NOT NULL", name="own_product_insert_dated"),
    *claims("own_product", "may_dilute"),
    *named("own_product", "product_id", "brand_ja", "generic_ja"),
    sqlite_strict=True,
)
