"""The faults of a form: when they are told, when they vanish, and how to get to them."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.pages.treatment.standing import Standing
from app.ui.parts.entry_form import EntryForm
from app.ui.parts.legitimacy_panel import LegitimacyPanel


class Faults(QObject):
    """Tells a fault when its field is left, all of them on saving, and leads from one to the next."""

    def __init__(self, form: EntryForm, panel: LegitimacyPanel, page: QWidget) -> None:
        super().__init__(page)
        self._form, self._panel = form, panel
        self._told: Mapping[str, str] = {}
        self._open: Mapping[str, str] = {}
        self._ways: list[str] = []
        form.left.connect(self._on_left)
        for keys, deed in (
            ("F8", self._next),
            ("Shift+F8", self._previous),
            ("F6", self._to_the_other_side),
        ):
            QShortcut(QKeySequence(keys), page).activated.connect(deed)

    @property
    def addresses(self) -> list[str]:
        """The fields that keep the form from being saved, in reading order."""
        return self._form.in_order(self._told)

    @property
    def next_field(self) -> str:
        """The field that F8 leads to from the top of the form."""
        return next(iter(self._ways), "")

    def update(self, standing: Standing) -> None:
        """Take what stands now; a sentence whose fault is cured vanishes."""
        self._told, self._open = standing.faults, standing.open_fields
        # What keeps it from being saved comes first, then what keeps it from being final.
        self._ways = self._form.in_order(standing.faults or standing.open_fields)
        self._form.cure({**self._open, **self._told})

    def tell_all(self) -> None:
        """Tell every fault beside its field, and go to the first."""
        self._tell(self._told)

    def tell_open(self) -> None:
        """Tell beside each field what keeps the record from being final, and go to the first."""
        self._tell(self._open)

    def tell(self, address: str, sentence: str) -> None:
        """Tell what only the clock can tell, beside its field, and go there."""
        self._tell({address: sentence})

    def _tell(self, sentences: Mapping[str, str]) -> None:
        addresses = self._form.in_order(sentences)
        for address in addresses:
            self._form.show_fault(address, sentences[address])
        for address in addresses[:1]:
            self._form.focus_on(address)

    def _on_left(self, address: str) -> None:
        if address in self._told:
            self._form.show_fault(address, self._told[address])

    def _next(self) -> None:
        self._step(1)

    def _previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if not self._ways:
            return
        here = self._form.where() if self._form.isAncestorOf(_keyboard(self._form)) else ""
        if not here:
            self._form.focus_on(self._ways[0 if by > 0 else -1])
            return
        order = self._form.in_order([*self._ways, here])
        others = [*order, *order] if by > 0 else [*order, *order][::-1]
        behind = others[others.index(here) + 1 :]
        self._form.focus_on(next((one for one in behind if one in self._ways), here))

    def _to_the_other_side(self) -> None:
        if self._panel.isAncestorOf(_keyboard(self._panel)):
            self._form.focus_on(self._form.where() or "started")
        else:
            self._panel.seek()
            rows = self._panel.findChildren(QWidget)
            first = next(
                (
                    row
                    for row in rows
                    if row.focusPolicy() & Qt.FocusPolicy.TabFocus and row.isVisibleTo(self._panel)
                ),
                self._panel,
            )
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _keyboard(widget: QWidget) -> QWidget:
    """Return the widget of the same window that the keyboard is in."""
    # Nobody may have the keyboard, though the stubs say otherwise.
    here: QWidget | None = widget.window().focusWidget()
    return widget if here is None else here
