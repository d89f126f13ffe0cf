"""A line to type in, with room at its right end for one fact (a code, a key hint)."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from app.ui.kit.editor import mark_bad
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, paint_box, paint_text, painting, width_of

FIELD_HEIGHT = 34
_BIG = 56
# Qt.Key.Key_Return and Key_Enter by their numbers, see painting.py.
ENTER = (0x01000004, 0x01000005)


class LineEdit(QLineEdit):
    """One line of text."""

    is_composing = False  # an input method converts what is typed here

    def __init__(
        self,
        name: str,
        *,
        example: str = "",
        spoken: str = "",
        secret: bool = False,
        height: int = FIELD_HEIGHT,
    ) -> None:
        """Make the line; ``example`` shows while it is empty, ``secret`` hides what is typed."""
        super().__init__()
        self._fact = _Fact(self)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setPlaceholderText(example)
        self.setFixedHeight(px(height))
        # A field for a finger is read from further away.
        self.setProperty("big", height >= _BIG)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._keep_one_line)
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)

    def set_fact(self, text: str, *, spoken: str = "", tone: str = "quiet") -> None:
        """Show a fact at the right end (tone "plain": without a ground); empty takes it away."""
        self._fact.show_fact(text, spoken or text, tone)
        self._make_room()

    def fact(self) -> str:
        """Return the fact shown at the right end."""
        return self._fact.text()

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` whenever the text changes."""
        self.textChanged.connect(tell)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the border of an error."""
        mark_bad(self, bad)

    def rewrite(self, text: str) -> None:
        """Write this instead of what was typed, so that Ctrl+Z brings that back."""
        self.selectAll()
        self.insert(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a conversion is under way."""
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a conversion that was left."""
        self.is_composing = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no Enter that belongs to a conversion save, choose or close anything."""
        if not (self.is_composing and event.key() in ENTER):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fact at the right end."""
        super().resizeEvent(event)
        self._make_room()

    def sizeHint(self) -> QSize:
        """Ask for a modest width; layouts give more."""
        return QSize(px(140), self.height())

    def minimumSizeHint(self) -> QSize:
        """Shrink down to a few signs."""
        return QSize(px(48), self.height())

    def _keep_one_line(self, text: str) -> None:
        # Qt pastes line breaks as they are, and only paints them as a space.
        lines = text.replace("\t", "\n").splitlines()
        if text and lines != [text]:
            self.setText(" ".join(line.strip() for line in lines if line.strip()))

    def _make_room(self) -> None:
        # Only where there is one: setting margins costs a new layout of the text.
        width = self._fact.sizeHint().width() if self._fact.text() else 0
        if self.textMargins().right() != width:
            self.setTextMargins(0, 0, width, 0)
        if width:
            height = px(22)
            left = self.width() - width - px(6)
            self._fact.setGeometry(left, (self.height() - height) // 2, width, height)


class _Fact(QLabel):
    """The fact inside a line; part of the field for the eye, with words of its own."""

    def __init__(self, parent: QWidget) -> None:
        """Make it, hidden."""
        super().__init__(parent)
        self._tone = "quiet"
        self.hide()

    def show_fact(self, text: str, spoken: str, tone: str) -> None:
        """Show these words."""
        self._tone = tone
        self.setText(text)
        self.setAccessibleName(spoken)
        self.setVisible(bool(text))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for the words."""
        return QSize(width_of(self.text(), self._face()) + 2 * px(8), px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words on their ground."""
        plain = self._tone == "plain"
        colours = theme().tone("quiet" if plain else self._tone)
        with painting(self) as painter:
            box = QRectF(self.rect())
            if not plain:
                paint_box(painter, box, fill=colours.ground, radius=5)
            paint_text(painter, box, self.text(), font=self._face(), ink=colours.ink, align=CENTRE)

    def _face(self) -> QFont:
        if self._tone == "plain":
            return font(11)
        return font(12, bold=self._tone != "quiet")
