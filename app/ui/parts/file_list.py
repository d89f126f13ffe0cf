"""One list of an athlete's file: what stands, what is over, and the way to add or withdraw."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Section
from app.ui.kit.chip import Chip
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.painting import paint_focus, painting
from app.ui.parts.athlete_rows import FileRow

INDENT = 8  # so far the words stand in, to leave room for the ring


class FileList(Section):
    """Rows of words, newest first; what is past is told only to who asks."""

    added = Signal(str)  # the name of the list
    withdrawal_asked = Signal(object)  # the FileRow

    def __init__(self, name: str, title: str, add: str, nothing: str, say: Wording) -> None:
        self._add = Button(say("Add"), "soft", name=f"add_{name}", icon="plus", height=28)
        super().__init__(title, name=name, aside=self._add)
        self._say, self._name = say, name
        self._rows: tuple[FileRow, ...] = ()
        self._may_withdraw = self._shows_past = False
        self._content = QWidget()
        self._nothing = Label(nothing, size=12, ink="text2", wrap=True, name=f"{name}_nothing")
        self._past = Button("", "quiet", name=f"{name}_past", icon="chevron-down", height=26)
        past = QHBoxLayout()
        past.addWidget(self._past)
        past.addStretch(1)
        self.setAccessibleName(title)
        self._add.setToolTip(add)
        self._add.setAccessibleName(add)
        self.title.setContentsMargins(px(INDENT), 0, 0, 0)
        self._nothing.setContentsMargins(px(INDENT), 0, 0, 0)
        self.body.setSpacing(px(4))
        for widget in (self._nothing, self._content):
            self.body.addWidget(widget)
        self.body.addLayout(past)
        self.body.addStretch(1)
        self._add.clicked.connect(self._on_add)
        self._past.clicked.connect(self._on_past)
        self._tell()

    def show_rows(self, rows: Sequence[FileRow]) -> None:
        """Show these instead."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._tell()

    def permit(self, *, adding: bool, withdrawing: bool) -> None:
        """Offer only what is this person's to do."""
        self._add.setVisible(adding)
        self._may_withdraw = withdrawing
        self._tell()

    def has_rows(self) -> bool:
        """Tell whether anything is filed here, withdrawn or not."""
        return bool(self._rows)

    def focus(self, key: object) -> QWidget | None:
        """Bring the keyboard to a row and return it, or None where it is not here."""
        for shown in self.findChildren(FiledRow):
            if shown.row.key == key:
                shown.setFocus(Qt.FocusReason.OtherFocusReason)
                return shown
        return None

    def _tell(self) -> None:
        say = self._say
        # Nobody may have the keyboard, though the stubs say otherwise.
        keyboard: QWidget | None = self.window().focusWidget()
        had_keyboard = keyboard is not None and self._content.isAncestorOf(keyboard)
        at = keyboard if isinstance(keyboard, FiledRow) else keyboard and keyboard.parent()
        before = at.row.key if isinstance(at, FiledRow) else None
        past = sum(row.is_past for row in self._rows)
        self._nothing.setVisible(len(self._rows) == past)
        self._past.setVisible(bool(past))
        self._past.set_words(
            say("Hide what is past") if self._shows_past else say("{count} past", count=past)
        )
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for place, row in enumerate(self._rows):
            if not row.is_past or self._shows_past:
                column.addWidget(self._row(place, row))
        self.body.replaceWidget(self._content, content)
        content.setVisible(column.count() > 0)
        self._content.setParent(None)
        self._content.deleteLater()
        self._content = content
        if had_keyboard and self.focus(before) is None:
            self._add.setFocus()

    def _row(self, place: int, row: FileRow) -> QWidget:
        made = FiledRow(f"{self._name}_{place}", row, self._say, self._may_withdraw)
        made.withdrawal_asked.connect(self.withdrawal_asked)
        return made

    def _on_add(self) -> None:
        self.added.emit(self._name)

    def _on_past(self) -> None:
        self._shows_past = not self._shows_past
        self._tell()


class FiledRow(QWidget):
    """One thing filed, with its mark above and the way to withdraw it at the right."""

    withdrawal_asked = Signal(object)

    def __init__(self, name: str, row: FileRow, say: Wording, may_withdraw: bool) -> None:
        super().__init__()
        self.row = row
        told = ". ".join((row.mark.word if row.mark else "", *row.lines, row.withdrawn)).strip(". ")
        ink = "text3" if row.withdrawn else "text2"
        self.setObjectName(name)
        # Reached from elsewhere, not by Tab: only its button can be operated.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(row.title)
        self.setAccessibleDescription(told)
        title = Label(row.title, size=13, bold=True, wrap=True, name=f"{name}_title")
        top = QHBoxLayout()
        top.setSpacing(px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(INDENT), px(3), 0, px(4))
        column.setSpacing(px(2))
        column.addLayout(top)
        if row.mark is None or row.withdrawn:
            top.addWidget(title, 1)
        else:
            mark = row.mark
            top.addWidget(Chip(mark.tone, mark.word, mark.icon, name=f"{name}_mark"))
            top.addStretch(1)
            column.addWidget(title)
        if may_withdraw and not row.withdrawn:
            button = Button(say("Withdraw…"), "quiet", name=f"{name}_withdraw", height=26)
            button.setAccessibleDescription(f"{row.title}. {told}")
            button.clicked.connect(self._on_withdraw)
            top.addWidget(button)
        for line in filter(None, (*row.lines, row.withdrawn)):
            column.addWidget(Label(line, size=12, ink=ink, wrap=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring while the keyboard is here."""
        if self.hasFocus():
            with painting(self) as painter:
                paint_focus(painter, QRectF(self.rect()))

    def _on_withdraw(self) -> None:
        self.withdrawal_asked.emit(self.row)
