"""Everything that may be given, in memory: the program's formulary, and what the masters list beside it."""

from collections.abc import Mapping
from datetime import date

from app.domain.completions import completed
from app.domain.formulary import BlockedName, Formulary, Product, ProductNames
from app.domain.listing import earlier
from app.domain.own_listing import blocked_of, product_of
from app.domain.own_products import OwnProduct
from app.domain.text import fold
from app.domain.values import replace
from app.services.ports import Begin
from app.services.trouble import DatabaseIsBusy, StorageError

# Fewer signs begin too many names to mean one.
_FEWEST = 3


class Stock(ProductNames):
    """The formulary with the imported products; an import puts new ones in their place.

    A product of the formulary that the masters list too is one product: the formulary's, with
    their last day.
    """

    def __init__(self, formulary: Formulary, *, is_taken_up: bool = True) -> None:
        """Begin with the formulary alone, or with nothing until the books are read."""
        self.formulary = formulary
        self._taken = _Shelf((), {}, formulary) if is_taken_up else None
        self._untaken: StorageError | None = None

    @property
    def products(self) -> tuple[Product, ...]:
        """Return the formulary's products, then the imported ones."""
        return self._shelf.products

    @property
    def sha256(self) -> str:
        """Return the hash of the program's own formulary."""
        return self.formulary.sha256

    @property
    def blocked(self) -> tuple[BlockedName, ...]:
        """Return the names that have no place in a vein."""
        return self.formulary.blocked

    def take_up(self, begin: Begin) -> None:
        """Read the books, unless that was done."""
        if self._taken is not None:
            return
        try:
            self.load(begin)
        except StorageError as error:
            self._untaken = error
            raise

    @property
    def unapproved(self) -> tuple[Product, ...]:
        """Return what the clinic wrote down to be refused by its name; it may not be given."""
        return tuple(map(product_of, self._shelf.refused))

    def load(self, begin: Begin) -> None:
        """Take up what the books hold by now."""
        with begin(to_look=True) as work:
            labels = work.labels
            imported, names = labels.imported(), labels.imported_names()
            until = labels.listed_until()
            said = {one.product: one for one in labels.completions()}
            stopped = frozenset(one.product for one in labels.stops() if one.is_stopped)
            own = tuple(one.product for one in labels.own.current())
        known = (
            completed(one, said[one.id]) if one.id in said and one.label_is_unknown else one
            for one in imported
        )
        named = tuple((names[one.id], _marked(one, stopped)) for one in known)
        named += tuple(
            (fold(one.brand_ja), _marked(_ended(product_of(one), until.get(one.id)), stopped))
            for one in own
            if one.is_approved
        )
        # One assignment: whoever asks meanwhile has the old shelf or the new one.
        refused = tuple(one for one in own if not one.is_approved)
        self._taken = _Shelf(named, until, self.formulary, stopped, refused)

    def named(self, name: str) -> Product | None:
        """Return the product whose code or name this is, whole and folded."""
        return self._shelf.named(name)

    def known(self, number: str) -> Product | None:
        """Return the product with a number, for its name alone: also while the books are unread."""
        found = self.formulary if self._taken is None else self._taken
        return found.named(number)

    def blocking(self, typed: str) -> tuple[BlockedName, str] | None:
        """Return the blocked name that a typed text holds; a product's own name wins (rules A2)."""
        if self._shelf.named(typed) is not None:
            return None
        if (found := self.formulary.blocking(typed)) is not None:
            return found
        refused = self._shelf.refused_named(typed)
        return None if refused is None else (blocked_of(refused), refused.brand_ja)

    def refused_from(self, typed: str) -> BlockedName | None:
        """Return what is refused under a name of the clinic's own that begins so."""
        begun = fold(typed)
        if len(begun) < _FEWEST:
            return None
        names = ((one, (fold(one.brand_ja), fold(one.brand_en))) for one in self._shelf.refused)
        found = (one for one, some in names if any(name.startswith(begun) for name in some))
        return next(map(blocked_of, found), None)

    def unapproved_named(self, name: str) -> Product | None:
        """Return what is refused under a name of the clinic's own, whole and folded."""
        found = self._shelf.refused_named(name)
        return None if found is None else product_of(found)

    @property
    def _shelf(self) -> "_Shelf":
        if self._taken is None:
            # Half a stock would judge wrongly: who comes too early tries again, or hears what is amiss.
            raise DatabaseIsBusy if self._untaken is None else self._untaken
        return self._taken


class _Shelf:
    """One state of the stock."""

    def __init__(
        self,
        imported: tuple[tuple[str, Product], ...],
        until: Mapping[str, date],
        formulary: Formulary,
        stopped: frozenset[str] = frozenset(),
        refused: tuple[OwnProduct, ...] = (),
    ) -> None:
        self.refused = refused
        self._formulary = formulary
        self._changed = {
            one.id: _marked(_ended(one, until.get(one.id)), stopped)
            for one in formulary.products
            if one.id in until or one.id in stopped
        }
        own = tuple(map(self.current, formulary.products))
        self.products = (*own, *(one for _, one in imported))
        self._by_code = {one.id: one for _, one in imported}
        self._by_name: dict[str, Product | None] = {}
        for folded, one in imported:
            # A name that two products bear is neither's: they are chosen by their codes.
            self._by_name[folded] = None if folded in self._by_name else one

    def current(self, product: Product) -> Product:
        """Return a product of the formulary as masters and clinic have it: its last day, put aside."""
        return self._changed.get(product.id, product)

    def named(self, name: str) -> Product | None:
        """Return the product of a code or name; the formulary's comes first."""
        own = self._formulary.named(name)
        if own is not None:
            return self.current(own)
        return self._by_code.get(name) or self._by_name.get(fold(name))

    def refused_named(self, name: str) -> OwnProduct | None:
        """Return what is refused under a name of the clinic's own."""
        wanted = fold(name)
        named = (one for one in self.refused if wanted in (fold(one.brand_ja), fold(one.brand_en)))
        return next(named, None) if wanted else None


def _ended(product: Product, until: date | None) -> Product:
    if until is None:
        return product
    return replace(product, in_force_to=earlier(product.in_force_to, until))


def _marked(product: Product, stopped: frozenset[str]) -> Product:
    return replace(product, is_stopped=True) if product.id in stopped else product
