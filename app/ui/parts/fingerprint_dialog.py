"""The clinic's fingerprint in large letters: to be read out, copied, and handed to federations."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Frame
from app.ui.kit.dialog import Dialog
from app.ui.kit.flow import Flow
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.notice import Notice

_GROUPS_IN_A_ROW = 4


class FingerprintDialog(Dialog):
    """Shows a fingerprint in groups of four, and what stands beside it."""

    letter_asked = Signal()
    certificate_asked = Signal()

    def __init__(
        self, say: Wording, parent: QWidget, fingerprint: str, told: Sequence[str]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("fingerprint_dialog")
        self.setWindowTitle(say("Fingerprint of our clinic"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._say, self._fingerprint = say, fingerprint
        self.notice = Notice("fingerprint_notice")
        self._shown = Label(in_rows(fingerprint), size=22, bold=True, name="fingerprint_shown")
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = Button(say("Copy"), name="copy_fingerprint")
        self._letter = Button(say("Letter as PDF…"), name="save_letter", icon="save")
        self._certificate = Button(say("Certificate (.cer)…"), name="save_certificate")
        self._close = Button(say("Close"), "primary", name="fingerprint_close")
        self._lay_out(told)
        self._copy.clicked.connect(self._on_copy)
        self._letter.clicked.connect(self.letter_asked)
        self._certificate.clicked.connect(self.certificate_asked)
        self._close.clicked.connect(self.accept)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._fingerprint)
        self.notice.tell("ok", self._say("Copied."))

    def _lay_out(self, told: Sequence[str]) -> None:
        frame = Frame(border="line")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(px(16), px(18), px(16), px(18))
        inner.addWidget(self._shown)
        foot = QHBoxLayout()
        foot.setSpacing(px(10))
        deeds = Flow(gap=10, line_gap=8)
        deeds.show_items((self._copy, self._letter, self._certificate))
        foot.addWidget(deeds, 1)
        foot.addWidget(self._close, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Label(self.windowTitle(), size=16, bold=True))
        column.addWidget(frame)
        column.addWidget(
            Label("\n".join(told), size=13, ink="text2", wrap=True, name="fingerprint_told")
        )
        column.addWidget(self.notice)
        column.addLayout(foot)
        self.setFixedWidth(px(560))


def in_rows(fingerprint: str) -> str:
    """Return a fingerprint in groups of four, four groups a row."""
    groups = [fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4)]
    rows = [groups[at : at + _GROUPS_IN_A_ROW] for at in range(0, len(groups), _GROUPS_IN_A_ROW)]
    return "\n".join("  ".join(row) for row in rows)
