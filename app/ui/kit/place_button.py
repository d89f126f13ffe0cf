"""A button that leads somewhere, and says so where one already is."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: its name in the program, its icon and its word."""

    name: str
    icon: str
    word: str
    hint: str = ""  # the key, told in the tooltip
    here: str = ""  # what is told of the place where one is


class PlaceButton(QPushButton):
    """Leads to a place. It has no tick: a screen reader would call it a check box."""

    wanted = Signal(str)

    def __init__(self, place: Place, name: str) -> None:
        """Make the button; one is elsewhere."""
        super().__init__(place.word.replace("&", "&&"))
        self.place, self.is_here, self._told = place, False, ""
        self.setObjectName(name)
        self.setAccessibleName(place.word)
        self.setAutoDefault(True)  # Enter goes there too
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def set_here(self, here: bool) -> None:
        """Mark that one is there, or no more."""
        self.is_here = here
        self._describe()
        self.update()

    def tell(self, words: str) -> None:
        """Tell something more of the place, such as how much waits there."""
        self._told = words
        self._describe()

    def _describe(self) -> None:
        told = (self.place.here if self.is_here else "", self._told)
        self.setAccessibleDescription(" ".join(part for part in told if part))

    def _on_clicked(self) -> None:
        self.wanted.emit(self.place.name)
