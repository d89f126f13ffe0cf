"""Completing the label of a product that a master merely lists, and putting products aside."""

from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import local
from app.domain.completions import CompletionForm, completed, completion
from app.domain.errors import LabelIsKnown, NotThere
from app.domain.formulary import Product
from app.domain.keys import Stamp
from app.domain.staff import Actor, Permission
from app.domain.stops import Stop, check_reason
from app.services.ports import Begin, Clock
from app.services.stock import Stock


class LabelService:
    """What a clinic can state of products: the labels of listed ones, and what it uses no more."""

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

    def stop(self, actor: Actor, product: str, reason: str) -> Product:
        """Put a product aside, with a reason: it is in no new entry until it is used again.

        What stands in records stays; what is put aside already stays so, with the new reason.

        Raises:
            NotThere: there is no such product.
            Refused: the reason states nothing.
        """
        actor.require(Permission.CONFIRM_LABEL)
        return self._state_use(actor, product, reason, is_stopped=True)

    def use_again(self, actor: Actor, product: str, reason: str) -> Product:
        """Let a product that was put aside be chosen again, with a reason; refused as a stop is."""
        actor.require(Permission.CONFIRM_LABEL)
        return self._state_use(actor, product, reason, is_stopped=False)

    def _state_use(self, actor: Actor, number: str, reason: str, *, is_stopped: bool) -> Product:
        product, now = self._stock.named(number), self._clock()
        if product is None:
            raise NotThere("product", number)
        stated = Stop(product.id, is_stopped, check_reason(reason), Stamp(actor.staff, now))
        deed = Deed.PRODUCT_STOPPED if is_stopped else Deed.PRODUCT_USED_AGAIN
        with self._begin() as work:
            work.labels.stop(stated)
            details = {"product": product.id, "reason": stated.reason}
            work.commit(AuditEntry(actor.staff, now, deed, None, details))
        self._stock.load(self._begin)
        return self._stock.named(product.id) or product
