"""Teaching the clinic a package code that no master knows, without leaving the entry."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.formulary import Product
from app.domain.scans import LearntCode
from app.ui.desk import Desk
from app.ui.parts.entry_form import EntryForm
from app.ui.parts.filing_dialog import FilingDialog
from app.ui.parts.learn_sheet import LearnSheet


class Learning(QObject):
    """Asks once on which product a code stands, and has it written down."""

    learnt = Signal()

    def __init__(self, desk: Desk, form: EntryForm, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._form, self._page = desk, form, page
        self._dialog: FilingDialog | None = None

    def ask(self, gtin: str) -> None:
        """Open the form of a code."""
        say = self._desk.say
        sheet = LearnSheet(say)
        sheet.search.asked.connect(self._answer(sheet))
        self._dialog = FilingDialog(
            sheet,
            say,
            self._page,
            title=say("Learn this package code"),
            told=say(
                "No master knows {gtin}. Choose the product once; who stated it, and when, is kept.",
                gtin=gtin,
            ),
            deed=say("Learn this code"),
        )
        self._dialog.filed.connect(self._filing(gtin))
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    def _answer(self, sheet: LearnSheet) -> Callable[[str], None]:
        def answer(typed: str) -> None:
            found = self._desk.clinic.products.ask(typed)
            if found.blocked is None:
                sheet.search.show_products(found.products, self._form.encounter.day())
            else:
                sheet.search.show_blocked(found.blocked, found.matched)

        return answer

    def _filing(self, gtin: str) -> Callable[[Product], None]:
        def file(product: Product) -> None:
            desk = self._desk
            desk.lane.run(
                self,
                lambda: desk.clinic.scanning.learn(desk.actor, gtin, product.id),
                then=self._on_learnt,
                failed=self._on_failed,
            )

        return file

    def _on_learnt(self, _code: LearntCode) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.learnt.emit()

    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.tell(error)

    def _on_closed(self) -> None:
        self._dialog = None
