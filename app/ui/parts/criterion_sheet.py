"""The window that explains the two criteria, with examples."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Hairline
from app.ui.kit.dialog import Dialog
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.panel import Scroller
from app.ui.parts.criterion_words import Explained, approval_explained, record_explained, source

_WIDE, _HIGH = 680, 640


class CriterionSheet(Dialog):
    """Says of each criterion what it asks for; stays beside the form."""

    def __init__(self, say: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("criterion_sheet")
        self.setWindowTitle(say("What the criteria ask for"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(0, 0, px(12), 0)
        inner.setSpacing(px(10))
        for title, told in (
            (say("NPB criterion 1  medical record"), record_explained(say)),
            (say("NPB criterion 2  approved, on-label"), approval_explained(say)),
        ):
            inner.addWidget(Label(title, size=15, bold=True))
            _fill(inner, told)
            inner.addSpacing(px(6))
        inner.addWidget(Label(source(say), size=12, ink="text2", wrap=True, name="criteria_source"))
        inner.addStretch(1)
        close = Button(say("Close"), name="close_criteria", key_hint="Esc")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(18), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(Scroller(held), 1)
        column.addWidget(Hairline())
        column.addLayout(foot)
        room = parent.window().size()
        self.resize(min(px(_WIDE), room.width() - px(40)), min(px(_HIGH), room.height() - px(40)))
        close.setFocus()


def _fill(column: QVBoxLayout, told: Sequence[Explained]) -> None:
    for one in told:
        column.addWidget(Label(one.title, size=13, bold=True))
        column.addWidget(Label(one.asks, size=13, ink="text2", wrap=True))
        for icon, ink, words in (
            ("tick-circle", "legitimate", one.good),
            ("cross-circle", "bad", one.poor),
        ):
            if words:
                row = QHBoxLayout()
                row.setSpacing(px(8))
                row.addWidget(IconLabel(icon, ink, 15), 0, Qt.AlignmentFlag.AlignTop)
                row.addWidget(Label(words, size=13, wrap=True), 1)
                column.addLayout(row)
        column.addWidget(Hairline())
