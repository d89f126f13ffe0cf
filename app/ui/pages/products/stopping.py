"""Putting a product aside and using it again, each with its reason."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.formulary import Product
from app.ui.desk import Desk
from app.ui.parts.questions import Questions
from app.ui.parts.stop_sheet import StopSheet
from app.words import product_word


class Stopping(QObject):
    """Asks for the reason, and has it written down."""

    done = Signal(str)  # the sentence that tells what holds from now on

    def __init__(self, desk: Desk, questions: Questions, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._questions = desk, questions

    def stop(self, product: Product) -> None:
        """Put a product aside."""
        say, labels = self._desk.say, self._desk.clinic.labels
        told = say(
            "{product} cannot be chosen in new entries any more, and sets leave it out. Records "
            "stay as they are.",
            product=product_word(product, say),
        )
        words = say("The product is put aside from now on.")
        self._ask(product, (say("Put aside"), told, words), labels.stop)

    def use_again(self, product: Product) -> None:
        """Use a product again."""
        say, labels = self._desk.say, self._desk.clinic.labels
        told = say("{product} can be chosen again.", product=product_word(product, say))
        words = say("The product is used again from now on.")
        self._ask(product, (say("Use again"), told, words), labels.use_again)

    def _ask(
        self, product: Product, words: tuple[str, str, str], work: Callable[..., Product]
    ) -> None:
        title, told, after = words

        def write(reason: str) -> Product:
            return work(self._desk.actor, product.id, reason)

        def tell(_answer: object) -> None:
            self.done.emit(after)

        sheet = StopSheet(self._desk.say)
        self._questions.ask(sheet, title, write, tell, told=told, deed=title)
