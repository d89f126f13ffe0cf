"""Products of the clinic's own: added, and changed by another version."""

from collections.abc import Iterator

from app.domain.audit import AuditEntry, Deed, differing
from app.domain.calendar import local
from app.domain.errors import Fault, NotThere, Refused
from app.domain.formulary import Product
from app.domain.keys import Stamp
from app.domain.own_listing import product_of
from app.domain.own_products import KeptOwn, OwnProduct, facts_of, faults_in
from app.domain.staff import Actor, Permission
from app.domain.values import replace
from app.services.ports import Begin, Clock
from app.services.stock import Stock
from app.services.trouble import SavedByAnother


class OwnProductService:
    """What a clinic can state of products that no imported master holds."""

    def __init__(self, begin: Begin, clock: Clock, stock: Stock) -> None:
        self._begin = begin
        self._clock = clock
        self._stock = stock

    def get(self, actor: Actor, number: str) -> KeptOwn:
        """Return the newest version of one; raises NotThere."""
        actor.require(Permission.MANAGE_MASTERS)
        with self._begin(to_look=True) as work:
            known = {one.product.id: one for one in work.labels.own.current()}
        if number not in known:
            raise NotThere("product", number)
        return known[number]

    def keep(self, actor: Actor, stated: OwnProduct) -> Product:
        """Write a new product (version 0), or another version of one, and return it.

        It is found from then on, by everybody inside; its label is unverified until somebody
        compares it with the insert. Saying the same again writes nothing.

        Raises:
            NotThere: there is no such product of the clinic's own.
            SavedByAnother: somebody changed it meanwhile.
            Refused: with every faulty field.
        """
        actor.require(Permission.MANAGE_MASTERS)
        now = self._clock()
        with self._begin() as work:
            known = {one.product.id: one.product for one in work.labels.own.current()}
            before = known.get(stated.id)
            if stated.version and before is None:
                raise NotThere("product", stated.id)
            if stated.version != (before.version if before else 0):
                raise SavedByAnother
            faults = (*faults_in(stated, local(now).date(), before), *self._clashes(stated))
            if faults:
                raise Refused(faults)
            number = stated.id if before else f"C{len(known) + 1:03}"
            kept = replace(stated, id=number, version=stated.version + 1)
            if before is not None and facts_of(before) == facts_of(kept):
                return product_of(before)
            work.labels.own.add(KeptOwn(kept, Stamp(actor.staff, now)))
            deed, details = _told(kept, before)
            work.commit(AuditEntry(actor.staff, now, deed, None, details))
        self._stock.load(self._begin)
        return self._stock.named(kept.id) or product_of(kept)

    def _clashes(self, one: OwnProduct) -> Iterator[Fault]:
        """Yield each name that is refused to everybody, or is another product's."""
        formulary, stock = self._stock.formulary, self._stock
        names = (("brand_ja", one.brand_ja), ("brand_en", one.brand_en))
        for field, name in (*names, ("generic_ja", one.generic_ja)):
            if (blocked := formulary.forbidding(name)) is not None:
                yield Fault(field, "name_blocked", (("name", blocked[0].name_ja),))
        same = ((field, stock.named(name) or stock.unapproved_named(name)) for field, name in names)
        coded = (("yj", other) for other in stock.products if one.yj and other.yj == one.yj)
        for field, other in (*same, *coded):
            if other is not None and other.id != one.id:
                yield Fault(field, "product_known", (("name", other.brand_ja),))


def _told(kept: OwnProduct, before: OwnProduct | None) -> tuple[Deed, dict[str, object]]:
    facts = facts_of(kept)
    if before is None:
        return Deed.OWN_PRODUCT_ADDED, {"product": kept.id, **facts}
    was, now = differing(facts_of(before), facts)
    told = {"product": kept.id, "version": kept.version, "before": was, "after": now}
    return Deed.OWN_PRODUCT_CHANGED, told
