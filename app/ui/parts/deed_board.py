"""What can be done at a drip, in the order of use; a deed whose time has not come says why."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.course import Act
from app.i18n import Wording
from app.ui.kit.big_button import BigButton, Kind
from app.ui.kit.look import px
from app.ui.parts.course_words import deed_of_act

_ICONS: Final = {
    Act.BEGUN: "drip",
    Act.INTERRUPTED: "pause",
    Act.RESUMED: "drip",
    Act.ENDED: "stop",
    Act.RATE_CHANGED: "gauge",
    Act.REACTION: "pulse",
    Act.REMARK: "pencil",
}
# Row, column and columns of each; what goes on stands where it was interrupted.
_PLACES: Final = {
    Act.BEGUN: (0, 0, 6),
    Act.INTERRUPTED: (1, 0, 2),
    Act.RESUMED: (1, 0, 2),
    Act.ENDED: (1, 2, 2),
    Act.RATE_CHANGED: (1, 4, 2),
    Act.REACTION: (2, 0, 4),
    Act.REMARK: (2, 4, 2),
}
_HEIGHTS: Final = {0: (108, 76), 1: (76, 66), 2: (68, 62)}


class DeedBoard(QWidget):
    """Begin; interrupt or resume, end, rate; reaction and remark."""

    acted = Signal(object)  # the Act
    refused = Signal(object)  # an Act whose time has not come

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("deed_board")
        self.setAccessibleName(say("What can be done"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        self.buttons: dict[Act, BigButton] = {}
        for act, (row, column, wide) in _PLACES.items():
            kind: Kind = "danger" if act is Act.REACTION else "plain"
            size = 26 if act is Act.BEGUN else 18
            button = BigButton(
                deed_of_act(act, say),
                kind,
                name=f"act_{act.value}",
                icon=_ICONS[act],
                size=size,
                stacked=wide < 4,
            )
            button.clicked.connect(partial(self._on_pressed, act))
            self._grid.addWidget(button, row, column, 1, wide)
            self.buttons[act] = button
        for column in range(6):
            self._grid.setColumnStretch(column, 1)
        self.buttons[Act.REACTION].set_words(say("Record a reaction"))
        self.set_low(False)

    def set_low(self, low: bool) -> None:
        """Give way in a low window, never below what a finger needs."""
        for act, (row, _, _) in _PLACES.items():
            self.buttons[act].setFixedHeight(px(_HEIGHTS[row][low]))

    def show_deeds(self, acts: Sequence[Act], reasons: Mapping[Act, str]) -> None:
        """Offer what can be done; everything else sleeps for its reason."""
        for act, button in self.buttons.items():
            button.set_reason("" if act in acts and not reasons.get(act) else reasons.get(act, "–"))
        goes_on = Act.RESUMED in acts
        self.buttons[Act.RESUMED].setVisible(goes_on)
        self.buttons[Act.INTERRUPTED].setVisible(not goes_on)
        main = next((one for one in (Act.BEGUN, Act.RESUMED, Act.ENDED) if one in acts), None)
        for act in (Act.BEGUN, Act.RESUMED, Act.ENDED):
            self.buttons[act].set_kind("primary" if act is main else "plain")

    def _on_pressed(self, act: Act, _checked: bool = False) -> None:
        if self.buttons[act].reason:
            self.refused.emit(act)
        else:
            self.acted.emit(act)
