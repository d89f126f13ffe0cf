"""What a clinic counts of its infusions: by verdict, by product, by time; and who received a lot."""

import unicodedata
from datetime import date, datetime
from decimal import Decimal

from app.domain.athletes import Exemption
from app.domain.keys import PatientId
from app.domain.treatments import EntryId
from app.domain.values import dataclass
from app.domain.verdicts import Outcome

# How many infusions each outcome was said of, worst first.
Counts = tuple[tuple[Outcome, int], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One day or month, by the worst that any body said of each infusion."""

    first: date
    outcomes: Counts

    @property
    def total(self) -> int:
        """Return how many infusions there were."""
        return sum(count for _, count in self.outcomes)


@dataclass(frozen=True, slots=True)
class OfBody:
    """What one body said of the infusions that it had to judge."""

    body: str
    outcomes: Counts

    def count(self, outcome: Outcome) -> int:
        """Return of how many it said so."""
        return dict(self.outcomes).get(outcome, 0)


@dataclass(frozen=True, slots=True)
class OfProduct:
    """In how many infusions a product was given, and how much of it entered veins, in mL."""

    product: str
    brand: str
    generic: str
    infusions: int
    volume_ml: Decimal


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted of a span: records in their newest version; what was withdrawn counts nowhere."""

    infusions: int
    patients: int
    final: int
    course: tuple[Step, ...]
    bodies: tuple[OfBody, ...]
    products: tuple[OfProduct, ...]


@dataclass(frozen=True, slots=True)
class EndingExemption:
    """An exemption that ends soon, and whose it is."""

    patient: PatientId
    exemption: Exemption


@dataclass(frozen=True, slots=True)
class LotLine:
    """A product of an infusion, as its package was written down."""

    entry: EntryId
    patient: PatientId
    started: datetime
    product: str
    brand: str
    lot: str
    expiry: str
    volume_ml: Decimal


def fold_lot(typed: str) -> str:
    """Return a lot number as it is compared: half width, capitals, no spaces around it."""
    return unicodedata.normalize("NFKC", typed).strip().upper()
