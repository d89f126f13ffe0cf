"""What is to be checked: a file dropped here or chosen, or a pasted code, and whose it should be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.choice import Choice
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.option import Option


class CheckForm(Card):
    """Asks whose certificate it should be, and takes a file or a code."""

    file_asked = Signal()
    code_given = Signal(str)

    def __init__(self, say: Wording) -> None:
        super().__init__("check_form")
        owners = [
            Option(True, say("This clinic, or a known one")),
            Option(False, say("Another clinic")),
        ]
        self._owner = Choice("check_owner", owners, spoken=say("Whose it should be"))
        self._owner.setCurrentIndex(0)
        self._fingerprint = LineEdit(
            "check_fingerprint", example=say("As that clinic gave it, by another way")
        )
        self._other = Field(say("Fingerprint of the other clinic"), self._fingerprint)
        self._other.hide()
        self._code = LineEdit("check_code", example="IVC1:…")
        self._file = Button(say("Choose a file…"), "primary", name="check_file", key_hint="Ctrl+O")
        check = Button(say("Check the code"), name="check_code_now")
        drop = Label(_drop_words(say), ink="text2", wrap=True, name="check_drop")
        row = QHBoxLayout()
        row.addWidget(check)
        row.addStretch(1)
        self.body.setSpacing(px(12))
        self.body.addWidget(Field(say("Whose it should be"), self._owner))
        self.body.addWidget(self._other)
        self.body.addWidget(drop)
        self.body.addWidget(self._file)
        self.body.addSpacing(px(8))
        self.body.addWidget(Field(say("Text of the code"), self._code))
        self.body.addLayout(row)
        self.body.addStretch(1)
        self._owner.chosen.connect(self._on_owner)
        self._file.clicked.connect(self.file_asked)
        check.clicked.connect(self._give_code)
        self._code.returnPressed.connect(self._give_code)
        self.setFocusProxy(self._file)

    def fingerprint(self) -> str:
        """Return the other clinic's fingerprint, or nothing for the own and the known ones."""
        return "" if self._owner.value() is True else self._fingerprint.text().strip()

    def lacks_fingerprint(self) -> bool:
        """Tell whether it is another clinic's, and nobody said which."""
        return self._owner.value() is False and not self.fingerprint()

    def ask_for_fingerprint(self, words: str) -> None:
        """Tell beside the field that it is wanted."""
        self._other.set_error(words)
        self._other.focus()

    def _on_owner(self, is_own: object) -> None:
        self._other.setVisible(is_own is False)

    def _give_code(self) -> None:
        if self._code.text().strip():
            self._other.set_error("")
            self.code_given.emit(self._code.text())


def _drop_words(say: Wording) -> str:
    return say(
        "Drop a certificate here: a PDF as it was received, or a picture of its code. "
        "A clinic's list of revocations is taken here too."
    )
