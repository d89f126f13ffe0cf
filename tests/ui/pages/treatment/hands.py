"""What a physician does on the page of an infusion."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit

from app.ui.kit.action_bar import ActionBar
from app.ui.kit.chip import Chip
from app.ui.kit.criterion import CriterionRow
from tests.ui.looking import find, press


def write(page, name, text):
    """Write into a field as if it were pasted, and let the page judge it."""
    field = find(page, name)
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    else:
        field.setText(text)
    settle()


def type_japanese(page, name, text):
    """Type into a field by an input method."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(find(page, name, QLineEdit), event)
    settle()


def search(page, qtbot, text, key=Qt.Key.Key_Return):
    """Type into the search for products and press a key."""
    line = find(page, "product_search_line", QLineEdit)
    line.setFocus()
    line.setText(text)
    qtbot.keyClick(line, key)
    settle()


def settle():
    """Let the page judge what was typed."""
    QApplication.processEvents()


def verdict(page, body):
    """Return the word of a body's verdict."""
    return find(page, f"body_{body}_chip", Chip).text()


def criterion(page, key):
    """Return how a criterion stands, and what stands there."""
    row = find(page, f"criterion_{key}", CriterionRow)
    return row.state, row.value


def message(page):
    """Return what stands below the form."""
    return find(page, "entry_actions", ActionBar).message


def keyboard(page):
    """Return the name of the field the keyboard is in."""
    return page.window().focusWidget().objectName()


def dialog(page, name):
    """Return an open dialog, or None."""
    found = [one for one in page.findChildren(QDialog, name) if one.isVisible()]
    return found[0] if found else None


def finalise(page, password):
    """Press Finalise and enter a password."""
    press(page, "finalise")
    find(dialog(page, "password_prompt"), "password", QLineEdit).setText(password)
    press(page, "password_finalise")
    settle()
