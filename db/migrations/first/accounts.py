"""Step 0001: tables of accounts, the clinic's settings, and alarms."""

import sqlalchemy as sa
from alembic import op

from db import columns
from db.migrations.first.checks import named


def create() -> None:
    """Make the tables."""
    _account()
    _setting()
    _alarm()
    _alarm_seen()


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("member_id", columns.Key(), nullable=False),
        sa.Column("since", columns.Moment(), nullable=False),
        sa.Column("must_change_password", columns.Flag(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.Column("substitutes", columns.Plain(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("last_step >= 0", name="account_last_step_counted"),
        sa.CheckConstraint(
            "must_change_password IN (0, 1)", name="account_must_change_password_known"
        ),
        sa.CheckConstraint("length(secret) IN (0, 20)", name="account_secret_whole"),
        sa.CheckConstraint("version >= 1", name="account_version_counted"),
        sa.ForeignKeyConstraint(["member_id"], ["staff.id"], name="account_member_id_fk"),
        sa.PrimaryKeyConstraint("member_id", name="account_pk"),
        sqlite_strict=True,
    )


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("needs_second_factor", columns.Flag(), nullable=False),
        sa.Column("lock_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name="setting_is_one"),
        sa.CheckConstraint("lock_minutes BETWEEN 1 AND 60", name="setting_locks_within_the_hour"),
        sa.CheckConstraint(
            "needs_second_factor IN (0, 1)", name="setting_needs_second_factor_known"
        ),
        sa.PrimaryKeyConstraint("id", name="setting_pk"),
        sqlite_strict=True,
    )


def _alarm() -> None:
    op.create_table(
        "alarm",
        sa.Column("id", columns.Key(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.Column("member_id", columns.Key(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('glass_broken', 'recovered', 'trail_is_wrong')", name="alarm_kind_known"
        ),
        named("alarm", "name"),
        named("alarm", "reason"),
        sa.ForeignKeyConstraint(["member_id"], ["staff.id"], name="alarm_member_id_fk"),
        sa.PrimaryKeyConstraint("id", name="alarm_pk"),
        sqlite_strict=True,
    )


def _alarm_seen() -> None:
    op.create_table(
        "alarm_seen",
        sa.Column("alarm_id", columns.Key(), nullable=False),
        sa.Column("seen_by", columns.Key(), nullable=False),
        sa.Column("seen_at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["alarm_id"], ["alarm.id"], name="alarm_seen_alarm_id_fk"),
        sa.ForeignKeyConstraint(["seen_by"], ["staff.id"], name="alarm_seen_seen_by_fk"),
        sa.PrimaryKeyConstraint("alarm_id", name="alarm_seen_pk"),
        sqlite_strict=True,
    )
