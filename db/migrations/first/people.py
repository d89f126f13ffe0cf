"""Step 0001: tables of the clinic, its people and its patients."""

import sqlalchemy as sa
from alembic import op

from db import columns
from db.migrations.first.checks import filled, named

# PostgreSQL needs its plainest collation here, or a range is no prefix.
TERM = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def create() -> None:
    """Make the tables."""
    _facility()
    _staff()
    _patient()
    _patient_body()
    _patient_word()


def _facility() -> None:
    op.create_table(
        "facility",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("director", sa.Text(), nullable=False),
        sa.Column("beds", sa.Integer(), nullable=False),
        sa.Column("institution_code", sa.Text(), nullable=True),
        named("facility", "address"),
        named("facility", "director"),
        named("facility", "name"),
        named("facility", "phone"),
        sa.CheckConstraint("beds >= 0", name="facility_beds_counted"),
        sa.CheckConstraint("id = 1", name="facility_is_one"),
        sa.PrimaryKeyConstraint("id", name="facility_pk"),
        sqlite_strict=True,
    )


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", columns.Key(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_romaji", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("register_number", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("is_active", columns.Flag(), nullable=False),
        sa.Column("is_emergency", columns.Flag(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("is_active IN (0, 1)", name="staff_is_active_known"),
        sa.CheckConstraint("is_emergency IN (0, 1)", name="staff_is_emergency_known"),
        sa.CheckConstraint(
            "is_emergency = 0 OR role IN ('nurse', 'pharmacist', 'clerk')",
            name="staff_emergency_role_known",
        ),
        sa.CheckConstraint("version >= 1", name="staff_version_counted"),
        sa.CheckConstraint(
            "role <> 'physician' OR trim(register_number) <> ''", name="staff_physician_registered"
        ),
        sa.CheckConstraint(
            "role IN ('physician', 'nurse', 'pharmacist', 'clerk', 'administrator', 'auditor')",
            name="staff_role_known",
        ),
        named("staff", "login"),
        named("staff", "name"),
        named("staff", "name_romaji"),
        sa.PrimaryKeyConstraint("id", name="staff_pk"),
        sa.UniqueConstraint("login", name="staff_login_uq"),
        sqlite_strict=True,
    )


def _patient() -> None:
    op.create_table(
        "patient",
        sa.Column("id", columns.Key(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("family_kana", sa.Text(), nullable=False),
        sa.Column("given_kana", sa.Text(), nullable=False),
        sa.Column("family_romaji", sa.Text(), nullable=False),
        sa.Column("given_romaji", sa.Text(), nullable=False),
        sa.Column("birth", columns.Day(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("registration", sa.Text(), nullable=False),
        sa.Column("allergies", sa.Text(), nullable=False),
        sa.Column("sport", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("sex IN ('female', 'male', 'other')", name="patient_sex_known"),
        named("patient", "address"),
        named("patient", "family"),
        named("patient", "family_kana"),
        named("patient", "given"),
        named("patient", "given_kana"),
        named("patient", "number"),
        sa.CheckConstraint("version >= 1", name="patient_version_counted"),
        sa.PrimaryKeyConstraint("id", name="patient_pk"),
        sa.UniqueConstraint("number", name="patient_number_uq"),
        sqlite_strict=True,
    )
    op.create_index("patient_by_kana", "patient", ["family_kana", "given_kana"])


def _patient_body() -> None:
    op.create_table(
        "patient_body",
        sa.Column("patient_id", columns.Key(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        filled("patient_body", "body"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name="patient_body_patient_id_fk"),
        sa.PrimaryKeyConstraint("patient_id", "place", name="patient_body_pk"),
        sqlite_strict=True,
    )


def _patient_word() -> None:
    op.create_table(
        "patient_word",
        sa.Column("term", TERM, nullable=False),
        sa.Column("patient_id", columns.Key(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name="patient_word_patient_id_fk"),
        sa.PrimaryKeyConstraint("term", "patient_id", name="patient_word_pk"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("patient_word_by_patient", "patient_word", ["patient_id"])
