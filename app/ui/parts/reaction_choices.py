"""What was seen when somebody reacts, how severe it was, and what was done: by finger."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.parts.pick_grid import PickGrid

_WIDE = 680  # from here on what was done stands beside what was seen
_GAP = 16


class ReactionChoices(QWidget):
    """Three groups of big words; together they are the note of the step."""

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("reaction_choices")
        self._say = say
        seen = (
            say("Nausea"),
            say("Rash"),
            say("Pain along the vein"),
            say("Short of breath"),
            say("Blood pressure fell"),
            say("Other reaction"),
        )
        grades = (say("mild"), say("moderate"), say("severe"))
        done = (
            say("Told the physician"),
            say("Slowed the drip"),
            say("Stopped the drip"),
            say("Watched"),
            say("Gave oxygen"),
            say("Gave a medicine"),
        )
        self._seen = PickGrid("reaction_seen", seen, spoken=say("What was seen"))
        self._grade = PickGrid(
            "reaction_grade", grades, spoken=say("How severe"), only_one=True, least=96
        )
        self._done = PickGrid("reaction_done", done, spoken=say("What was done"))
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        for grids in ((self._seen,), (self._grade, self._done)):
            side = QVBoxLayout()
            side.setSpacing(px(8))
            for grid in grids:
                side.addWidget(Label(grid.accessibleName(), size=14, bold=True, ink="text2"))
                side.addWidget(grid)
            side.addStretch(1)
            self._sides.addLayout(side, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room, so that nothing scrolls."""
        super().resizeEvent(event)
        is_wide = self.width() >= px(_WIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if is_wide else down)
        self._sides.setSpacing(px(_GAP if is_wide else 8))

    def note(self) -> str:
        """Return what was pressed in words; nothing where nothing was seen."""
        say = self._say
        seen = say(", ").join(self._seen.words())
        if not seen:
            return ""
        grade = next(iter(self._grade.words()), "")
        if grade:
            seen = say("{reaction} ({grade})", reaction=seen, grade=grade)
        done = say(", ").join(self._done.words())
        if not done:
            return say("{reaction}.", reaction=seen)
        return say("{reaction}. Done: {deeds}.", reaction=seen, deeds=done)
