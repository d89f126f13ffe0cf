"""The time of a step: as it is now, some minutes earlier or later by finger, or typed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from app.domain.calendar import local, read_moment
from app.domain.recording import typed_moment
from app.i18n import Wording
from app.ui.kit.big_button import BigButton
from app.ui.kit.flow import Flow
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px

_STEPS = (-5, -1, 1)


class TimeRow(Flow):
    """The field with its buttons; a time that cannot be read is left to the field."""

    def __init__(self, now: datetime, say: Wording) -> None:
        super().__init__("step_at_row", gap=12, line_gap=8)
        self._today = local(now).date()
        self.edit = LineEdit("step_at", spoken=say("Time"), height=60)
        self.edit.setText(typed_moment(now))
        self.edit.setMinimumWidth(px(200))
        self.edit.setMaximumWidth(px(210))
        keys = [self._key(minutes, say) for minutes in _STEPS]
        self.show_items([self.edit, *keys])
        self.setFocusProxy(self.edit)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the border of an error."""
        self.edit.set_bad(bad)

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` whenever the time changes."""
        self.edit.textChanged.connect(tell)

    def _key(self, minutes: int, say: Wording) -> BigButton:
        words = say("{minutes} min", minutes=f"{minutes:+d}".replace("-", "−"))
        key = BigButton(words, name=f"step_at_{minutes}", height=60, size=15)
        key.setFixedSize(px(84), px(60))
        key.clicked.connect(partial(self._move, minutes))
        return key

    def _move(self, minutes: int, _checked: bool = False) -> None:
        at = read_moment(self.edit.text(), self._today)
        if at is not None:
            self.edit.setText(typed_moment(at + timedelta(minutes=minutes)))
