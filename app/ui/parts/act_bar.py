"""The big buttons below a drip: what can be done next, or the deed of the open sheet."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.course import Act
from app.i18n import Wording
from app.ui.kit.buttons import Button, Kind
from app.ui.kit.look import px
from app.ui.kit.painting import paint_bar
from app.ui.parts.course_words import deed_of_act

HEIGHT: Final = 52  # of a button: for a finger, gloved
_KINDS: dict[Act, Kind] = {
    Act.BEGUN: "primary",
    Act.RESUMED: "primary",
    Act.ENDED: "primary",
    Act.REACTION: "danger",
}
_ICONS = {
    Act.BEGUN: "drip",
    Act.RESUMED: "drip",
    Act.REACTION: "octagon-alert",
    Act.ENDED: "check",
}
# The order in which they stand; what ends the drip is at the far right.
_ORDER = (
    Act.REMARK,
    Act.REACTION,
    Act.RATE_CHANGED,
    Act.INTERRUPTED,
    Act.BEGUN,
    Act.RESUMED,
    Act.ENDED,
)


class ActBar(QWidget):
    """Offers acts; while a sheet is open, its deed and the way out."""

    acted = Signal(object)  # the Act
    confirmed = Signal()
    cancelled = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("act_bar")
        self.setFixedHeight(px(HEIGHT + 20))
        self._say = say
        self._cancel = Button(say("Cancel"), name="step_cancel", height=HEIGHT)
        self._confirm = Button("", "primary", name="step_confirm", height=HEIGHT)
        self._acts = {
            act: Button(
                deed_of_act(act, say),
                _KINDS.get(act, "plain"),
                name=f"act_{act.value}",
                icon=_ICONS.get(act, ""),
                height=HEIGHT,
            )
            for act in _ORDER
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(10), px(16), px(10))
        row.setSpacing(px(10))
        row.addStretch(1)
        for act, button in self._acts.items():
            button.setMinimumWidth(px(84))
            button.clicked.connect(partial(self._on_pressed, act))
            row.addWidget(button)
        for button in (self._cancel, self._confirm):
            button.setMinimumWidth(px(140))
            row.addWidget(button)
        self._cancel.clicked.connect(self.cancelled)
        self._confirm.clicked.connect(self.confirmed)
        self.show_acts(())

    def show_acts(self, acts: Sequence[Act]) -> None:
        """Offer what can be done next."""
        # What goes goes first: together they would widen a small window.
        self._cancel.hide()
        self._confirm.hide()
        for button in self._acts.values():
            button.hide()
        for act in acts:
            self._acts[act].show()
        self.setVisible(bool(acts))

    def show_sheet(self, act: Act) -> None:
        """Offer the deed of the sheet that is open, and the way out."""
        for button in self._acts.values():
            button.hide()
        self._confirm.set_words(
            self._say("Write: {deed}", deed=deed_of_act(act, self._say)), "Ctrl+S"
        )
        self._cancel.show()
        self._confirm.show()
        self.show()

    def focus_on_deed(self) -> None:
        """Bring the keyboard to the sheet's deed, which Enter then does."""
        self._confirm.setFocus()

    def _on_pressed(self, act: Act, _checked: bool = False) -> None:
        self.acted.emit(act)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        paint_bar(self, 0)
