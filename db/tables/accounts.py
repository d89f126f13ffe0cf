"""Tables of accounts, the clinic's settings, and alarms."""

import sqlalchemy as sa

from app.domain.alarms import AlarmKind
from db.columns import Flag, Key, Moment, Plain
from db.tables.common import METADATA, claims, known, named, need

ACCOUNT = sa.Table(
    "account",
    METADATA,
    sa.Column("member_id", Key, sa.ForeignKey("staff.id"), primary_key=True),
    need("since", Moment),
    need("must_change_password", Flag),
    need("secret", sa.LargeBinary),
    need("last_step", sa.Integer),
    need("substitutes", Plain),
    need("version", sa.Integer),
    # Empty where there is no second factor.
    sa.CheckConstraint("length(secret) IN (0, 20)", name="account_secret_whole"),
    sa.CheckConstraint("last_step >= 0", name="account_last_step_counted"),
    sa.CheckConstraint("version >= 1", name="account_version_counted"),
    *claims("account", "must_change_password"),
    sqlite_strict=True,
)

SETTING = sa.Table(
    "setting",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    need("needs_second_factor", Flag),
    need("lock_minutes", sa.Integer),
    sa.CheckConstraint("id = 1", name="setting_is_one"),
    # A window that never locks by itself is none for a clinic.
    sa.CheckConstraint("lock_minutes BETWEEN 1 AND 60", name="setting_locks_within_the_hour"),
    *claims("setting", "needs_second_factor"),
    sqlite_strict=True,
)

ALARM = sa.Table(
    "alarm",
    METADATA,
    sa.Column("id", Key, primary_key=True),
    need("kind", sa.Text),
    need("at", Moment),
    need("member_id", Key, sa.ForeignKey("staff.id")),
    need("name", sa.Text),
    need("reason", sa.Text),
    known("alarm", "kind", AlarmKind),
    *named("alarm", "name", "reason"),
    sqlite_strict=True,
)

ALARM_SEEN = sa.Table(
    "alarm_seen",
    METADATA,
    sa.Column("alarm_id", Key, sa.ForeignKey("alarm.id"), primary_key=True),
    need("seen_by", Key, sa.ForeignKey("staff.id")),
    need("seen_at", Moment),
    sqlite_strict=True,
)
