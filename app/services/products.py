"""Finding products, refusing those that have no place in a vein, confirming labels."""

from dataclasses import dataclass
from datetime import date

from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import local
from app.domain.diagnoses import Diagnosis, merge
from app.domain.diagnoses import search as search_diagnoses
from app.domain.errors import Fault, NotThere, Refused
from app.domain.formulary import BlockedName, Product
from app.domain.keys import Stamp
from app.domain.staff import Actor, Permission
from app.domain.text import fold
from app.domain.treatments import EntryId
from app.services.finding import Finder
from app.services.judgement import confirmed
from app.services.ports import Begin, Clock, LabelConfirmation
from app.services.shelf import LabelState, Shelved, standing
from app.services.stock import Stock

# So many are shown at most; who sees more types on.
_PRODUCTS, _DIAGNOSES = 30, 12
_SHELF = 500


@dataclass(frozen=True, slots=True)
class ProductAnswer:
    """What a typed product name leads to: products to choose from, or the reason of a refusal."""

    products: tuple[Product, ...] = ()
    blocked: BlockedName | None = None
    matched: str = ""


class ProductService:
    """What can be asked of the formulary and the lists of diagnoses."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        formulary: Stock,
        diagnoses: tuple[Diagnosis, ...],
        finder: Finder,
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._formulary = formulary
        self._diagnoses = diagnoses
        self._finder = finder

    def ask(self, typed: str) -> ProductAnswer:
        """Return what a typed name leads to; quick, nothing is written."""
        if (found := self._formulary.blocking(typed)) is not None:
            return ProductAnswer(blocked=found[0], matched=found[1])
        named = map(self._formulary.named, self._finder.products(typed, _PRODUCTS))
        products = tuple(one for one in named if one is not None)
        # Where nothing else can be meant, what the clinic refuses is known by its beginning.
        if not products and (begun := self._formulary.refused_from(typed)) is not None:
            return ProductAnswer(blocked=begun, matched=begun.name_ja)
        return ProductAnswer(products=products)

    def named(self, number: str) -> Product | None:
        """Return the product with a number, to be told by its name, or None.

        Until the masters are taken up only the program's own formulary knows one.
        """
        return self._formulary.known(number)

    def diagnosis(self, name: str, icd10: str) -> Diagnosis | None:
        """Return the diagnosis of the starter list with this name and code, or None."""
        same = (one for one in self._diagnoses if (one.name_ja, one.icd10) == (name, icd10))
        return next(same, None)

    def diagnoses(self, typed: str, day: date | None = None) -> tuple[Diagnosis, ...]:
        """Return the diagnoses that a text may mean, of the starter list and of the master on a day."""
        day = local(self._clock()).date() if day is None else day
        starter = search_diagnoses(self._diagnoses, typed, _DIAGNOSES)
        return merge(starter, self._finder.diagnoses(typed, day, _DIAGNOSES), typed, _DIAGNOSES)

    def note_refusal(
        self, actor: Actor, entry: EntryId | None, blocked: BlockedName, typed: str
    ) -> None:
        """Write into the audit trail that a blocked product was asked for (rules A2).

        Whoever only asks beforehand has no entry.
        """
        actor.require(Permission.READ)
        details = {"blocked": blocked.id, "name": blocked.name_ja, "typed": typed[:200]}
        with self._begin() as work:
            work.commit(
                AuditEntry(actor.staff, self._clock(), Deed.PRODUCT_REFUSED, entry, details)
            )

    def unconfirmed(self, actor: Actor, products: tuple[str, ...]) -> tuple[Product, ...]:
        """Return the products whose label facts nobody here has compared with the insert (rules A8)."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            known = confirmed(work, self._formulary)
        found = (self._formulary.named(number) for number in dict.fromkeys(products))
        return tuple(one for one in found if one and one.is_unverified and one.id not in known)

    def shelf(
        self, actor: Actor, typed: str = "", state: LabelState | None = None
    ) -> tuple[Shelved, ...]:
        """Return the products of a typed name, or all, whose labels stand so; not more than a list holds."""
        actor.require(Permission.ENTER)
        stock, refused = self._formulary, self._formulary.unapproved
        products = stock.products
        if typed.strip():
            named = map(stock.named, self._finder.products(typed, _SHELF))
            products = tuple(one for one in named if one is not None)
            refused = tuple(one for one in refused if fold(typed) in fold(one.brand_ja))
        with self._begin(to_look=True) as work:
            found = standing(work, stock, products)
        # What somebody here wrote down stands first: it is what one comes for.
        own = (one for one in found if one.is_own)
        others = (one for one in found if not one.is_own)
        barred = (Shelved(one, LabelState.UNAPPROVED) for one in refused)
        shown = (*own, *barred, *others)
        return tuple(one for one in shown if state in (None, one.state))[:_SHELF]

    def confirm_label(self, actor: Actor, product: str, insert_date: date) -> LabelConfirmation:
        """Write that a product's row was compared with the package insert of a date.

        Raises:
            Refused: the insert's date lies ahead.
        """
        actor.require(Permission.CONFIRM_LABEL)
        now = self._clock()
        known = self._formulary.named(product)
        if known is None:
            raise NotThere("product", product)
        if insert_date > local(now).date():
            raise Refused((Fault("insert_date", "date_ahead"),))
        confirmation = LabelConfirmation(
            known.id, insert_date, Stamp(actor.staff, now), known.facts_sha256
        )
        with self._begin() as work:
            work.labels.confirm(confirmation)
            details: dict[str, object] = {
                "product": known.id,
                "insert_date": insert_date.isoformat(),
                "facts_sha256": known.facts_sha256,
            }
            if known.approval:
                # Two pairs of eyes are better; a clinic of one physician has but one.
                wrote = {one.product.id: one.kept.by for one in work.labels.own.current()}
                details["same_hand"] = wrote.get(known.id) == actor.staff
            work.commit(AuditEntry(actor.staff, now, Deed.LABEL_CONFIRMED, None, details))
        return confirmation
