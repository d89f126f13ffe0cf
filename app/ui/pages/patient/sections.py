"""The sections of a patient's page behind their tabs, each built when it is first looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.ui.kit.painting import paint_bar
from app.ui.kit.tabs import Tabs
from app.ui.pages.patient.telling import Told


@dataclass(frozen=True, slots=True)
class Section:
    """One tab: its words, what makes what is behind it and shows things there, and how many there are."""

    name: str
    title: str
    make: Callable[[], QWidget]
    show: Callable[[QWidget, Told], None]
    count: Callable[[Told], int]


class Sections(QWidget):
    """Tabs and what is behind them."""

    def __init__(self, sections: Sequence[Section], tabs: Tabs) -> None:
        super().__init__()
        self._sections = {one.name: one for one in sections}
        self._built: dict[str, QWidget] = {}
        self._told: Told | None = None
        self._tabs, self._stack = tabs, QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._stack)
        tabs.chosen.connect(self._show)
        self._show(tabs.value())

    def section(self, name: str) -> QWidget:
        """Return what is behind a tab, built now if nobody looked at it before."""
        if name not in self._built:
            made = self._sections[name].make()
            self._built[name] = made
            self._stack.addWidget(made)
            if self._told is not None:
                self._sections[name].show(made, self._told)
        return self._built[name]

    def choose(self, name: str) -> QWidget:
        """Bring a section into sight, and return it."""
        self._tabs.set_value(name)
        return self.section(name)

    def show_told(self, told: Told) -> None:
        """Show this wherever somebody looked, and tell on each tab how many there are."""
        self._told = told
        for name, section in self._sections.items():
            self._tabs.set_count(name, section.count(told))
            if name in self._built:
                section.show(self._built[name], told)

    def _show(self, name: object) -> None:
        self._stack.setCurrentWidget(self.section(str(name)))


def tabs_for(sections: Sequence[Section], spoken: str) -> Tabs:
    """Return the tabs of some sections."""
    return Tabs("patient_tabs", [Option(one.name, one.title) for one in sections], spoken=spoken)


class TabBand(QWidget):
    """The tabs, standing in as far as the words above them."""

    def __init__(self, tabs: Tabs) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), 0, px(12), 0)
        row.addWidget(tabs)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline below."""
        paint_bar(self, self.height() - 1)
