"""Why a product may not be given to anybody, and what can be done instead."""

import re

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.formulary import BlockedName
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Frame, Hairline
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.icons import paint_icon
from app.ui.kit.labels import Label
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_text, painting

_CLASS = re.compile(r"\b[SMP][0-9](?:\.[0-9]+)?")


def classes_of(blocked: BlockedName) -> tuple[str, ...]:
    """Return the classes of the Prohibited List that a blocked product may fall under."""
    return tuple(dict.fromkeys(_CLASS.findall(blocked.wada_class)))


class RefusalCard(Frame):
    """The refusal where the list of results would be; the form below stays as it is."""

    other_wanted = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__("refusal")
        self._say = say
        self._head = _Head(say)
        self._reasons = [
            _Reason("refusal_law", say("No approved product")),
            _Reason("refusal_npb", say("NPB criterion 2 not met")),
            _Reason("refusal_wada", say("May be prohibited by WADA")),
        ]
        self._way = Label(size=13, bold=True, wrap=True, name="refusal_way")
        self._source = Label(size=11, ink="text2", wrap=True, name="refusal_source")
        self._source.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(14))
        column.setSpacing(px(12))
        column.addWidget(self._head)
        column.addLayout(_inset(*self._reasons, spacing=16))
        column.addLayout(_inset(Hairline()))
        column.addLayout(_inset(IconLabel("arrow-right", "accent", 15), self._way, spacing=10))
        column.addLayout(self._buttons())
        column.addLayout(_inset(self._source))
        self.hide()

    def show_blocked(self, blocked: BlockedName, matched: str) -> None:
        """Tell why a product is refused and which word gave it away."""
        say = self._say
        japanese = say.language == "ja"
        name = blocked.name_ja if japanese else blocked.name_en or blocked.name_ja
        title = say("“{name}” may not be given", name=name)
        others = [alias for alias in blocked.aliases if alias != matched][:2]
        self._head.show_words(title, " = ".join(filter(None, (matched, say(", ").join(others)))))
        law, npb, wada = self._reasons
        law.show_words(blocked.why_ja if japanese else blocked.why_en or blocked.why_ja)
        npb.show_words(
            say(
                "Approved drugs within their approved indication are the condition. Even a small amount is not a legitimate infusion."
            )
        )
        codes = say(", ").join(classes_of(blocked))
        wada.show_words(
            say("May fall under {classes}. The athlete's body decides.", classes=codes)
            if codes
            else say("The athlete's body decides what the Prohibited List says of it.")
        )
        self._way.setText(say("Choose an approved product that fits the diagnosis instead."))
        self._source.setText(blocked.source)
        self._source.hide()
        self.setAccessibleName(title)
        self.show()

    def _buttons(self) -> QHBoxLayout:
        say = self._say
        again = Button(
            say("Find an approved product"),
            "primary",
            name="refusal_other",
            icon="search",
            key_hint="Enter",
            height=34,
        )
        again.clicked.connect(self.other_wanted)
        source = Button(say("Source"), "quiet", name="refusal_show_source", icon="info", height=34)
        source.clicked.connect(self._on_source)
        noted = Label(
            say("This search is kept in the audit trail."),
            size=12,
            ink="text2",
            wrap=True,
            name="refusal_noted",
        )
        noted.setMinimumWidth(px(80))
        self.controls: tuple[QWidget, ...] = (again, source)
        row = _inset(again, source, spacing=8)
        noted.setAlignment(_RIGHT)
        row.addWidget(noted, 1)
        return row

    def _on_source(self) -> None:
        self._source.setVisible(self._source.isHidden())


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Head(QWidget):
    """The filled head: what, for whom, and the word that matched."""

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._whom = say("For every patient and every role. Nobody can lift this.")
        self._found_by = say("Matched word")
        self._title = self._matched = ""
        self.setObjectName("refusal_head")
        self.setFixedHeight(px(56))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, title: str, matched: str) -> None:
        """Show what is refused and the word that matched."""
        self._title, self._matched = title, matched
        self.setAccessibleName(f"{title} {self._whom} {self._found_by} {matched}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the filled ground, round at the top, and the words on it."""
        look, radius, height = theme().blocked, float(px(8)), float(self.height())
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(0, 0, self.width(), height + radius), radius, radius)
        with painting(self) as painter:
            painter.setClipRect(QRectF(0, 0, self.width(), height))
            painter.fillPath(ground, QColor(look.ground))
            side = px(22)
            sign = QRectF(px(16), (height - side) / 2, side, side)
            paint_icon(painter, "no-entry", look.ink, sign)
            room = self.width() * 0.62
            self._paint_lines(painter, sign.right() + px(14), room, self._title, self._whom, 15)
            self._paint_lines(
                painter, room + px(16), self.width() - px(16), self._found_by, self._matched, 12
            )

    def _paint_lines(
        self, painter: QPainter, left: float, right: float, first: str, second: str, size: int
    ) -> None:
        ink, large = theme().blocked.ink, size > 12
        top = QRectF(left, px(7), right - left, px(22))
        below = QRectF(left, px(29), right - left, px(20))
        paint_text(painter, top, first, font=font(size, bold=large), ink=ink)
        paint_text(painter, below, second, font=font(12), ink=ink)


class _Reason(QWidget):
    """One of the three reasons, side by side with the others."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self._words = Label(size=12, ink="text2", wrap=True, name=name)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(px(6))
        head.addWidget(IconLabel("cross-circle", "bad", 14), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Label(title, size=13, bold=True, wrap=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(self._words, 1)

    def show_words(self, words: str) -> None:
        """Show the reason."""
        self._words.setText(words)
        self.setAccessibleName(words)


def _inset(*widgets: QWidget, spacing: int = 0) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(px(16), 0, px(16), 0)
    row.setSpacing(px(spacing))
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, (_Reason, Label, Hairline)) else 0)
    return row
