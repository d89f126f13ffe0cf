"""Making controls readable only, once a record stands."""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

_NOTHING = "—"
_EXAMPLE = "example"  # the property that keeps an example while it is not shown


def freeze(controls: Iterable[QWidget], frozen: bool) -> None:
    """Let nobody change the controls, or let them be changed again; text can still be copied."""
    for control in controls:
        if isinstance(control, (QLineEdit, QPlainTextEdit)):
            control.setReadOnly(frozen)
        else:
            control.setEnabled(not frozen)
        if isinstance(control, (QLineEdit, QPlainTextEdit, QComboBox)):
            _hide_example(control, frozen)
        if isinstance(control, QPlainTextEdit):
            # The stylesheet looks at the property only when it is told to look again.
            control.style().unpolish(control)
            control.style().polish(control)


def _hide_example(control: QLineEdit | QPlainTextEdit | QComboBox, frozen: bool) -> None:
    """Show in an empty field that nothing is stated; an example would look like a fact there."""
    kept = control.property(_EXAMPLE)
    if frozen and kept is None:
        control.setProperty(_EXAMPLE, control.placeholderText())
        control.setPlaceholderText(_NOTHING)
    elif not frozen and kept is not None:
        control.setPlaceholderText(str(kept))
        control.setProperty(_EXAMPLE, None)
