"""The physician's password once more, before a record is finalised (確定)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.dialog import Dialog
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.parts.high_enough import HighEnough


class PasswordPrompt(Dialog):
    """Asks for a password, and for the reason of an allergen, until both were taken."""

    entered = Signal(str, str)  # the password, the reason

    def __init__(
        self,
        name: str,
        say: Wording,
        parent: QWidget,
        warning: str = "",
        *,
        asks_reason: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("password_prompt")
        self.setWindowTitle(say("Finalise the record"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = Label(say("Finalise the record"), size=16, bold=True)
        told = Label(
            say("A final record can be read and certified, but no longer changed."),
            size=13,
            ink="text2",
            wrap=True,
        )
        self._password = LineEdit("password", secret=True)
        self._reason = LineEdit(
            "allergy_reason", example=say("e.g. tolerated in 2025; only a rash after an ointment")
        )
        self._why = Field(say("Why it is given in spite of the allergy"), self._reason)
        self._why.setVisible(asks_reason)
        self._field = Field(say("Password of {name}", name=name), self._password)
        cancel = Button(say("Cancel"), "quiet", name="password_cancel")
        self._finalise = Button(say("Finalise"), "primary", name="password_finalise", icon="lock")
        self._finalise.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        for widget in (title, told, *_warning(warning), self._why, self._field):
            column.addWidget(widget)
        column.addLayout(_foot(cancel, self._finalise))
        self.setFixedWidth(px(420))
        HighEnough(self)
        cancel.clicked.connect(self.reject)
        self._finalise.clicked.connect(self._on_finalise)

    def tell(self, sentence: str, *, of_reason: bool = False) -> None:
        """Tell why it did not come about; what was refused can be typed again."""
        self._finalise.setEnabled(True)
        told = self._why if of_reason else self._field
        # The allergy may have been filed while the form was open.
        told.show()
        told.set_error(sentence)
        (self._reason if of_reason else self._password).selectAll()
        told.focus()
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def _on_finalise(self) -> None:
        # Pressed once: the answer comes from the lane.
        self._finalise.setEnabled(False)
        self.entered.emit(self._password.text(), self._reason.text().strip())


def _foot(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(10))
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def _warning(words: str) -> tuple[Notice, ...]:
    if not words:
        return ()
    notice = Notice("password_warning")
    notice.tell("caution", words)
    return (notice,)
