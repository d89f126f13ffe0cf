"""Tables of the master of diagnoses with its modifiers, and of the words by which they are found."""

import sqlalchemy as sa

from db.columns import Day, Flag
from db.tables.common import METADATA, claims, named, need
from db.tables.words import words

# Nothing is deleted: what the master has dropped or renamed stays, with the day it went.
DISEASE_NAME = sa.Table(
    "disease_name",
    METADATA,
    sa.Column("code", sa.Text, primary_key=True),
    need("name", sa.Text),
    need("short", sa.Text),
    need("kana", sa.Text),
    need("number", sa.Text),
    need("exchange", sa.Text),
    need("icd10", sa.Text),
    need("icd10_second", sa.Text),
    need("moved_to", sa.Text),
    need("is_alone", Flag),
    need("is_insured", Flag),
    sa.Column("abolished_on", Day),
    sa.CheckConstraint("length(code) = 7", name="disease_name_code_whole"),
    *claims("disease_name", "is_alone", "is_insured"),
    *named("disease_name", "name"),
    sqlite_strict=True,
)

# `folded` is the word as words are compared: what is typed is taken apart by it.
DISEASE_MODIFIER = sa.Table(
    "disease_modifier",
    METADATA,
    sa.Column("code", sa.Text, primary_key=True),
    need("name", sa.Text),
    need("folded", sa.Text),
    need("kana", sa.Text),
    need("number", sa.Text),
    need("exchange", sa.Text),
    need("is_suffix", Flag),
    sa.Column("abolished_on", Day),
    sa.CheckConstraint("length(code) = 4", name="disease_modifier_code_whole"),
    *claims("disease_modifier", "is_suffix"),
    *named("disease_modifier", "name"),
    sa.Index("disease_modifier_by_word", "folded"),
    sqlite_strict=True,
)


DISEASE_WORD = words("disease_word")
