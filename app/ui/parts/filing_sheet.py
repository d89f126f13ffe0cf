"""What all forms of the athlete's file have in common: they give a value, or every fault at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.domain.errors import Fault, Refused
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.read_edit import ReadEdit
from app.ui.parts.form_rows import show_faults

T = TypeVar("T")


class FilingSheet(QWidget):
    """The fields of one thing to be filed; `fields` are filled in by each kind of sheet."""

    def __init__(self, name: str, say: Wording) -> None:
        super().__init__()
        self.setObjectName(name)
        self._say = say
        self.fields: Mapping[str, Field] = {}

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there, to tell whether something was typed."""
        raise NotImplementedError

    def value(self) -> object:
        """Return what is typed as a value; raises Refused with every faulty field."""
        raise NotImplementedError

    def show_faults(self, faults: Iterable[Fault]) -> None:
        """Tell beside every faulty field what would put it right, and go to the first."""
        show_faults(self.fields, faults, self._say)

    def lay_lists_over(self, ground: QWidget) -> None:
        """Let lists that open lie over a ground; most sheets have none."""


def faults_of(field: str, edit: ReadEdit, *, needed: str = "") -> Iterator[Fault]:
    """Yield what is wrong with a line: nothing readable, or nothing at all where it is `needed`."""
    if edit.is_unreadable():
        yield Fault(field, "unreadable")
    elif needed and not edit.text().strip():
        yield Fault(field, needed)


def checked(value: T, check: Callable[[T], None], faults: list[Fault]) -> T:
    """Return a value that the clinic's own check takes too.

    Raises:
        Refused: with the faults found before and those of the check.
    """
    try:
        check(value)
    except Refused as refused:
        known = {one.field for one in faults}
        faults += [one for one in refused.faults if one.field not in known]
    if faults:
        raise Refused(tuple(faults))
    return value
