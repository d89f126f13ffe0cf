"""Everything that may be given, in memory: the program's formulary, and what the masters list beside it."""

from collections.abc import Mapping
from datetime import date

from app.domain.completions import completed
from app.domain.formulary import BlockedName, Formulary, Product, ProductNames
from app.domain.listing import earlier
from app.domain.text import fold
from app.domain.values import replace
from app.services.ports import Begin


class Stock(ProductNames):
    """The formulary with the imported products; an import puts new ones in their place.

    A product of the formulary that the masters list too is one product: the formulary's, with
    their last day.
    """

    def __init__(self, formulary: Formulary) -> None:
        self.formulary = formulary
        self._shelf = _Shelf((), {}, formulary)

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

    def load(self, begin: Begin) -> None:
        """Take up what the books hold by now."""
        with begin() as work:
            labels = work.labels
            imported, names = labels.imported(), labels.imported_names()
            until = labels.listed_until()
            said = {one.product: one for one in labels.completions()}
            stopped = frozenset(one.product for one in labels.stops() if one.is_stopped)
        known = (
            completed(one, said[one.id]) if one.id in said and one.label_is_unknown else one
            for one in imported
        )
        named = tuple((names[one.id], _marked(one, stopped)) for one in known)
        # One assignment: whoever asks meanwhile has the old shelf or the new one.
        self._shelf = _Shelf(named, until, self.formulary, stopped)

    def named(self, name: str) -> Product | None:
        """Return the product whose code or name this is, whole and folded."""
        return self._shelf.named(name)

    def blocking(self, typed: str) -> tuple[BlockedName, str] | None:
        """Return the blocked name that a typed text holds; a product's own name wins (rules A2)."""
        return None if self._shelf.named(typed) else self.formulary.blocking(typed)


class _Shelf:
    """One state of the stock."""

    def __init__(
        self,
        imported: tuple[tuple[str, Product], ...],
        until: Mapping[str, date],
        formulary: Formulary,
        stopped: frozenset[str] = frozenset(),
    ) -> None:
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


def _ended(product: Product, until: date | None) -> Product:
    if until is None:
        return product
    return replace(product, in_force_to=earlier(product.in_force_to, until))


def _marked(product: Product, stopped: frozenset[str]) -> Product:
    return replace(product, is_stopped=True) if product.id in stopped else product
