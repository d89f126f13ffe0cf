"""A walk around the window for whoever sees it for the first time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Frame
from app.ui.kit.labels import Label
from app.ui.kit.look import px, theme
from app.ui.kit.painting import paint_box, painting

_DIM: Final = 120  # of 255: what is not spoken of stays readable
_WIDE: Final = 360


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: the name of the widget that is spoken of, and what is said of it."""

    about: str
    title: str
    words: str


class Tour(QWidget):
    """Lies over a window and goes from stop to stop; places that are not there are left out."""

    def __init__(self, stops: Sequence[Stop], say: Wording, over: QWidget) -> None:
        """Begin at the first stop."""
        super().__init__(over)
        self.setObjectName("tour")
        self._say, self._over = say, over
        self._stops = [(one, there) for one in stops if (there := _visible(over, one.about))]
        self._place = 0
        self._title = Label(size=16, bold=True, name="tour_title")
        self._words = Label(size=13, wrap=True, name="tour_words")
        self._count = Label(size=12, ink="text3", name="tour_count")
        self._back = Button(say("Back"), name="tour_back")
        self._next = Button(say("Next"), "primary", name="tour_next")
        self._end = Button(say("End the tour"), "quiet", name="tour_end", key_hint="Esc")
        self._card = Frame("tour_card", radius=10)
        self._card.setParent(self)
        self._lay_out()
        self._back.clicked.connect(self._step_back)
        self._next.clicked.connect(self._step_on)
        self._end.clicked.connect(self.close)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what lies below."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self._put_card()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Esc; the arrows go from stop to stop."""
        deeds = {
            Qt.Key.Key_Escape: self.close,
            Qt.Key.Key_Right: self._step_on,
            Qt.Key.Key_Left: self._step_back,
        }
        deed = deeds.get(Qt.Key(event.key()))
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Darken everything but what is spoken of."""
        look, spot = theme(), QRectF(self._spot())
        shade = QPainterPath()
        shade.addRect(QRectF(self.rect()))
        hole = QPainterPath()
        hole.addRoundedRect(spot, px(8), px(8))
        dark = QColor("#000000")
        dark.setAlpha(_DIM)
        with painting(self) as painter:
            painter.fillPath(shade.subtracted(hole), dark)
            _ring(painter, spot, look.accent)

    def _step_on(self) -> None:
        if self._place + 1 < len(self._stops):
            self._place += 1
            self._tell()
        else:
            self.close()

    def _step_back(self) -> None:
        self._place = max(0, self._place - 1)
        self._tell()

    def _tell(self) -> None:
        if not self._stops:
            self.close()
            return
        stop, _ = self._stops[self._place]
        say, last = self._say, len(self._stops)
        self._title.setText(stop.title)
        self._words.setText(stop.words)
        self._count.setText(f"{self._place + 1} / {last}")
        self._back.setEnabled(self._place > 0)
        self._next.set_words(say("Done") if self._place + 1 == last else say("Next"))
        self._card.setAccessibleName(f"{stop.title}. {stop.words}")
        self._put_card()
        self._next.setFocus()
        self.update()

    def _spot(self) -> QRect:
        if not self._stops:
            return QRect()
        _, there = self._stops[self._place]
        return QRect(there.mapTo(self._over, QPoint(0, 0)), there.size())

    def _put_card(self) -> None:
        spot, card = self._spot(), self._card
        card.setFixedWidth(px(_WIDE))
        card.setFixedHeight(self._column.heightForWidth(px(_WIDE)))
        left = spot.right() + px(16)
        if left + card.width() > self.width():
            left = max(px(16), spot.left() - card.width() - px(16))
        top = min(max(spot.top(), px(16)), self.height() - card.height() - px(16))
        card.move(left, top)
        card.show()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self._count)
        foot.addStretch(1)
        for button in (self._end, self._back, self._next):
            foot.addWidget(button)
        self._column = column = QVBoxLayout(self._card)
        column.setContentsMargins(px(18), px(14), px(14), px(12))
        column.setSpacing(px(8))
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addLayout(foot)


def _visible(over: QWidget, name: str) -> QWidget | None:
    found: QWidget | None = over.findChild(QWidget, name)
    return found if found is not None and found.isVisibleTo(over) else None


def _ring(painter: QPainter, spot: QRectF, ink: str) -> None:
    paint_box(painter, spot, border=ink, width=2, radius=8)
