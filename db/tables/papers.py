"""Tables of the certificates that were handed out, and of the trace that every deed leaves."""

import sqlalchemy as sa

from app.domain.verdicts import CertificateType
from db.columns import Key, Moment
from db.tables.common import METADATA, filled, known, need, stated

CERTIFICATE = sa.Table(
    "certificate",
    METADATA,
    sa.Column("number", sa.Text, primary_key=True),
    need("kind", sa.Text),
    need("treatment_id", Key, sa.ForeignKey("treatment.id")),
    need("entry_id", Key),
    need("patient_id", Key, sa.ForeignKey("patient.id")),
    need("issued_by", Key, sa.ForeignKey("staff.id")),
    need("issued_at", Moment),
    need("content", sa.Text),
    need("pdf", sa.LargeBinary),
    need("sha256", sa.Text),
    sa.Index("certificate_by_patient", "patient_id", "issued_at"),
    # Covers the search through all of them: their pages lie in between.
    sa.Index(
        "certificate_by_issue", "issued_at", "number", "patient_id", "entry_id", "treatment_id"
    ),
    known(
        "certificate", "kind", [kind for kind in CertificateType if kind != CertificateType.NONE]
    ),
    sa.CheckConstraint("length(pdf) > 0", name="certificate_has_a_page"),
    sa.CheckConstraint("length(sha256) = 64", name="certificate_hash_whole"),
    *filled("certificate", "number", "content"),
    sqlite_strict=True,
)

# A certificate called back (失効) though its record stands, such as one issued in error.
CERTIFICATE_REVOCATION = sa.Table(
    "certificate_revocation",
    METADATA,
    sa.Column("number", sa.Text, sa.ForeignKey("certificate.number"), primary_key=True),
    need("revoked_by", Key, sa.ForeignKey("staff.id")),
    need("revoked_at", Moment),
    need("reason", sa.Text),
    *stated("certificate_revocation", "reason"),
    sqlite_strict=True,
)

# One chain for the whole database: `hash` ties `payload` to everything before it.
AUDIT = sa.Table(
    "audit",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    need("at", Moment),
    need("actor", Key, sa.ForeignKey("staff.id")),
    need("deed", sa.Text),
    sa.Column("subject", Key),
    need("payload", sa.Text),
    need("prev", sa.LargeBinary),
    need("hash", sa.LargeBinary),
    sa.UniqueConstraint("prev"),
    # Whatever the trail is narrowed to is found among millions without reading them.
    sa.Index("audit_by_deed", "deed", "seq", "at", "actor"),
    sa.Index("audit_by_actor", "actor", "seq", "at"),
    sa.Index("audit_by_time", "at"),
    sa.Index("audit_by_subject", "subject"),
    sa.CheckConstraint("length(prev) = 32 AND length(hash) = 32", name="audit_hashes_whole"),
    *filled("audit", "deed", "payload"),
    sqlite_strict=True,
)

# Where the chain stood at a moment, signed; `content` is the text that is signed.
CHECKPOINT = sa.Table(
    "checkpoint",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    need("seq", sa.Integer),
    need("content", sa.Text),
    need("public_key", sa.LargeBinary),
    need("signature", sa.LargeBinary),
    sa.CheckConstraint(
        "length(public_key) = 32 AND length(signature) = 64", name="checkpoint_signature_whole"
    ),
    *filled("checkpoint", "content"),
    sqlite_strict=True,
)

# Where the chain stands. On a server this row is what writers queue for (FOR UPDATE).
CHAIN_HEAD = sa.Table(
    "chain_head",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    need("seq", sa.Integer),
    need("hash", sa.LargeBinary),
    sa.CheckConstraint("id = 1", name="chain_head_is_one"),
    sqlite_strict=True,
)
