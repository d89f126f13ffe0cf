"""A code or password that is shown once: to be written down, handed over or printed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Frame
from app.ui.kit.dialog import Dialog
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.notice import Notice


class CodeDialog(Dialog):
    """Shows a code in large letters, and tells what it is good for."""

    print_asked = Signal()

    def __init__(
        self,
        say: Wording,
        parent: QWidget,
        *,
        title: str,
        code: str,
        told: Sequence[str],
        can_print: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("code_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._code = Label(code, size=22, bold=True, wrap=True, name="code_shown")
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notice = Notice("code_notice")
        self.notice.tell("caution", say("It is shown this once. The program does not keep it."))
        self._print = Button(say("Save as PDF…"), name="code_print", icon="save")
        self._print.setVisible(can_print)
        self._close = Button(say("Close"), "primary", name="code_close")
        self._lay_out(title, told)
        self._print.clicked.connect(self.print_asked)
        self._close.clicked.connect(self.accept)

    def _lay_out(self, title: str, told: Sequence[str]) -> None:
        frame = Frame(border="line")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(px(16), px(18), px(16), px(18))
        inner.addWidget(self._code)
        foot = QHBoxLayout()
        foot.setSpacing(px(10))
        foot.addStretch(1)
        foot.addWidget(self._print)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Label(title, size=16, bold=True, name="code_title"))
        column.addWidget(Label("\n".join(told), size=13, ink="text2", wrap=True))
        column.addWidget(frame)
        column.addWidget(self.notice)
        column.addLayout(foot)
        self.setFixedWidth(px(520))
