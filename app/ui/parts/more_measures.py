"""A list of laboratory values of which one can be added to the form."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from app.domain.measurements import Measure
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.icons import paint_icon
from app.ui.kit.look import font, px, theme
from app.ui.kit.option import Option
from app.ui.kit.painting import paint_box, paint_focus, paint_text, painting, width_of
from app.ui.parts.measure_field import HEIGHT
from app.words import measure_word

_OPENS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MoreMeasures(Choice):
    """Looks like the small aids of the form; choosing a value adds its field."""

    wanted = Signal(object)  # the Measure

    def __init__(self, say: Wording) -> None:
        super().__init__("measure_more", spoken=say("Add a value"), height=HEIGHT)
        self._say = say
        self._words = say("Other value")
        self.view().setMinimumWidth(px(180))
        self.setMaxVisibleItems(16)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(width_of(self._words, font(13)) + px(38))
        self.activated.connect(self._on_chosen)

    def offer(self, measures: Iterable[Measure]) -> None:
        """Offer these; nothing is chosen."""
        say = self._say
        # The plus of a urine strip is written by the field itself.
        units = {Measure.URINE_KETONES: ""}
        words = ((one, measure_word(one, say), units.get(one, one.unit)) for one in measures)
        self.set_options([Option(one, f"{word}  {unit}".strip()) for one, word, unit in words])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list by the arrows too: nothing is to be added in passing."""
        if event.key() in _OPENS:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of an aid, its plus and its words."""
        look, box = theme(), QRectF(self.rect())
        with painting(self) as painter:
            fill = look.hover if self.underMouse() else look.sunken
            paint_box(painter, box, fill=fill, border=look.line, radius=7)
            side = px(13)
            square = QRectF(px(9), (self.height() - side) / 2, side, side)
            paint_icon(painter, "plus", look.text2, square)
            words = QRectF(square.right() + px(5), 0, box.width(), box.height())
            paint_text(painter, words, self._words, font=font(13), ink=look.text2)
            if self.hasFocus():
                paint_focus(painter, box, 7)

    def _on_chosen(self) -> None:
        measure = self.value()
        with QSignalBlocker(self):
            self.setCurrentIndex(-1)
        if isinstance(measure, Measure):
            self.wanted.emit(measure)
