"""A line for a date."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from app.ui.kit.read_edit import ReadEdit


class DateEdit(ReadEdit):
    """A line for a date, shown as yyyy-MM-dd once it has been read."""

    date_changed = Signal(object)  # the date, or None

    def __init__(
        self,
        name: str,
        read: Callable[[str], date | None],
        *,
        example: str = "",
        spoken: str = "",
        width: int = 130,
    ) -> None:
        """Make the line; ``read`` returns None for what is not a date."""
        self._read = read
        super().__init__(name, example=example, spoken=spoken, width=width)

    def value(self) -> date | None:
        """Return the date written, or None."""
        value: date | None = self._value
        return value

    def set_value(self, value: date | None) -> None:
        """Show a date, or nothing."""
        self.setText("" if value is None else value.isoformat())

    def _meant(self, text: str) -> date | None:
        return self._read(text) if text else None

    def _shown(self) -> str:
        value = self.value()
        return "" if value is None else value.isoformat()

    def _announce(self) -> None:
        self.date_changed.emit(self._value)
