"""Step 0001: tables of what binds patients as athletes."""

import sqlalchemy as sa
from alembic import op

from db import columns
from db.migrations.first.checks import filled, named, stated


def create() -> None:
    """Make the tables."""
    _competition()
    _exemption()
    _ban()
    _outside_infusion()
    _withdrawal()


def _competition() -> None:
    op.create_table(
        "competition",
        sa.Column("id", columns.Key(), nullable=False),
        sa.Column("patient_id", columns.Key(), nullable=False),
        sa.Column("filed_by", columns.Key(), nullable=False),
        sa.Column("filed_at", columns.Moment(), nullable=False),
        sa.Column("starts_at", columns.Moment(), nullable=False),
        sa.Column("ends_at", columns.Moment(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("weigh_in_at", columns.Moment(), nullable=True),
        sa.CheckConstraint("ends_at >= starts_at", name="competition_ends_after_its_start"),
        *_keys("competition"),
        sqlite_strict=True,
    )
    op.create_index("competition_by_patient", "competition", ["patient_id"])


def _exemption() -> None:
    op.create_table(
        "exemption",
        sa.Column("id", columns.Key(), nullable=False),
        sa.Column("patient_id", columns.Key(), nullable=False),
        sa.Column("filed_by", columns.Key(), nullable=False),
        sa.Column("filed_at", columns.Moment(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("covers", columns.Plain(), nullable=False),
        sa.Column("valid_from", columns.Day(), nullable=False),
        sa.Column("valid_to", columns.Day(), nullable=False),
        sa.Column("max_volume", columns.Exact(), nullable=True),
        sa.Column("products", columns.Plain(), nullable=False),
        sa.CheckConstraint("covers <> '[]'", name="exemption_covers_something"),
        filled("exemption", "body"),
        named("exemption", "number"),
        sa.CheckConstraint("valid_from <= valid_to", name="exemption_valid_in_order"),
        sa.CheckConstraint(
            "max_volume IS NULL OR max_volume > 0", name="exemption_volume_positive"
        ),
        *_keys("exemption"),
        sqlite_strict=True,
    )
    op.create_index("exemption_by_patient", "exemption", ["patient_id"])
    op.create_index("exemption_by_end", "exemption", ["valid_to"])


def _ban() -> None:
    op.create_table(
        "ban",
        sa.Column("id", columns.Key(), nullable=False),
        sa.Column("patient_id", columns.Key(), nullable=False),
        sa.Column("filed_by", columns.Key(), nullable=False),
        sa.Column("filed_at", columns.Moment(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("first_day", columns.Day(), nullable=False),
        sa.Column("last_day", columns.Day(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("last_day IS NULL OR first_day <= last_day", name="ban_in_order"),
        filled("ban", "body"),
        *_keys("ban"),
        sqlite_strict=True,
    )
    op.create_index("ban_by_patient", "ban", ["patient_id"])


def _outside_infusion() -> None:
    op.create_table(
        "outside_infusion",
        sa.Column("id", columns.Key(), nullable=False),
        sa.Column("patient_id", columns.Key(), nullable=False),
        sa.Column("filed_by", columns.Key(), nullable=False),
        sa.Column("filed_at", columns.Moment(), nullable=False),
        sa.Column("started_at", columns.Moment(), nullable=False),
        sa.Column("ended_at", columns.Moment(), nullable=True),
        sa.Column("volume", columns.Exact(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("institution", sa.Text(), nullable=False),
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("beds", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "setting IN ('', 'outpatient', 'inpatient', 'surgery', 'diagnostic', 'ambulance', 'venue', 'home', 'other')",
            name="outside_infusion_setting_known",
        ),
        sa.CheckConstraint("beds >= 0", name="outside_infusion_beds_counted"),
        sa.CheckConstraint("volume > 0", name="outside_infusion_volume_positive"),
        sa.CheckConstraint(
            "ended_at IS NULL OR ended_at >= started_at",
            name="outside_infusion_ends_after_its_start",
        ),
        stated("outside_infusion", "what"),
        *_keys("outside_infusion"),
        sqlite_strict=True,
    )
    op.create_index("outside_infusion_by_patient", "outside_infusion", ["patient_id"])


def _withdrawal() -> None:
    op.create_table(
        "withdrawal",
        sa.Column("filed_id", columns.Key(), nullable=False),
        sa.Column("withdrawn_by", columns.Key(), nullable=False),
        sa.Column("withdrawn_at", columns.Moment(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        stated("withdrawal", "reason"),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["staff.id"], name="withdrawal_withdrawn_by_fk"),
        sa.PrimaryKeyConstraint("filed_id", name="withdrawal_pk"),
        sqlite_strict=True,
    )


def _keys(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(["filed_by"], ["staff.id"], name=f"{table}_filed_by_fk"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=f"{table}_patient_id_fk"),
        sa.PrimaryKeyConstraint("id", name=f"{table}_pk"),
    )
