"""Tables of what binds patients as athletes: competitions, exemptions, bans, infusions received elsewhere."""

import sqlalchemy as sa

from app.domain.treatments import Setting
from db.columns import Day, Exact, Key, Moment, Plain
from db.tables.common import METADATA, filled, known, named, need, stated


def _filed(table: str) -> list[sa.Column[object] | sa.Index]:
    """Return what every filed fact carries: about whom, by whom, when."""
    return [
        sa.Column("id", Key, primary_key=True),
        need("patient_id", Key, sa.ForeignKey("patient.id")),
        need("filed_by", Key, sa.ForeignKey("staff.id")),
        need("filed_at", Moment),
        sa.Index(f"{table}_by_patient", "patient_id"),
    ]


COMPETITION = sa.Table(
    "competition",
    METADATA,
    *_filed("competition"),
    need("starts_at", Moment),
    need("ends_at", Moment),
    need("name", sa.Text),
    sa.Column("weigh_in_at", Moment),
    sa.CheckConstraint("ends_at >= starts_at", name="competition_ends_after_its_start"),
    sqlite_strict=True,
)

# What it covers, and for which products, is part of its row: no list to which one could add later.
EXEMPTION = sa.Table(
    "exemption",
    METADATA,
    *_filed("exemption"),
    need("number", sa.Text),
    need("body", sa.Text),
    need("covers", Plain),
    need("valid_from", Day),
    need("valid_to", Day),
    sa.Column("max_volume", Exact),
    need("products", Plain),
    sa.Index("exemption_by_end", "valid_to"),
    sa.CheckConstraint("covers <> '[]'", name="exemption_covers_something"),
    sa.CheckConstraint("valid_from <= valid_to", name="exemption_valid_in_order"),
    sa.CheckConstraint("max_volume IS NULL OR max_volume > 0", name="exemption_volume_positive"),
    *named("exemption", "number"),
    *filled("exemption", "body"),
    sqlite_strict=True,
)

BAN = sa.Table(
    "ban",
    METADATA,
    *_filed("ban"),
    need("body", sa.Text),
    need("first_day", Day),
    sa.Column("last_day", Day),
    need("reason", sa.Text),
    sa.CheckConstraint("last_day IS NULL OR first_day <= last_day", name="ban_in_order"),
    *filled("ban", "body"),
    sqlite_strict=True,
)

OUTSIDE_INFUSION = sa.Table(
    "outside_infusion",
    METADATA,
    *_filed("outside_infusion"),
    need("started_at", Moment),
    sa.Column("ended_at", Moment),
    need("volume", Exact),
    need("what", sa.Text),
    need("institution", sa.Text),
    need("setting", sa.Text),
    need("beds", sa.Integer),
    # Nothing where the setting is not known: then it is not exempt.
    known("outside_infusion", "setting", ("", *Setting)),
    sa.CheckConstraint("beds >= 0", name="outside_infusion_beds_counted"),
    sa.CheckConstraint("volume > 0", name="outside_infusion_volume_positive"),
    sa.CheckConstraint(
        "ended_at IS NULL OR ended_at >= started_at", name="outside_infusion_ends_after_its_start"
    ),
    *stated("outside_infusion", "what"),
    sqlite_strict=True,
)

# A mistake taken back: the fact stays, and counts nowhere.
WITHDRAWAL = sa.Table(
    "withdrawal",
    METADATA,
    sa.Column("filed_id", Key, primary_key=True),
    need("withdrawn_by", Key, sa.ForeignKey("staff.id")),
    need("withdrawn_at", Moment),
    need("reason", sa.Text),
    *stated("withdrawal", "reason"),
    sqlite_strict=True,
)
