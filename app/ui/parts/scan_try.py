"""Trying out the barcode scanner of this computer; nothing that is scanned here is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.i18n import Wording
from app.ui.kit.card import Card, Section
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.wedge import Wedge


class ScanTry(Card):
    """A line that takes a scan, and what was read from it."""

    scanned = Signal(str)

    def __init__(self, say: Wording) -> None:
        super().__init__("scan_try")
        self._line = LineEdit("scan_try_line", example="(01)14987123456781(17)280331(10)A123")
        self._notice = Notice("scan_try_notice")
        section = Section(say("Try the scanner"))
        words = say("Any scanner that types like a keyboard will do. Scan a package with the line.")
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addWidget(Field(say("Package code"), self._line, hint=""))
        column.addWidget(self._notice)
        section.body.addWidget(Label(words, ink="text2", wrap=True))
        section.body.addLayout(column)
        self.body.addWidget(section)
        self._line.returnPressed.connect(self._on_typed)
        Wedge(self).scanned.connect(self._on_scanned)

    def tell(self, tone: str, words: str) -> None:
        """Tell what was read."""
        self._notice.tell(tone, words)

    def _on_typed(self) -> None:
        if typed := self._line.text().strip():
            self.scanned.emit(typed)

    def _on_scanned(self, text: str) -> None:
        self._line.setText(text)
        self.scanned.emit(text)
