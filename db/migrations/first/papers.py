"""Step 0001: tables of the certificates and the trace of every deed."""

import sqlalchemy as sa
from alembic import op

from db import columns
from db.migrations.first.checks import filled, stated


def create() -> None:
    """Make the tables."""
    _certificate()
    _revocation()
    _audit()
    _checkpoint()
    _chain_head()


def _certificate() -> None:
    op.create_table(
        "certificate",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("treatment_id", columns.Key(), nullable=False),
        sa.Column("entry_id", columns.Key(), nullable=False),
        sa.Column("patient_id", columns.Key(), nullable=False),
        sa.Column("issued_by", columns.Key(), nullable=False),
        sa.Column("issued_at", columns.Moment(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        filled("certificate", "content"),
        sa.CheckConstraint("kind IN ('A', 'B', 'C')", name="certificate_kind_known"),
        filled("certificate", "number"),
        sa.CheckConstraint("length(pdf) > 0", name="certificate_has_a_page"),
        sa.CheckConstraint("length(sha256) = 64", name="certificate_hash_whole"),
        sa.ForeignKeyConstraint(["issued_by"], ["staff.id"], name="certificate_issued_by_fk"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name="certificate_patient_id_fk"),
        sa.ForeignKeyConstraint(
            ["treatment_id"], ["treatment.id"], name="certificate_treatment_id_fk"
        ),
        sa.PrimaryKeyConstraint("number", name="certificate_pk"),
        sqlite_strict=True,
    )
    op.create_index("certificate_by_patient", "certificate", ["patient_id", "issued_at"])
    op.create_index(
        "certificate_by_issue",
        "certificate",
        ["issued_at", "number", "patient_id", "entry_id", "treatment_id"],
    )


def _revocation() -> None:
    op.create_table(
        "certificate_revocation",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("revoked_by", columns.Key(), nullable=False),
        sa.Column("revoked_at", columns.Moment(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        stated("certificate_revocation", "reason"),
        sa.ForeignKeyConstraint(
            ["number"], ["certificate.number"], name="certificate_revocation_number_fk"
        ),
        sa.ForeignKeyConstraint(
            ["revoked_by"], ["staff.id"], name="certificate_revocation_revoked_by_fk"
        ),
        sa.PrimaryKeyConstraint("number", name="certificate_revocation_pk"),
        sqlite_strict=True,
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.Column("actor", columns.Key(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("subject", columns.Key(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("prev", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        filled("audit", "deed"),
        filled("audit", "payload"),
        sa.CheckConstraint("length(prev) = 32 AND length(hash) = 32", name="audit_hashes_whole"),
        sa.ForeignKeyConstraint(["actor"], ["staff.id"], name="audit_actor_fk"),
        sa.PrimaryKeyConstraint("seq", name="audit_pk"),
        sa.UniqueConstraint("prev", name="audit_prev_uq"),
        sqlite_strict=True,
    )
    op.create_index("audit_by_deed", "audit", ["deed", "seq", "at", "actor"])
    op.create_index("audit_by_actor", "audit", ["actor", "seq", "at"])
    op.create_index("audit_by_time", "audit", ["at"])
    op.create_index("audit_by_subject", "audit", ["subject"])


def _checkpoint() -> None:
    op.create_table(
        "checkpoint",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        filled("checkpoint", "content"),
        sa.CheckConstraint(
            "length(public_key) = 32 AND length(signature) = 64", name="checkpoint_signature_whole"
        ),
        sa.PrimaryKeyConstraint("number", name="checkpoint_pk"),
        sqlite_strict=True,
    )


def _chain_head() -> None:
    op.create_table(
        "chain_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1", name="chain_head_is_one"),
        sa.PrimaryKeyConstraint("id", name="chain_head_pk"),
        sqlite_strict=True,
    )
