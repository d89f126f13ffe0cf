"""How tests find what a user sees, and press what a user presses."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from app.ui.kit.fields import Field
from app.ui.kit.notice import Notice
from app.ui.kit.tabs import Tabs


def find(within, name, kind=QWidget):
    """Return the one widget of a name."""
    (found,) = within.findChildren(kind, name)
    return found


def line(within, name):
    """Return a line to type in."""
    return find(within, name, QLineEdit)


def press(within, name):
    """Press a button."""
    find(within, name, QAbstractButton).click()


def error(within, name):
    """Return the sentence that stands beside a field."""
    return find(within, f"{name}_field", Field).error


def notice(within, name):
    """Return what a notice bar tells; nothing while it is hidden."""
    bar = find(within, name, Notice)
    return bar.words if not bar.isHidden() else ""


def text(within, name):
    """Return what a label says."""
    return find(within, name, QLabel).text()


def turn_to(page, tab):
    """Bring what is behind a tab of a patient's page into sight."""
    find(page, "patient_tabs", Tabs).set_value(tab)


def cells(table):
    """Return what a table shows, row by row."""
    model = table.model()
    return [
        [model.index(row, column).data() or "" for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def tab_order(qtbot, start, steps):
    """Return the names of the widgets that Tab reaches, one after the other."""
    reached = []
    start.setFocus()
    for _ in range(steps):
        reached.append(start.window().focusWidget().objectName())
        qtbot.keyClick(start.window().focusWidget(), Qt.Key.Key_Tab)
    return reached
