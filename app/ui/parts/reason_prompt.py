"""The reason and the password, before a final record is amended or a record is withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.dialog import Dialog
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.memo_edit import MemoEdit
from app.ui.kit.panel import Scroller
from app.ui.parts.high_enough import HighEnough
from app.ui.parts.tall_enough import TallEnough


@dataclass(frozen=True, slots=True)
class Asked:
    """What a prompt says: what is about to be done, what follows from it, and the deed.

    `reason` is what was typed before, where it was asked for once already.
    """

    title: str
    told: str
    deed: str
    changes: Sequence[tuple[str, str, str]] = ()
    reason: str = ""


_WIDE, _HIGHEST = 720, 280


class ReasonPrompt(Dialog):
    """Shows old and new side by side, asks for reason and password, and stays until both do."""

    entered = Signal(str, str)  # the reason, the password

    def __init__(self, asked: Asked, name: str, say: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reason_prompt")
        self.setWindowTitle(asked.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reason = MemoEdit("prompt_reason", lines=2, most_lines=4)
        self._reason.set_text(asked.reason)
        self._password = LineEdit("prompt_password", secret=True)
        self.fields = {
            "reason": Field(say("Reason"), self._reason),
            "password": Field(say("Password of {name}", name=name), self._password),
        }
        cancel = Button(say("Cancel"), "quiet", name="prompt_cancel")
        self._deed = Button(asked.deed, "primary", name="prompt_deed", icon="lock")
        self._deed.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(10))
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._deed)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(Label(asked.title, size=16, bold=True))
        column.addWidget(Label(asked.told, size=13, ink="text2", wrap=True))
        if asked.changes:
            column.addWidget(_scrolling(_side_by_side(asked.changes, say)))
        for field in self.fields.values():
            column.addWidget(field)
        column.addLayout(buttons)
        self.setFixedWidth(px(_WIDE if asked.changes else 460))
        HighEnough(self)
        cancel.clicked.connect(self.reject)
        self._deed.clicked.connect(self._on_deed)
        self._reason.setFocus()

    def tell(self, field: str, sentence: str) -> None:
        """Tell beside a field why it did not come about; everything typed stays."""
        self._deed.setEnabled(True)
        for name, one in self.fields.items():
            one.set_error(sentence if name == field else "")
        self.fields[field].focus()

    def _on_deed(self) -> None:
        # Pressed once: the answer comes from the lane.
        self._deed.setEnabled(False)
        self.entered.emit(self._reason.text().strip(), self._password.text())


def _scrolling(grid: QGridLayout) -> Scroller:
    """Return what changes in a place that is as high as it needs, and scrolls where that is much."""
    inside = QWidget()
    grid.setContentsMargins(0, 0, px(10), 0)
    inside.setLayout(grid)
    TallEnough(inside)
    scroller = Scroller(inside, name="prompt_changes")
    wanted = grid.totalHeightForWidth(px(_WIDE - 2 * 24))
    scroller.setFixedHeight(min(wanted, px(_HIGHEST)))
    return scroller


def _side_by_side(changes: Sequence[tuple[str, str, str]], say: Wording) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(14))
    grid.setVerticalSpacing(px(6))
    for place, head in enumerate(("", say("Before"), say("After"))):
        grid.addWidget(Label(head, size=12, ink="text2"), 0, place)
    for row, (name, before, after) in enumerate(changes, start=1):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Label(name, size=12, ink="text2"), row, 0, top)
        grid.addWidget(Label(before or "—", size=13, wrap=True), row, 1, top)
        grid.addWidget(Label(after or "—", size=13, bold=True, wrap=True), row, 2, top)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    return grid
