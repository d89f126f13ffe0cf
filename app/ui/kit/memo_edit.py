"""A place for several lines of plain text that grows with what is written."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from app.ui.kit.editor import mark_bad
from app.ui.kit.line_edit import ENTER
from app.ui.kit.look import font, px

_MARGIN: Final = 3


class MemoEdit(QPlainTextEdit):
    """Plain text over several lines; Tab goes on to the next field."""

    is_composing = False  # an input method converts what is typed here

    def __init__(
        self,
        name: str,
        *,
        example: str = "",
        spoken: str = "",
        lines: int = 2,
        most_lines: int = 6,
    ) -> None:
        """Make it ``lines`` high; it grows up to ``most_lines`` and then scrolls."""
        super().__init__()
        self._lines, self._most = lines, most_lines
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        self.setFont(font(14))
        self.document().setDocumentMargin(_MARGIN)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def text(self) -> str:
        """Return what is written."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Write this instead."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def rewrite(self, text: str) -> None:
        """Write this instead, so that Ctrl+Z brings back what stood there."""
        if text != self.toPlainText():
            whole = self.textCursor()
            whole.select(QTextCursor.SelectionType.Document)
            whole.insertText(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a conversion is under way."""
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Break no line by an Enter that belongs to a conversion."""
        if not (self.is_composing and event.key() in ENTER):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a conversion that was left."""
        self.is_composing = False
        super().focusOutEvent(event)

    def add_text(self, text: str) -> None:
        """Add words at the end, on a line of their own, and go on writing there."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        before = self.toPlainText()
        self.insertPlainText(text if not before or before.endswith("\n") else "\n" + text)
        self.setFocus()

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` whenever the text changes."""
        self.textChanged.connect(tell)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the border of an error."""
        mark_bad(self, bad)

    def sizeHint(self) -> QSize:
        """Ask for a modest width; layouts give more."""
        return QSize(px(200), self.height())

    def minimumSizeHint(self) -> QSize:
        """Shrink in width only."""
        return QSize(px(80), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow when a narrower line breaks the text more often."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        # The layout of a plain text edit tells its height in lines, not in pixels.
        written = round(self.document().documentLayout().documentSize().height())
        shown = max(self._lines, min(written, self._most))
        # One pixel more a line than the font says: the layout rounds ascent and descent apart.
        height = shown * (self.fontMetrics().lineSpacing() + 1) + px(18)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
