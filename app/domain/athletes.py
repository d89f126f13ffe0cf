"""What binds a patient as an athlete: the sport, competitions, exemptions (TUE), weigh-ins."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from app.domain.errors import Fault, Refused
from app.domain.text import fold, states_nothing
from app.domain.values import dataclass

# A competition begins at 23:59 on the day before (World Anti-Doping Code, "In-Competition").
_BEFORE_MIDNIGHT = timedelta(minutes=1)
METHODS = "M"
CODES = ("M1", "M2.2", "M3", *(f"S{number}" for number in range(10)), "P1")


@dataclass(frozen=True, slots=True)
class Competition:
    """One competition of an athlete; it ends when the sample collection does.

    `weigh_in` is when the athlete was weighed for it, where the sport does so.
    """

    starts: datetime
    ends: datetime
    name: str = ""
    weigh_in: datetime | None = None

    @property
    def opens(self) -> datetime:
        """Return the moment from which the athlete is in competition."""
        midnight = self.starts.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight - _BEFORE_MIDNIGHT

    def touches(self, started: datetime, ended: datetime) -> bool:
        """Tell whether any of an infusion falls into the competition."""
        return started <= self.ends and ended >= self.opens


@dataclass(frozen=True, slots=True)
class Exemption:
    """A therapeutic use exemption (TUE), as its certificate states it.

    `covers` names methods ("M2.2") and classes ("S9") of the Prohibited List; `products` are
    formulary numbers, none for any product. Both days belong to its validity.
    """

    number: str
    body: str
    covers: tuple[str, ...]
    valid_from: date
    valid_to: date
    max_volume_ml: Decimal | None = None
    products: tuple[str, ...] = ()

    def is_valid_on(self, day: date) -> bool:
        """Tell whether the exemption holds on a day."""
        return self.valid_from <= day <= self.valid_to

    def names(self, code: str) -> bool:
        """Tell whether it was granted for a method or class; M2 names M2.2 too."""
        return any(code == own or code.startswith(f"{own}.") for own in self.covers)

    def is_akin_to(self, code: str) -> bool:
        """Tell whether it is at least for a method where one is needed, or for a class where one is."""
        return any(own.startswith(METHODS) == code.startswith(METHODS) for own in self.covers)

    def allows(self, products: Iterable[str], volume_ml: Fraction | None) -> bool:
        """Tell whether its products and its volume suffice."""
        within = (
            self.max_volume_ml is None
            or volume_ml is None
            or volume_ml <= Fraction(self.max_volume_ml)
        )
        return within and (not self.products or set(products) <= set(self.products))


@dataclass(frozen=True, slots=True)
class Ban:
    """A period of ineligibility (資格停止) that a body has imposed, both days included.

    Until a decision it has no last day (provisional suspension, 暫定的資格停止). It changes no
    verdict: whoever is banned answers to the rules all the same (WADA Code 10.14).
    """

    body: str
    first: date
    last: date | None = None
    reason: str = ""

    def is_over(self, day: date) -> bool:
        """Tell whether it ended before a day."""
        return self.last is not None and self.last < day


@dataclass(frozen=True, slots=True)
class Athlete:
    """Everything about the athlete that a rule may ask for; empty for somebody who is none."""

    sport: str = ""
    competitions: tuple[Competition, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    weigh_ins: tuple[datetime, ...] = ()

    def is_in_competition(self, started: datetime, ended: datetime | None) -> bool:
        """Tell whether any of an infusion falls into a competition."""
        end = started if ended is None else max(started, ended)
        return any(one.touches(started, end) for one in self.competitions)


NO_ATHLETE = Athlete()


@dataclass(frozen=True, slots=True)
class Outside:
    """An infusion received elsewhere (外部施設での静注), as told by the patient or by a letter.

    It is no entry of this clinic and never certified, but its volume counts (rules A4, A6).
    `what` and `where` are free text; `setting` and `beds` may make it exempt.
    """

    started: datetime
    ended: datetime | None
    volume_ml: Decimal
    what: str = ""
    where: str = ""
    setting: str = ""
    beds: int = 0


def check_exemption(exemption: Exemption) -> None:
    """Refuse an exemption that states too little to be looked up.

    Raises:
        Refused: with every faulty field.
    """
    faults = [
        Fault(field, "missing")
        for field in ("number", "body")
        if states_nothing(getattr(exemption, field))
    ]
    if not exemption.covers or not all(fold(one) for one in exemption.covers):
        faults.append(Fault("covers", "missing"))
    if exemption.valid_to < exemption.valid_from:
        faults.append(Fault("valid_to", "before_start"))
    if exemption.max_volume_ml is not None and exemption.max_volume_ml <= 0:
        faults.append(Fault("max_volume_ml", "number"))
    if faults:
        raise Refused(tuple(faults))


def check_ban(ban: Ban) -> None:
    """Refuse a ban of nobody, or one that ends before it begins.

    Raises:
        Refused: with every faulty field.
    """
    faults = [Fault("body", "missing")] if states_nothing(ban.body) else []
    if ban.last is not None and ban.last < ban.first:
        faults.append(Fault("last", "before_start"))
    if faults:
        raise Refused(tuple(faults))


def check_competition(competition: Competition) -> None:
    """Refuse a competition that ends before it starts.

    Raises:
        Refused: with the faulty field.
    """
    if competition.ends < competition.starts:
        raise Refused((Fault("ends", "before_start"),))


def check_outside(outside: Outside) -> None:
    """Refuse an infusion received elsewhere that states no volume or no end, or an end before its start.

    Raises:
        Refused: with every faulty field.
    """
    faults = []
    if outside.volume_ml <= 0:
        faults.append(Fault("volume_ml", "number"))
    if outside.ended is None:
        # It would be counted as if it ran now (rules C.2): what is told from memory has an end.
        faults.append(Fault("ended", "missing"))
    elif outside.ended < outside.started:
        faults.append(Fault("ended", "before_start"))
    if states_nothing(outside.what):
        faults.append(Fault("what", "missing"))
    if faults:
        raise Refused(tuple(faults))
