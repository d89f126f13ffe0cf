"""The time of a step: as it is now, a minute earlier or later by finger, or typed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.calendar import local, read_moment
from app.domain.recording import typed_moment
from app.i18n import Wording
from app.ui.kit.big_button import BigButton
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px

_STEPS = (-5, -1, 1)


class TimeRow(QWidget):
    """The field with its buttons; a time that cannot be read is left to the field."""

    def __init__(self, now: datetime, say: Wording) -> None:
        super().__init__()
        self.setObjectName("step_at_row")
        self._today = local(now).date()
        self.edit = LineEdit("step_at", spoken=say("Time"), height=60)
        self.edit.setText(typed_moment(now))
        self.edit.setFixedWidth(px(190))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self.edit)
        for minutes in _STEPS:
            words = say("{minutes} min", minutes=f"{minutes:+d}".replace("-", "−"))
            key = BigButton(words, name=f"step_at_{minutes}", height=60, size=14)
            key.setFixedSize(px(84), px(60))
            key.clicked.connect(partial(self._move, minutes))
            row.addWidget(key)
        row.addStretch(1)
        self.setFocusProxy(self.edit)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the border of an error."""
        self.edit.set_bad(bad)

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` whenever the time changes."""
        self.edit.textChanged.connect(tell)

    def _move(self, minutes: int, _checked: bool = False) -> None:
        at = read_moment(self.edit.text(), self._today)
        if at is not None:
            self.edit.setText(typed_moment(at + timedelta(minutes=minutes)))
