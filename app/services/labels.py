"""Completing the label of a product that a master merely lists."""

from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import local
from app.domain.completions import CompletionForm, completed, completion
from app.domain.errors import LabelIsKnown, NotThere
from app.domain.formulary import Product
from app.domain.keys import Stamp
from app.domain.staff import Actor, Permission
from app.services.ports import Begin, Clock
from app.services.stock import Stock


class LabelService:
    """What can be stated of the labels of imported products."""

    def __init__(self, begin: Begin, clock: Clock, stock: Stock) -> None:
        self._begin = begin
        self._clock = clock
        self._stock = stock

    def complete(self, actor: Actor, form: CompletionForm) -> Product:
        """Write what the package insert approves a listed product for, and return it so.

        It is known from then on, to every judgement; what is stated later takes its place.

        Raises:
            NotThere: there is no such product.
            LabelIsKnown: its label came with the program, or with an imported insert.
            Refused: with every field that is missing or cannot be.
        """
        actor.require(Permission.CONFIRM_LABEL)
        now = self._clock()
        product = self._stock.named(form.product)
        if product is None:
            raise NotThere("product", form.product)
        with self._begin() as work:
            is_completed = any(one.product == product.id for one in work.labels.completions())
            if not (product.label_is_unknown or is_completed):
                raise LabelIsKnown
            said = completion(form, Stamp(actor.staff, now), local(now).date())
            known = completed(product, said)
            work.labels.complete(said)
            details = {
                "product": known.id,
                "insert_date": said.insert_date.isoformat(),
                "indications": list(said.indications),
                "routes": sorted(said.routes),
                "may_dilute": said.may_dilute,
                "facts_sha256": known.facts_sha256,
            }
            work.commit(AuditEntry(actor.staff, now, Deed.LABEL_COMPLETED, None, details))
        self._stock.load(self._begin)
        return known
