"""What was made sure of before a drip begins: the person and each product, by scan or by hand (照合)."""

from datetime import datetime

from app.domain.course import Check, CheckedBy, TypedGiven
from app.domain.treatments import Given
from app.domain.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Matching:
    """The checks of one order so far, with lot and expiry of each product as found on its package."""

    ordered: tuple[Given, ...]
    checks: tuple[Check, ...] = ()
    found: tuple[TypedGiven, ...] = ()

    @property
    def person(self) -> Check | None:
        """Return how the person was made sure of, if that was done."""
        return self.of(None)

    @property
    def left(self) -> tuple[int, ...]:
        """Return the places of the products that are still to be made sure of."""
        return tuple(place for place in range(len(self.ordered)) if self.of(place) is None)

    @property
    def is_whole(self) -> bool:
        """Tell whether the person and every product were made sure of."""
        return self.person is not None and not self.left

    def of(self, line: int | None) -> Check | None:
        """Return the check of a product by its place, or of the person."""
        return next((one for one in self.checks if one.line == line), None)

    def package(self, line: int) -> TypedGiven:
        """Return lot and expiry of a product as found, or as they were ordered."""
        if line < len(self.found) and self.found[line] != TypedGiven():
            return self.found[line]
        return TypedGiven(self.ordered[line].lot, self.ordered[line].expiry)

    def place_of(self, product: str) -> int | None:
        """Return where a product stands: the first place not made sure of yet, else the last one."""
        places = [place for place, one in enumerate(self.ordered) if one.product == product]
        open_places = [place for place in places if place in self.left]
        return next(iter((*open_places, *reversed(places))), None)

    def with_person(self, how: CheckedBy, at: datetime) -> "Matching":
        """Return it with the person made sure of."""
        return self._with(Check(None, how, at))

    def with_product(
        self, line: int, how: CheckedBy, at: datetime, lot: str = "", expiry: str = ""
    ) -> "Matching":
        """Return it with one product made sure of, and what stands on its package."""
        found = [self.package(place) for place in range(len(self.ordered))]
        before = found[line]
        found[line] = TypedGiven(lot or before.lot, expiry or before.expiry)
        return replace(self._with(Check(line, how, at)), found=tuple(found))

    def anew(self, ordered: tuple[Given, ...]) -> "Matching":
        """Return it for the order as it stands now: what was made sure of other products falls."""
        if ordered == self.ordered:
            return self
        return Matching(ordered, tuple(one for one in self.checks if one.line is None))

    def _with(self, check: Check) -> "Matching":
        others = tuple(one for one in self.checks if one.line != check.line)
        return replace(self, checks=(*others, check))
