"""Completing a product's label from its package insert, without leaving the entry."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.completions import CompletionForm
from app.domain.formulary import Product
from app.domain.staff import Permission
from app.ui.desk import Desk
from app.ui.parts.completion_sheet import CompletionSheet
from app.ui.parts.entry_form import EntryForm
from app.ui.parts.filing_dialog import FilingDialog
from app.words import product_word


class Completing(QObject):
    """Asks for the label, has it written down, and shows the entry's rows with it."""

    def __init__(self, desk: Desk, form: EntryForm, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._form, self._page = desk, form, page
        self._dialog: FilingDialog | None = None
        form.lines.offer_completion(desk.actor.may(Permission.CONFIRM_LABEL))
        form.lines.label_wanted.connect(self._ask)

    def _ask(self, product: Product, typed: str) -> None:
        say = self._desk.say
        # An imported insert may name indications and no route that could be read.
        known = "\n".join(one.text_ja for one in product.indications)
        self._dialog = FilingDialog(
            CompletionSheet(product, known or typed, say),
            say,
            self._page,
            title=say("Complete from the package insert"),
            told=say(
                "{product}: who completes it, from which insert, and when, is kept. The entry is judged by it at once.",
                product=product_word(product, say),
            ),
        )
        self._dialog.filed.connect(self._complete)
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    def _complete(self, form: CompletionForm) -> None:
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.labels.complete(desk.actor, form),
            then=self._on_completed,
            failed=self._on_failed,
        )

    def _on_completed(self, _product: Product) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        lines = self._form.lines
        lines.show_lines([row.line() for row in lines.rows()], self._desk.clinic.products.named)
        self._form.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.tell(error)

    def _on_closed(self) -> None:
        self._dialog = None
