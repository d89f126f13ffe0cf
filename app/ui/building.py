"""The page of an infusion, made piece by piece: between two pieces keys are heard, and painting goes on."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.calendar import local
from app.ui.desk import Desk
from app.ui.kit.held_keys import HeldKeys
from app.ui.openings import Opening
from app.ui.pages.treatment import TreatmentPage
from app.ui.parts.diagnosis import DiagnosisAndBasis
from app.ui.parts.encounter import Encounter
from app.ui.parts.entry_form import EntryForm, FormParts
from app.ui.parts.lines import Lines
from app.ui.parts.page_stack import PageStack
from app.ui.parts.product_search import ProductSearch
from app.ui.parts.reasons import Reasons

__all__ = ["TreatmentPage", "build"]


def build(
    owner: QObject,
    desk: Desk,
    opening: Opening,
    is_wanted: Callable[[], bool],
    stack: PageStack,
    show: Callable[[TreatmentPage], None],
) -> None:
    """Make the page in the window's next turns, and show it, for as long as somebody wants it."""
    made: list[QWidget] = []
    steps = _steps(desk, opening, made, stack, show)
    held = HeldKeys(owner)

    def go_on() -> None:
        if is_wanted():
            if next(steps, None):
                desk.lane.soon(owner, go_on)
            else:
                held.give()
            return
        held.give()
        # What nobody took in goes as Qt lets go of it, not as Python sweeps it up.
        for one in made:
            if isValid(one) and one.parent() in (None, stack):
                stack.removeWidget(one)
                one.deleteLater()

    desk.lane.soon(owner, go_on)


def _steps(
    desk: Desk,
    opening: Opening,
    made: list[QWidget],
    stack: PageStack,
    show: Callable[[TreatmentPage], None],
) -> Iterator[bool]:
    say, today = desk.say, local(desk.clock()).date()
    people, places = desk.clinic.physicians, opening.judgement.surroundings.premises
    made.append(encounter := Encounter(people, places, today, say))
    yield True
    made.append(diagnosis := DiagnosisAndBasis(say))
    yield True
    made.append(search := ProductSearch(say))
    yield True
    made += (lines := Lines(say)), (reasons := Reasons(say))
    yield True
    parts = FormParts(encounter, diagnosis, search, lines, reasons)
    made.append(form := EntryForm(people, places, today, say, parts))
    yield True
    page = TreatmentPage(
        desk, opening.patient, opening.judgement, opening.draft, opening.treatment, form
    )
    made.append(page)
    # Into the window while it is empty: all letters of a whole page are measured anew at once.
    stack.take_in(page)
    yield True
    for piece in page.pieces:
        piece()
        yield True
    show(page)
