"""Which facility of the clinic: the main one, or one of its branches."""

from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics

from app.domain.facilities import BranchId, Premises
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.line_edit import FIELD_HEIGHT
from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.words import facility_word, field_word

# What stands for the main facility, which has no number.
_MAIN = "main"
# Icon, arrow and gaps beside the words; and no wider than this, whatever the name.
_BESIDE, _WIDEST = 64, 380


class FacilityChoice(Choice):
    """Offers what is open; it is hidden where there is nothing to choose."""

    def __init__(
        self, name: str, premises: Premises, say: Wording, *, height: int = FIELD_HEIGHT
    ) -> None:
        super().__init__(name, spoken=field_word("branch", say), height=height)
        self._say, self._premises = say, premises
        self.set_branch(None)
        if not premises.branches:
            self.hide()

    def show_premises(self, premises: Premises) -> None:
        """Offer the facilities as they are now."""
        self._premises = premises
        self.setVisible(bool(premises.branches))
        self._offer(self.branch())

    def branch(self) -> BranchId | None:
        """Return the chosen branch, None for the main facility."""
        value = self.value()
        return value if isinstance(value, UUID) else None

    def set_branch(self, branch: BranchId | None) -> None:
        """Choose a facility; a branch that was closed since is offered where it stands."""
        self._offer(branch)
        self.set_value(_MAIN if branch is None else branch)

    def sizeHint(self) -> QSize:
        """Ask for room for the longest name: those of one clinic begin alike."""
        letters = QFontMetrics(self.font())
        longest = max(
            (letters.horizontalAdvance(self.itemText(one)) for one in range(self.count())),
            default=0,
        )
        return QSize(min(longest + px(_BESIDE), px(_WIDEST)), self.height())

    def _offer(self, also: BranchId | None) -> None:
        say, premises = self._say, self._premises
        options = [Option(_MAIN, facility_word(premises.main, say), "building")]
        options += [
            Option(one.id, facility_word(one.facility, say), "building")
            for one in premises.branches
            if one.is_open or one.id == also
        ]
        self.set_options(options)
