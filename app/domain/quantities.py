"""Amounts: exact decimals that carry their unit."""

import unicodedata
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

from app.domain.values import dataclass

# An amount is kept as a whole number of millionths, on every database alike.
PLACES = 6
LARGEST = Decimal(10) ** 9
_MASS_IN_MG = {"g": Decimal(1000), "mg": Decimal(1), "ug": Decimal("0.001")}
CONTAINERS = ("amp", "bag", "bottle", "kit", "set", "syringe", "vial")
UNITS = (*_MASS_IN_MG, "mL", "mEq", "mmol", "IU", *CONTAINERS)


class NotANumber(ValueError):
    """A text that is no positive exact decimal."""


def read_decimal(text: str) -> Decimal:
    """Return the number a text states, typed with half- or full-width digits.

    Digits with at most one point: no sign, exponent or grouping. A Japanese full stop
    counts as the point, as an input method writes it.

    Raises:
        NotANumber: nothing, anything else, or more than six decimals.
    """
    plain = unicodedata.normalize("NFKC", text).replace("。", ".").strip()
    whole, _, decimals = plain.partition(".")
    if not ((whole + decimals).isascii() and (whole + decimals).isdigit()):
        raise NotANumber(text)
    number = Decimal(plain)
    if number >= LARGEST or number != round(number, PLACES):
        raise NotANumber(text)
    return number


def show_decimal(number: Decimal) -> str:
    """Return a number in plain digits without trailing zeros."""
    shown = format(number, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def round_up(number: Fraction) -> Decimal:
    """Return an exact number as a decimal, rounded up to a millionth, never down (rules A6)."""
    return Decimal(-(-number.numerator * 10**PLACES // number.denominator)).scaleb(-PLACES)


def show_ml(volume_ml: Decimal) -> str:
    """Return a volume in mL, rounded up to 0.001 so that no excess is hidden (rules A6)."""
    return show_decimal(volume_ml.quantize(Decimal("0.001"), rounding=ROUND_CEILING))


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of a product: a positive exact decimal with its unit."""

    amount: Decimal
    unit: str

    def __str__(self) -> str:
        return f"{show_decimal(self.amount)} {self.unit}"

    @property
    def is_containers(self) -> bool:
        """Tell whether the dose counts ampoules, vials or bags."""
        return self.unit in CONTAINERS


def same_kind(dose: Dose, unit: str) -> Decimal | None:
    """Return the dose's amount in another unit of its kind, or None where none is known."""
    if dose.unit == unit or (dose.is_containers and unit in CONTAINERS):
        return dose.amount
    if dose.unit in _MASS_IN_MG and unit in _MASS_IN_MG:
        return dose.amount * _MASS_IN_MG[dose.unit] / _MASS_IN_MG[unit]
    return None
