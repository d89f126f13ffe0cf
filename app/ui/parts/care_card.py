"""What to take care of now: the weightiest first, what is missing tinted, the frequent deeds at its foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, Hairline
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.panel import Scroller
from app.ui.parts.tall_enough import TallEnough

WIDTH = 268
COPY, ELSEWHERE, CERTIFY = "copy_last", "record_outside", "issue_certificate"


@dataclass(frozen=True, slots=True)
class CareItem:
    """One thing: its shape, its tone, what it is, and more about it."""

    icon: str
    tone: str
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CareGroup:
    """What belongs together under a title; a group without items is left out."""

    title: str
    items: tuple[CareItem, ...]


class CareCard(Card):
    """Groups of things to take care of, and deeds."""

    asked = Signal(str)  # the name of a deed

    def __init__(self, say: Wording) -> None:
        super().__init__("care_card")
        self.body.setContentsMargins(px(16), px(12), px(10), px(12))
        self.body.setSpacing(px(8))
        content = QWidget()
        self._shown: tuple[CareGroup, ...] | None = None
        self._groups = QVBoxLayout(content)
        self._groups.setContentsMargins(0, 0, px(6), 0)
        self._groups.setSpacing(px(10))
        TallEnough(content)
        self.body.addWidget(Scroller(content, name="care_scroll"), 1)
        self._deeds = {
            COPY: Button(say("New infusion like the last"), "soft", name=COPY, icon="drip"),
            ELSEWHERE: Button(say("Record infusion elsewhere"), "soft", name=ELSEWHERE, icon="pin"),
            CERTIFY: Button(say("Issue a certificate"), "soft", name=CERTIFY, icon="certificate"),
        }
        for name, button in self._deeds.items():
            self.body.addWidget(button)
            button.hide()
            button.clicked.connect(partial(self.asked.emit, name))

    def offer(self, deeds: frozenset[str]) -> None:
        """Offer only the deeds that can be done now."""
        for name, button in self._deeds.items():
            button.setVisible(name in deeds)

    def show_care(self, groups: Sequence[CareGroup]) -> None:
        """Show these instead."""
        if tuple(groups) == self._shown:
            return
        self._shown = tuple(groups)
        while (item := self._groups.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for place, group in enumerate(one for one in groups if one.items):
            if place:
                self._groups.addWidget(Hairline())
            self._groups.addWidget(Label(group.title, size=14, bold=True))
            for one in group.items:
                self._groups.addWidget(CareRow(one))
        self._groups.addStretch(1)


class CareRow(QWidget):
    """One thing, with its shape before it."""

    def __init__(self, item: CareItem) -> None:
        super().__init__()
        self.setAccessibleName(item.title)
        self.setAccessibleDescription(item.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(IconLabel(item.icon, item.tone), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Label(item.title, size=13, bold=True, wrap=True))
        if item.detail:
            words.addWidget(Label(item.detail, size=12, ink="text2", wrap=True))
        row.addLayout(words, 1)
