"""Tables of the clinic, its people and its patients."""

import sqlalchemy as sa

from app.domain.patients import Sex
from app.domain.staff import Role
from db.columns import Day, Flag, Key
from db.tables.common import METADATA, claims, filled, known, named, need

FACILITY = sa.Table(
    "facility",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    need("name", sa.Text),
    need("name_en", sa.Text),
    need("address", sa.Text),
    need("phone", sa.Text),
    need("director", sa.Text),
    need("beds", sa.Integer),
    sa.Column("institution_code", sa.Text),
    # One main facility to a database; the others are its branches.
    sa.CheckConstraint("id = 1", name="facility_is_one"),
    sa.CheckConstraint("beds >= 0", name="facility_beds_counted"),
    *named("facility", "name", "address", "phone", "director"),
    sqlite_strict=True,
)

# The further facilities under the same founder, each with beds of its own.
BRANCH = sa.Table(
    "branch",
    METADATA,
    sa.Column("id", Key, primary_key=True),
    need("name", sa.Text),
    need("name_en", sa.Text),
    need("address", sa.Text),
    need("phone", sa.Text),
    need("director", sa.Text),
    need("beds", sa.Integer),
    sa.Column("institution_code", sa.Text),
    need("is_open", Flag),
    sa.CheckConstraint("beds >= 0", name="branch_beds_counted"),
    *claims("branch", "is_open"),
    *named("branch", "name", "address", "phone", "director"),
    sqlite_strict=True,
)

STAFF = sa.Table(
    "staff",
    METADATA,
    sa.Column("id", Key, primary_key=True),
    need("login", sa.Text),
    need("name", sa.Text),
    need("name_romaji", sa.Text),
    need("role", sa.Text),
    need("register_number", sa.Text),
    need("department", sa.Text),
    need("is_active", Flag),
    need("is_emergency", Flag),
    need("version", sa.Integer),
    sa.UniqueConstraint("login"),
    known("staff", "role", Role),
    # A physician without a Medical Register No. (医籍登録番号) may sign nothing.
    sa.CheckConstraint(
        "role <> 'physician' OR trim(register_number) <> ''", name="staff_physician_registered"
    ),
    # Whoever comes in by an emergency code is no physician, who signs with the own name.
    sa.CheckConstraint(
        "is_emergency = 0 OR role IN ('nurse', 'pharmacist', 'clerk')",
        name="staff_emergency_role_known",
    ),
    sa.CheckConstraint("version >= 1", name="staff_version_counted"),
    *claims("staff", "is_active", "is_emergency"),
    *named("staff", "login", "name", "name_romaji"),
    sqlite_strict=True,
)

PATIENT = sa.Table(
    "patient",
    METADATA,
    sa.Column("id", Key, primary_key=True),
    need("number", sa.Text),
    need("family", sa.Text),
    need("given", sa.Text),
    need("family_kana", sa.Text),
    need("given_kana", sa.Text),
    need("family_romaji", sa.Text),
    need("given_romaji", sa.Text),
    need("birth", Day),
    need("sex", sa.Text),
    need("address", sa.Text),
    need("phone", sa.Text),
    need("team", sa.Text),
    need("registration", sa.Text),
    need("allergies", sa.Text),
    need("sport", sa.Text),
    need("version", sa.Integer),
    sa.UniqueConstraint("number"),
    sa.Index("patient_by_kana", "family_kana", "given_kana"),
    known("patient", "sex", Sex),
    sa.CheckConstraint("version >= 1", name="patient_version_counted"),
    *named("patient", "number", "family", "given", "family_kana", "given_kana", "address"),
    sqlite_strict=True,
)

PATIENT_BODY = sa.Table(
    "patient_body",
    METADATA,
    sa.Column("patient_id", Key, sa.ForeignKey("patient.id"), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    need("body", sa.Text),
    *filled("patient_body", "body"),
    sqlite_strict=True,
)

# PostgreSQL needs its plainest collation here, or a range is no prefix.
TERM = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

PATIENT_WORD = sa.Table(
    "patient_word",
    METADATA,
    sa.Column("term", TERM, primary_key=True),
    sa.Column("patient_id", Key, sa.ForeignKey("patient.id"), primary_key=True),
    sa.Index("patient_word_by_patient", "patient_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
