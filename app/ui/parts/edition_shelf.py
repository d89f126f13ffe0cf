"""The editions of the bodies' rules by which infusions are judged here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.rules.edition import Edition
from app.i18n import Wording
from app.ui.kit.card import Card
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.ui.parts.patient_words import body

# What an edition's file says while nobody has compared it with its source.
_UNCONFIRMED = "not yet confirmed by a person"
_HASH_SIGNS = 8


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One edition, and the last day on which its body goes by it, if a later one is known."""

    edition: Edition
    until: date | None


class EditionShelf(Card):
    """A table of editions; source and note of the chosen one stand below it."""

    def __init__(self, say: Wording) -> None:
        super().__init__("edition_shelf")
        self._say = say
        self.body.setContentsMargins(px(8), px(4), px(8), px(10))
        self.body.setSpacing(px(4))
        self._table = Table(_columns(say), name="editions", spoken=say("Editions of the rules"))
        self._source = Label(size=12, ink="text2", wrap=True, name="edition_source")
        self._note = Label(size=12, wrap=True, name="edition_note")
        self.body.addWidget(self._table, 1)
        for label in (self._note, self._source):
            label.setContentsMargins(px(10), 0, px(10), 0)
            self.body.addWidget(label)
        self._table.moved.connect(self._on_moved)
        self.setFocusProxy(self._table)

    def show_editions(self, editions: Sequence[Edition]) -> None:
        """Show these, body by body, the newest first."""
        rows = shelf_rows(editions)
        self._table.show_rows(rows)
        if rows and self._table.current_place() < 0:
            self._table.selectRow(0)

    def _on_moved(self, place: int) -> None:
        say = self._say
        edition = self._table.rows.row(place).edition if place >= 0 else None
        source = say("Source: {source}", source=edition.source) if edition else ""
        self._source.setText(source)
        note = "" if edition is None else note_of(edition, say)
        self._note.setText(note)
        self._note.setVisible(bool(note))


def shelf_rows(editions: Sequence[Edition]) -> tuple[ShelfRow, ...]:
    """Return the editions body by body, the newest first, each with its last day."""
    bodies = dict.fromkeys(one.body for one in editions)
    rows = []
    for code in bodies:
        until = None
        own = (one for one in editions if one.body == code)
        for one in sorted(own, key=lambda one: one.in_force_from, reverse=True):
            rows.append(ShelfRow(one, until))
            until = one.in_force_from - timedelta(days=1)
    return tuple(rows)


def title_of(edition: Edition, say: Wording) -> str:
    """Return an edition's title in the user's language."""
    return edition.title_ja if say.language == "ja" else edition.title_en


def note_of(edition: Edition, say: Wording) -> str:
    """Return what changed with an edition, in the user's language."""
    return edition.note_ja if say.language == "ja" else edition.note_en


def short_hash(sha256: str) -> str:
    """Return enough of a hash to tell two files apart."""
    return sha256[:_HASH_SIGNS]


def _columns(say: Wording) -> list[Column]:
    # Latin letters run wider than kanji.
    confirmed = 160 if say.language == "ja" else 204
    return [
        Column(say("Body"), lambda row: body(row.edition.body), width=100, bold=True),
        Column(say("Edition"), lambda row: title_of(row.edition, say), least=120),
        Column(say("In force"), _in_force, width=178),
        Column(say("Known through"), lambda row: str(row.edition.known_through), width=114, drop=1),
        Column(say("Confirmed by"), lambda row: _confirmed(row.edition, say), width=confirmed),
        Column(say("Hash"), lambda row: short_hash(row.edition.sha256), width=82, drop=2),
    ]


def _in_force(row: ShelfRow) -> str:
    until = "" if row.until is None else row.until.isoformat()
    return f"{row.edition.in_force_from.isoformat()} – {until}".rstrip()


def _confirmed(edition: Edition, say: Wording) -> str:
    if edition.checked_by in ("", _UNCONFIRMED):
        return say("Not yet confirmed by a person")
    day = "" if edition.checked_on is None else edition.checked_on.isoformat()
    return f"{edition.checked_by}  {day}".rstrip()
