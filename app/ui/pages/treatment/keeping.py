"""A regular set out of the products of the infusion that is written."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.regular_sets import RegularSet, set_of
from app.domain.treatments import Draft
from app.ui.desk import Desk
from app.ui.parts.questions import Questions
from app.ui.parts.set_picker import ProductOf, set_words
from app.ui.parts.set_sheet import SetSheet


class Keeping(QObject):
    """Asks how the set is called, and keeps it; the form stays as it is."""

    told = Signal(str, str)  # a tone and a sentence

    def __init__(self, desk: Desk, page: QWidget, product: ProductOf) -> None:
        super().__init__(page)
        self._desk, self._product = desk, product
        self._questions = Questions(desk.lane, desk.say, page)

    def ask(self, draft: Draft, typed: str) -> None:
        """Ask for the name, for which something may be typed already."""
        desk, say = self._desk, self._desk.say
        one = set_of(draft, typed)
        self._questions.ask(
            SetSheet(one, set_words(one, self._product, say), say),
            say("Register as a regular set"),
            lambda new: desk.clinic.sets.keep(desk.actor, new),
            self._on_kept,
            told=say("A set fills products, never diagnosis or basis."),
            deed=say("Register"),
        )

    def _on_kept(self, kept: RegularSet) -> None:
        say = self._desk.say
        self.told.emit("ok", say("Registered as a regular set: {name}.", name=kept.name))
