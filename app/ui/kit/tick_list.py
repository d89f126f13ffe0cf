"""Several boxes, of which any number may be ticked."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.ui.kit.tick import Tick


class TickList(QWidget):
    """Several boxes, of which any number may be ticked."""

    ticked = Signal()

    def __init__(
        self, name: str, options: Sequence[Option], *, spoken: str = "", columns: int = 1
    ) -> None:
        """Make the list, nothing ticked; it is read down each of its ``columns``."""
        super().__init__()
        self._options = tuple(options)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._ticks = [Tick(option.text, name=f"{name}_{i}") for i, option in enumerate(options)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(2))
        high = -(-len(self._ticks) // columns)
        for place, tick in enumerate(self._ticks):
            grid.addWidget(tick, place % high, place // high)
            tick.toggled.connect(self._on_toggled)
        if self._ticks:
            self.setFocusProxy(self._ticks[0])

    def values(self) -> tuple[object, ...]:
        """Return the values ticked, in the order offered."""
        pairs = zip(self._ticks, self._options, strict=True)
        return tuple(option.value for tick, option in pairs if tick.isChecked())

    def set_values(self, values: Iterable[object]) -> None:
        """Tick these and no others."""
        wanted = list(values)
        for tick, option in zip(self._ticks, self._options, strict=True):
            tick.setChecked(option.value in wanted)

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` whenever a box is ticked or no longer so."""
        self.ticked.connect(tell)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the borders of an error."""
        for tick in self._ticks:
            tick.set_bad(bad)

    def _on_toggled(self) -> None:
        self.ticked.emit()
