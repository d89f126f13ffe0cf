"""A line for a date and a time, or for a time alone."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal

from app.ui.kit.read_edit import ReadEdit


def _iso_minutes(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")


class MomentEdit(ReadEdit):
    """A line for a date and a time, or for a time alone where the date is understood."""

    moment_changed = Signal(object)  # the moment, or None

    def __init__(
        self,
        name: str,
        read: Callable[[str], datetime | None],
        *,
        write: Callable[[datetime], str] = _iso_minutes,
        example: str = "",
        spoken: str = "",
        width: int = 160,
    ) -> None:
        """Make the line; ``write`` shows a moment, ``read`` takes it back."""
        self._read, self._write = read, write
        super().__init__(name, example=example, spoken=spoken, width=width)

    def value(self) -> datetime | None:
        """Return the moment written, or None."""
        value: datetime | None = self._value
        return value

    def set_value(self, value: datetime | None) -> None:
        """Show a moment, or nothing."""
        self.setText("" if value is None else self._write(value))

    def read_again(self) -> None:
        """Take the text anew, after something changed on which its reading depends."""
        self._on_text()

    def _meant(self, text: str) -> datetime | None:
        return self._read(text) if text else None

    def _shown(self) -> str:
        value = self.value()
        return "" if value is None else self._write(value)

    def _announce(self) -> None:
        self.moment_changed.emit(self._value)
