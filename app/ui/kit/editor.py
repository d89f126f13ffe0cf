"""What a field asks of the editor in it."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class Editor(Protocol):
    """Something one can fill in, and that can be marked as not in order."""

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` (a bound method of a widget) whenever the content changes."""

    def set_bad(self, bad: bool) -> None:
        """Show that something is not in order here, or that it is in order again."""


def mark_bad(widget: QWidget, bad: bool) -> None:
    """Give a widget the border of an error by its stylesheet property, or take it away."""
    if bool(widget.property("bad")) != bad:
        widget.setProperty("bad", bad)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
