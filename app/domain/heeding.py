"""What to heed of an infusion's products before they are given: allergies, and the same given twice."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.allergies import is_allergen, names_of
from app.domain.athletes import Outside
from app.domain.formulary import Product
from app.domain.rules.case import is_carrier
from app.domain.text import fold
from app.domain.treatments import Entry
from app.domain.values import dataclass

# So near, the same product is told as given already.
NEAR = timedelta(hours=12)


class Concern(StrEnum):
    """Why a product is to be looked at once more, the gravest first."""

    ALLERGY = "allergy"  # the patient's file names it
    TWICE = "twice"  # another row has the same substance
    GIVEN = "given"  # it was given here shortly before, or is recorded shortly after
    ELSEWHERE = "elsewhere"  # it was received elsewhere shortly before


@dataclass(frozen=True, slots=True)
class Heed:
    """One row of the form that is to be looked at once more; it is told and refuses nothing."""

    place: int
    product: Product
    concern: Concern
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """A product given in another entry, and when."""

    product: Product
    started: datetime


def heeds(
    entry: Entry, allergies: str, past: Sequence[Past], outside: Sequence[Outside]
) -> tuple[Heed, ...]:
    """Return everything to heed, the gravest first."""
    found = (
        *_allergies(entry, allergies),
        *_twice(entry),
        *_given(entry, past),
        *_elsewhere(entry, outside),
    )
    order = tuple(Concern)
    return tuple(sorted(found, key=lambda one: (order.index(one.concern), one.place)))


def _allergies(entry: Entry, allergies: str) -> Iterator[Heed]:
    for line in entry.lines:
        if is_allergen(line.product, allergies):
            yield Heed(line.place, line.product, Concern.ALLERGY)


def _twice(entry: Entry) -> Iterator[Heed]:
    drugs = [line for line in entry.lines if not is_carrier(line)]
    for place, line in enumerate(drugs):
        if any(line.product.holds_the_same_as(earlier.product) for earlier in drugs[:place]):
            yield Heed(line.place, line.product, Concern.TWICE)


def _given(entry: Entry, past: Sequence[Past]) -> Iterator[Heed]:
    for line in entry.lines:
        near = [
            one.started
            for one in past
            if _is_near(entry, one.started) and line.product.holds_the_same_as(one.product)
        ]
        if near and not is_carrier(line):
            yield Heed(line.place, line.product, Concern.GIVEN, max(near))


def _elsewhere(entry: Entry, outside: Sequence[Outside]) -> Iterator[Heed]:
    for line in entry.lines:
        names = names_of(line.product)
        near = [
            one.started
            for one in outside
            if _is_near(entry, one.started) and any(name in fold(one.what) for name in names)
        ]
        if near and not is_carrier(line):
            yield Heed(line.place, line.product, Concern.ELSEWHERE, max(near))


def _is_near(entry: Entry, at: datetime) -> bool:
    return entry.started is not None and abs(entry.started - at) < NEAR
