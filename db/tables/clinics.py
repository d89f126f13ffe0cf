"""Tables of other clinics by their fingerprints, and of the lists that they gave."""

import sqlalchemy as sa

from app.domain.known_clinics import Compared
from db.columns import Key, Moment
from db.tables.common import METADATA, filled, known, named, need

# One that is taken out again is a withdrawal, like a fact of the athlete's file.
KNOWN_CLINIC = sa.Table(
    "known_clinic",
    METADATA,
    sa.Column("id", Key, primary_key=True),
    need("fingerprint", sa.Text),
    need("name", sa.Text),
    need("compared", sa.Text),
    need("kept_by", Key, sa.ForeignKey("staff.id")),
    need("kept_at", Moment),
    sa.CheckConstraint("length(fingerprint) = 64", name="known_clinic_fingerprint_whole"),
    known("known_clinic", "compared", Compared),
    *named("known_clinic", "name"),
    sqlite_strict=True,
)

# What a clinic has called back, as it signed it; the newest counts.
REVOCATION_LIST = sa.Table(
    "revocation_list",
    METADATA,
    sa.Column("id", Key, primary_key=True),
    need("fingerprint", sa.Text),
    need("made_at", Moment),
    need("content", sa.Text),
    need("taken_by", Key, sa.ForeignKey("staff.id")),
    need("taken_at", Moment),
    sa.Index("revocation_list_by_clinic", "fingerprint", "made_at"),
    sa.CheckConstraint("length(fingerprint) = 64", name="revocation_list_fingerprint_whole"),
    *filled("revocation_list", "content"),
    sqlite_strict=True,
)
