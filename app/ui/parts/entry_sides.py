"""The form of an infusion with its panel at the right; with large letters, one of them at a time."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.kit.look import px
from app.ui.kit.panel import Panel
from app.ui.parts.entry_actions import EntryActions
from app.ui.parts.entry_form import EntryForm
from app.ui.parts.legitimacy_panel import LegitimacyPanel
from app.ui.parts.verdict_strip import FORM, PANEL

# Up to these widths of the page, the panel has another: narrow, usual, wide, widest.
_PANELS = ((1150, 320), (1500, Panel.WIDTH), (1750, 420))
_WIDEST = 480
_FOLDS = 880  # below, form and panel have no room beside each other
_ANY = 16_777_215  # Qt's own word for: as wide as you like


class EntrySides(QWidget):
    """Gives form and panel their share of the window; the verdicts are in view in any case."""

    def __init__(
        self, area: QWidget, form: EntryForm, panel: LegitimacyPanel, actions: EntryActions
    ) -> None:
        super().__init__()
        self.setObjectName("entry_sides")
        self._area, self._form, self._panel, self._actions = area, form, panel, actions
        self._strip, self._folded = panel.strip, False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(0, 1)
        self._grid.addWidget(area, 0, 0)
        form.moved_to.connect(self._on_moved)

    def complete(self) -> None:
        """Put the rest about the area, once the form is in it: so the keyboard goes through them."""
        strip = self._strip
        for part in (strip, self._actions, self._panel):
            part.setParent(None)  # else each would keep the turn that it had when it was made
        self._grid.addWidget(strip, 1, 0)
        self._grid.addWidget(self._actions, 2, 0)
        self._grid.addWidget(self._panel, 0, 1, 3, 1)
        strip.hide()
        strip.choice.on_change(self._show_chosen)
        self._panel.sought.connect(self._show_panel)

    def minimumSizeHint(self) -> QSize:
        """Ask for the form alone: the panel can take turns with it."""
        sizes = [one.minimumSizeHint() for one in (self._area, self._strip, self._actions)]
        return QSize(max(one.width() for one in sizes), sum(one.height() for one in sizes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the window anew."""
        super().resizeEvent(event)
        width = self.width()
        narrow = width < px(_PANELS[0][0])
        self._form.set_narrow(narrow)
        self._actions.set_narrow(narrow)
        self._fold(width < px(_FOLDS))
        if not self._folded:
            wide = (panel for below, panel in _PANELS if width < px(below))
            self._panel.setFixedWidth(px(next(wide, _WIDEST)))

    def _fold(self, folded: bool) -> None:
        if folded != self._folded:
            self._folded = folded
            if folded:
                self._panel.setMinimumWidth(0)
                self._panel.setMaximumWidth(_ANY)
                self._grid.addWidget(self._panel, 0, 0)
            else:
                self._grid.addWidget(self._panel, 0, 1, 3, 1)
            self._strip.setVisible(folded)
            self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._strip.choice.value()
        self._area.setVisible(not self._folded or chosen == FORM)
        self._panel.setVisible(not self._folded or chosen == PANEL)

    def _show_panel(self) -> None:
        self._strip.choice.set_value(PANEL)
        self._show_chosen()

    def _on_moved(self, place: QWidget | None) -> None:
        """Show the form where the keyboard was sent into it."""
        if self._folded and self._area.isHidden():
            self._strip.choice.set_value(FORM)
            self._show_chosen()
            if place is not None:
                place.setFocus()
