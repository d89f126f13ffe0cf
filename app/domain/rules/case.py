"""What a rule is given to look at: one infusion and what surrounds it."""

from collections.abc import Sequence
from datetime import datetime

from app.domain.athletes import NO_ATHLETE, Athlete
from app.domain.formulary import Indication, Product, Route
from app.domain.quantities import Dose
from app.domain.rules.volume import Dripped
from app.domain.treatments import Entry, Line, LineRole
from app.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class DayDose:
    """What the patient was given of a product earlier on the same day, in the unit it was ordered in."""

    product: Product
    dose: Dose


@dataclass(frozen=True, slots=True)
class Case:
    """One infusion under judgement, with the patient's other infusions and the day's earlier doses.

    `others` are all the patient's infusions near it, those received elsewhere too;
    `confirmed` the products whose label the clinic has confirmed; `labels_stand` tells that no
    clinic is asked and labels are taken as confirmed (rules A8).
    """

    entry: Entry
    others: Sequence[Dripped] = ()
    earlier_today: Sequence[DayDose] = ()
    confirmed: frozenset[str] = frozenset()
    athlete: Athlete = NO_ATHLETE
    now: datetime | None = None
    labels_stand: bool = False

    @property
    def drugs(self) -> tuple[Line, ...]:
        """Return the lines that are examined as drugs.

        A line that claims to be diluent or flush but is no drug-free fluid is a drug (rules A9).
        """
        return tuple(line for line in self.entry.lines if not is_carrier(line))

    @property
    def in_competition(self) -> bool:
        """Tell whether the infusion falls into one of the patient's competitions."""
        entry = self.entry
        return entry.started is not None and self.athlete.is_in_competition(
            entry.started, entry.ended
        )

    @property
    def is_by_vein(self) -> bool:
        """Tell whether anything of the infusion enters a vein, as far as is known."""
        routes = self.entry.routes
        return not routes or any(route.is_vein for route in routes)

    @property
    def is_by_artery(self) -> bool:
        """Tell whether anything is given into an artery."""
        return Route.INTRA_ARTERIAL in self.entry.routes


def is_carrier(line: Line) -> bool:
    """Tell whether a line is a diluent or a line flush by role and by product.

    A fluid chosen for its approved use as a diluent is one, whatever its role says.
    """
    product = line.product
    if line.role is LineRole.DILUENT:
        return product.may_dilute or product.is_diluent_only
    if line.role is LineRole.FLUSH:
        return product.may_flush
    chosen = product.indication(line.indication)
    return product.may_dilute and not product.is_diluent_only and _is_for_diluting(chosen)


def _is_for_diluting(use: Indication | None) -> bool:
    """Tell whether an approved use is that of a diluent: it names no disease, and says so."""
    if use is None or use.hints:
        return False
    # Uses that a physician typed have no hints at all.
    return any(word in use.text_ja for word in ("溶解", "希釈"))
