"""The table of the seal that certificates show."""

import sqlalchemy as sa

from app.domain.imprints import ImprintKind
from db.tables.common import METADATA, known, need

IMPRINT = sa.Table(
    "imprint",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    need("kind", sa.Text),
    need("words", sa.Text),
    need("picture", sa.LargeBinary),
    # One seal to a clinic.
    sa.CheckConstraint("id = 1", name="imprint_is_one"),
    known("imprint", "kind", ImprintKind),
    sa.CheckConstraint("(kind = 'picture') = (length(picture) > 0)", name="imprint_picture_fits"),
    # Made by the program: 480 dots square, four bytes each.
    sa.CheckConstraint("length(picture) <= 1000000", name="imprint_picture_small"),
    sa.CheckConstraint("kind IN ('round', 'square') OR words = ''", name="imprint_words_fit"),
    sqlite_strict=True,
)
