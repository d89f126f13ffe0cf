"""Sums done at the drip: by weight, by strength, by rate and time; exact, and shown with their formula."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from app.domain.formulary import Product
from app.domain.quantities import Dose, round_up, same_kind, show_decimal
from app.domain.values import dataclass

# How many drops of a giving set make a millilitre (成人用 20滴, 小児用 60滴).
DROPS_PER_ML = (20, 60)
_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Worked:
    """A result with the sum that led to it, as it would be written on paper.

    `most` is the label's highest dose where the result is above it.
    """

    result: Dose
    formula: str
    most: Dose | None = None


def by_weight(each: Decimal, unit: str, weight_kg: Decimal, product: Product) -> Worked:
    """Return the dose for a body weight: so much per kilogram."""
    dose = Dose(round_up(Fraction(each) * Fraction(weight_kg)), unit)
    formula = f"{show_decimal(each)} {unit}/kg × {show_decimal(weight_kg)} kg = {dose}"
    return Worked(dose, formula, above(product, dose))


def volume_of(dose: Dose, product: Product) -> Worked | None:
    """Return the volume that a dose fills by the product's strength; None where that is not known."""
    volume = product.volume_ml(dose)
    if volume is None:
        return None
    found = Dose(volume, "mL")
    return Worked(
        found, f"{dose} ÷ {_strength(product, dose.unit)} = {found}", above(product, dose)
    )


def dose_in(volume_ml: Decimal, unit: str, product: Product) -> Worked | None:
    """Return the dose that a volume holds by the product's strength; None where that is not known."""
    held = product.amount_in(Dose(volume_ml, "mL"), unit)
    if held is None:
        return None
    dose = Dose(round_up(held), unit)
    formula = f"{show_decimal(volume_ml)} mL × {_strength(product, unit)} = {dose}"
    return Worked(dose, formula, above(product, dose))


def rate(volume_ml: Decimal, minutes: int) -> Worked:
    """Return the rate in mL/h at which a volume runs in so many minutes, never told too low."""
    each_hour = Dose(round_up(Fraction(volume_ml) * _MINUTES / minutes), "mL/h")
    told = each_hour.amount.quantize(Decimal("0.1"), ROUND_HALF_UP)
    sign = "=" if told == each_hour.amount else "≈"
    formula = f"{show_decimal(volume_ml)} mL ÷ {minutes} min × 60 {sign} {show_decimal(told)} mL/h"
    return Worked(each_hour, formula)


def drops(volume_ml: Decimal, minutes: int, per_ml: int) -> Worked:
    """Return the drops per minute of a giving set, to the whole drop, half a drop upwards."""
    exact = Fraction(volume_ml) * per_ml / minutes
    found = Dose(Decimal(int(exact + Fraction(1, 2))), "gtt/min")
    return Worked(
        found, f"{show_decimal(volume_ml)} mL × {per_ml} gtt/mL ÷ {minutes} min ≈ {found}"
    )


def lasts(volume_ml: Decimal, each_hour_ml: Decimal) -> Worked:
    """Return how many minutes a volume lasts at a rate in mL/h, the last minute begun counted."""
    exact = Fraction(volume_ml) * _MINUTES / Fraction(each_hour_ml)
    minutes = Dose(Decimal(-(-exact.numerator // exact.denominator)), "min")
    return Worked(
        minutes,
        f"{show_decimal(volume_ml)} mL ÷ {show_decimal(each_hour_ml)} mL/h × 60 = {minutes}",
    )


def above(product: Product, dose: Dose) -> Dose | None:
    """Return the label's highest dose, once or a day, where a dose is above it; else None."""
    for most in (product.max_once, product.max_day):
        held = None if most is None else product.amount_in(dose, most.unit)
        if most is not None and held is not None and held > Fraction(most.amount):
            return most
    return None


def _strength(product: Product, unit: str) -> str:
    content, package = product.content, product.package_ml
    amount = None if content is None else same_kind(content, unit)
    if amount is None or package is None:
        return product.strength or "1"
    return f"({show_decimal(amount)} {unit} / {show_decimal(package)} mL)"
