"""Making controls readable only, once a record stands."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def freeze(controls: Iterable[QWidget], frozen: bool) -> None:
    """Let nobody change the controls, or let them be changed again; text can still be copied."""
    for control in controls:
        if isinstance(control, (QLineEdit, QPlainTextEdit)):
            control.setReadOnly(frozen)
        else:
            control.setEnabled(not frozen)
