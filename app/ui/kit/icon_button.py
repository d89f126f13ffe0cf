"""A lone icon that is a button, with words for those who cannot see it."""

from PySide6.QtCore import QSize

from app.ui.kit.buttons import Button
from app.ui.kit.look import px


class IconButton(Button):
    """A button with an icon alone, such as ×; its words are its tooltip and its name."""

    def __init__(self, icon: str, spoken: str, *, name: str, side: int = 28) -> None:
        """Make the button; ``spoken`` says in words what it does."""
        super().__init__("", "quiet", name=name, icon=icon, height=side)
        self.setFixedWidth(px(side))
        self.setToolTip(spoken)
        self.setAccessibleName(spoken)

    def minimumSizeHint(self) -> QSize:
        """Ask for the square."""
        return self.size()
