"""Discarding a half-written form: asked for certainty, and whose it is told."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.services.ports import KeptDraft
from app.services.todo import Task
from app.services.trouble import SavedByAnother
from app.ui.desk import Desk
from app.ui.parts.confirm_sheet import ConfirmSheet
from app.ui.parts.history import shown_moment
from app.ui.parts.named import named_diagnosis
from app.ui.parts.patient_words import names
from app.ui.parts.questions import Questions
from app.words import person_word


class Discarding(QObject):
    """Asks once more, and forgets the form by way of the lane."""

    discarded = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._questions = Questions(desk.lane, desk.say, page)

    def ask(self, task: Task, kept: KeptDraft) -> None:
        """Ask whether the form is really to be forgotten."""
        desk, say = self._desk, self._desk.say
        told = say("What was typed is lost. What is saved already stays as it is.")
        if not task.is_mine:
            whose = say(
                "This draft is not yours: {name} kept it, {time}.",
                name=person_word(task.by, say),
                time=shown_moment(kept.at, desk.clock()),
            )
            told = f"{whose}\n{told}"
        draft, known = kept.draft, self._desk.clinic.products.diagnosis
        name = named_diagnosis(draft.diagnosis, draft.icd10, known, say)
        about = name or say("no diagnosis yet")
        self._questions.ask(
            ConfirmSheet(say, f"{names(task.patient, say)[0]}  {about}"),
            say("Discard the draft"),
            lambda _sure: _forget(desk, kept),
            self._on_forgotten,
            told=told,
            deed=say("Discard"),
            kind="danger",
        )

    def _on_forgotten(self, _answer: object) -> None:
        self.discarded.emit()


def _forget(desk: Desk, kept: KeptDraft) -> None:
    """Forget a form as it was shown; raises SavedByAnother where somebody went on typing in it."""
    shelf, actor = desk.clinic.drafts, desk.actor
    for one in shelf.of_patient(actor, kept.draft.patient):
        if one.draft.entry == kept.draft.entry and one.at != kept.at:
            raise SavedByAnother
    shelf.drop(actor, kept.draft.entry)
