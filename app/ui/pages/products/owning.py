"""Adding a product of the clinic's own, and changing one."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.formulary import Product
from app.domain.own_products import KeptOwn, OwnProduct
from app.ui.desk import Desk
from app.ui.parts.own_product_sheet import OwnProductSheet
from app.ui.parts.questions import Questions

_NEW = OwnProduct("", "")


class Owning(QObject):
    """Asks for the facts, and has them written down."""

    done = Signal(str)  # the sentence that tells what holds from now on
    failed = Signal(object)

    def __init__(self, desk: Desk, questions: Questions, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._questions = desk, questions

    def add(self) -> None:
        """Ask for a new product."""
        self._ask(_NEW, self._desk.say("Add a product"))

    def change(self, number: str) -> None:
        """Ask for what is otherwise, beginning with what stands."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.own.get(desk.actor, number),
            then=self._on_found,
            failed=self.failed.emit,
        )

    def _on_found(self, kept: KeptOwn) -> None:
        self._ask(kept.product, self._desk.say("Change the product"))

    def _ask(self, one: OwnProduct, title: str) -> None:
        desk, say = self._desk, self._desk.say
        told = say(
            "For a drug that the imported masters do not hold yet. Its label counts as unverified "
            "until it was compared with the package insert."
        )

        def tell(product: Product) -> None:
            if product.approval:
                told = say("It is in the list. Its label waits to be compared with the insert.")
            else:
                told = say("It is refused by its name from now on.")
            self.done.emit(told)

        sheet = OwnProductSheet(one, say)
        self._questions.ask(
            sheet, title, lambda stated: desk.clinic.own.keep(desk.actor, stated), tell, told=told
        )
