"""A field of a form: label above, editor, and below it one sentence when something is missing."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.chip import Chip
from app.ui.kit.dating import is_newer, moment
from app.ui.kit.editor import Editor
from app.ui.kit.icons import paint_icon
from app.ui.kit.labels import ElidedLabel, HintLabel, Label
from app.ui.kit.look import px, theme
from app.ui.kit.painting import painting


class Field(QWidget):
    """An editor with its label, and with the sentence that tells what would put it right."""

    cured = Signal()  # the sentence has gone

    def __init__(
        self, label: str, editor: QWidget, *, hint: str = "", aside: QWidget | None = None
    ) -> None:
        """Put them together; ``hint`` stands beside the label, ``aside`` at the end of its line."""
        super().__init__()
        self.editor = editor
        self._control = editor.focusProxy() or editor
        self._words = label
        self._mark: Chip | None = None
        self._changed = 0  # when what stands here was filled in
        self._described = ""  # what the control said of itself before an error
        name = editor.objectName()
        self.setObjectName(f"{name}_field")
        # A hint or a fact beside it gives way first; alone in its line, the label itself does.
        kind = Label if hint or aside else ElidedLabel
        self._label = kind(label.replace("&", "&&"), size=12, ink="text2", name=f"{name}_label")
        self._label.setBuddy(self._control)
        self._message = _Message(f"{name}_message")
        for named in (self._control, editor):
            if not named.accessibleName():
                named.setAccessibleName(label)
        self._lay_out(hint, aside)
        if isinstance(editor, Editor):
            editor.on_change(self._on_change)

    @property
    def error(self) -> str:
        """The sentence shown below the editor, or nothing."""
        return self._message.text()

    @property
    def label(self) -> str:
        """The words above the editor."""
        return self._words

    def set_error(self, sentence: str) -> None:
        """Tell below the editor what is missing and what would do; it goes once it is cured."""
        if sentence == self.error:
            return
        if not self.error:
            self._described = self._control.accessibleDescription()
        self._control.setAccessibleDescription(sentence or self._described)
        self._message.set_text(sentence)
        self._label.set_ink("bad" if sentence else "text2")
        self._label.set_bold(bool(sentence))
        if isinstance(self.editor, Editor):
            self.editor.set_bad(bool(sentence))
        if not sentence:
            self.cured.emit()

    @property
    def is_newer(self) -> bool:
        """Whether it was changed after the answer was asked for that is being told."""
        return is_newer(self._changed)

    def answer(self, sentence: str) -> None:
        """Tell what an answer says of it, unless it was changed since that was asked for."""
        if not self.is_newer:
            self.set_error(sentence)

    def clear_error(self) -> None:
        """Take the sentence away."""
        self.set_error("")

    def set_mark(self, words: str, told: str = "") -> None:
        """Mark what stands here beside the label, ``told`` in more words; no words take it away."""
        if self._mark is None:
            if not words:
                return
            self._mark = Chip(
                "caution", icon="", height=18, name=f"{self.editor.objectName()}_mark"
            )
            self._head.insertWidget(1, self._mark)
        if words != self._mark.text():
            self._mark.show_verdict("caution", words, "pencil", detail=told)
            self._mark.setVisible(bool(words))
            if self.error:
                self._described = told or words
            else:
                self._control.setAccessibleDescription(told or words)

    def focus(self) -> None:
        """Bring the keyboard here."""
        self._control.setFocus()

    def _on_change(self) -> None:
        self._changed = moment()
        self.clear_error()

    def _lay_out(self, hint: str, aside: QWidget | None) -> None:
        self._head = head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._label)
        if hint:
            head.addWidget(HintLabel(hint, size=11, ink="text3"))
        head.addStretch(1)
        if aside is not None:
            head.addWidget(aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addWidget(self._message)
        column.addStretch(1)


class _Message(QWidget):
    """The octagon and one sentence in the colour of errors."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._sentence = Label(size=12, ink="bad", wrap=True, name=name)
        self._sentence.setMinimumWidth(px(20))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), 0, 0, 0)
        row.addWidget(self._sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.hide()

    def text(self) -> str:
        """Return the sentence."""
        return self._sentence.text()

    def set_text(self, sentence: str) -> None:
        """Show the sentence, or nothing at all."""
        self._sentence.setText(sentence)
        self.setVisible(bool(sentence))

    def minimumSizeHint(self) -> QSize:
        """Break the sentence rather than widen the form."""
        return QSize(px(60), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the octagon before the first line."""
        line, side = self._sentence.fontMetrics().height(), px(13)
        lines = self._sentence.heightForWidth(self._sentence.width())
        top = (self.height() - lines + line - side) / 2
        with painting(self) as painter:
            box = QRectF(0, top, side, side)
            paint_icon(painter, "octagon-alert", theme().not_legitimate.ink, box)
