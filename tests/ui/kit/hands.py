"""What a person does with an editor: put it on a page, type by an input method."""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication


def put(page, *widgets):
    """Put editors on a page, and return the first."""
    for widget in widgets:
        page.layout().addWidget(widget)
        widget.show()
    return widgets[0]


def commit(widget, text):
    """Type as a Japanese keyboard does: by an input method."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
