"""What a product's label suggests for a new line: units, dose, route, indication."""

from collections.abc import Sequence

from app.domain.formulary import Product, Route
from app.domain.quantities import UNITS, Dose, NotANumber, read_decimal, show_decimal
from app.domain.treatments import DraftLine, LineRole
from app.words import ml_word

_MASS_NEIGHBOURS = {"g": ("g", "mg"), "mg": ("mg", "g"), "ug": ("ug", "mg")}
# Kept in the record where a use is on no label; the clinic's record is in Japanese.
OFF_LABEL = "適応外"


def units_of(product: Product) -> tuple[str, ...]:
    """Return the units in which a product can be ordered, the usual one first."""
    content = () if product.content is None else (product.content.unit,)
    near = tuple(unit for one in content for unit in _MASS_NEIGHBOURS.get(one, (one,)))
    filled = "mL" if product.package_ml is not None else ""
    found = (*near, product.container, filled)
    if _is_fluid(product):
        whole = product.is_diluent_only
        usual = (product.container, filled) if whole else (filled, product.container)
        found = (*usual, *near)
    return tuple(unit for unit in dict.fromkeys(found) if unit in UNITS) or ("mL",)


def routes_of(product: Product) -> tuple[tuple[Route, ...], tuple[Route, ...]]:
    """Return the approved routes of a product, and all others."""
    approved = tuple(route for route in Route if route in product.routes)
    return approved, tuple(route for route in Route if route not in product.routes)


def new_line(product: Product, icd10: str, before: Sequence[DraftLine]) -> DraftLine:
    """Return a line for a product just chosen: one container, its first approved route."""
    dose, unit = _dose(product)
    approved, _ = routes_of(product)
    joined = [line.route for line in before if line.route is not None and line.route.is_vein]
    route = approved[0] if approved else (joined[0] if joined else Route.IV_DRIP)
    role, indication = suggested(product, icd10)
    volume = volume_of(product, dose, unit)
    return DraftLine(product.id, role, dose, unit, route, volume, indication)


def suggested(product: Product, icd10: str) -> tuple[LineRole, str]:
    """Return what a product is for, as far as the label leaves no doubt (rules A5)."""
    if product.is_diluent_only:
        return LineRole.DILUENT, ""
    proposed = product.proposed(icd10)
    return LineRole.DRUG, "" if proposed is None else proposed.text_ja


def volume_of(product: Product, dose: str, unit: str) -> str:
    """Return the volume that a typed dose fills, as it would be typed, or nothing."""
    amount = _amount(dose, unit)
    volume = None if amount is None else product.volume_ml(amount)
    return "" if volume is None else ml_word(volume)


def _amount(dose: str, unit: str) -> Dose | None:
    try:
        amount = read_decimal(dose)
    except NotANumber:
        return None
    return Dose(amount, unit) if amount and unit in UNITS else None


def _is_fluid(product: Product) -> bool:
    """Tell whether a product is a fluid: nobody orders it by the grams of salt or sugar in it."""
    return product.category == "fluid"


def _dose(product: Product) -> tuple[str, str]:
    if _is_fluid(product) and not product.is_diluent_only and product.package_ml is not None:
        # Ordered by volume, and often given in part: 250 mL out of a bag of 500 mL.
        return show_decimal(product.package_ml), "mL"
    if not _is_fluid(product) and product.content is not None and product.content.unit in UNITS:
        return show_decimal(product.content.amount), product.content.unit
    if product.container in UNITS:
        return "1", product.container
    return ("" if product.package_ml is None else show_decimal(product.package_ml)), "mL"
