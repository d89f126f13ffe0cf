"""Table of the clinic's regular sets: each version stands beside the ones before it."""

import sqlalchemy as sa

from db.columns import Flag, Key, Moment, Plain
from db.tables.common import METADATA, claims, named, need

REGULAR_SET = sa.Table(
    "regular_set",
    METADATA,
    sa.Column("id", Key, primary_key=True),
    need("set_id", Key),
    need("version", sa.Integer),
    need("name", sa.Text),
    need("lines", Plain),
    need("minutes", sa.Integer),
    need("is_active", Flag),
    need("kept_by", Key, sa.ForeignKey("staff.id")),
    need("kept_at", Moment),
    sa.UniqueConstraint("set_id", "version"),
    sa.CheckConstraint("version >= 1", name="regular_set_version_counted"),
    sa.CheckConstraint("minutes BETWEEN 0 AND 1440", name="regular_set_runs_a_day_at_most"),
    sa.CheckConstraint("lines <> '[]'", name="regular_set_has_a_product"),
    *claims("regular_set", "is_active"),
    *named("regular_set", "name"),
    sqlite_strict=True,
)
