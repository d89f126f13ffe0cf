"""What is looked up while an infusion is typed: diagnoses, products, and names that are refused."""

from PySide6.QtCore import QObject

from app.domain.diagnoses import Diagnosis
from app.domain.formulary import BlockedName
from app.domain.treatments import EntryId
from app.services.products import ProductService
from app.ui.pages.treatment.records import Records
from app.ui.parts.entry_form import EntryForm


class Asking(QObject):
    """Answers the two search lines of the form.

    It asks the service here and now, not on the lane: both lists answer within milliseconds,
    nothing is written, and an Enter right behind the last key must find the answer to that key.
    """

    def __init__(
        self,
        products: ProductService,
        records: Records,
        form: EntryForm,
        entry: EntryId,
    ) -> None:
        super().__init__(records)
        self._products, self._records = products, records
        self._form, self._entry = form, entry
        self._noted: set[str] = set()
        form.diagnosis.asked.connect(self._on_diagnosis)
        form.search.asked.connect(self._on_product)
        form.search.refused.connect(self._on_refused)

    def known(self, name: str, icd10: str) -> Diagnosis | None:
        """Return the diagnosis of the list with this name and code, or None."""
        found = self._products.diagnoses(name) if name else ()
        return next((one for one in found if (one.name_ja, one.icd10) == (name, icd10)), None)

    def _on_diagnosis(self, typed: str) -> None:
        # As the master stood on the day of the infusion, which may be written down later.
        day = self._form.encounter.day()
        self._form.diagnosis.show_found(self._products.diagnoses(typed, day))

    def _on_product(self, typed: str) -> None:
        answer = self._products.ask(typed)
        if answer.blocked is None:
            self._form.search.show_products(answer.products, self._form.encounter.day())
        else:
            self._form.search.show_blocked(answer.blocked, answer.matched)

    def _on_refused(self, blocked: BlockedName, typed: str) -> None:
        # Once for each name and form (rules A2).
        if blocked.id not in self._noted:
            self._noted.add(blocked.id)
            self._records.note_refusal(self._entry, blocked, typed)
