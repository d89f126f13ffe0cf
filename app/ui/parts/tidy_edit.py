"""A line that puts right, on leaving, what a Japanese keyboard makes of letters, digits and kana."""

from collections.abc import Callable

from app.ui.kit.line_edit import LineEdit
from app.ui.kit.number_edit import folded


def latin(text: str) -> str:
    """Return letters and digits in half width, with the plain apostrophe of a name."""
    return " ".join(folded(text).replace("’", "'").split())


class TidyEdit(LineEdit):
    """A line whose text is tidied on leaving; `value` is tidy at any moment."""

    def __init__(self, name: str, tidy: Callable[[str], str] = latin, *, example: str = "") -> None:
        super().__init__(name, example=example)
        self._tidied = tidy
        self.editingFinished.connect(self._on_left)

    def value(self) -> str:
        """Return what is written, tidied."""
        return self._tidied(self.text())

    def _on_left(self) -> None:
        if self.text() != self.value():
            self.setText(self.value())
