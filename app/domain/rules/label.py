"""Whether each product was used as its label allows: indication, route, dose (NPB criterion 2)."""

from collections.abc import Iterator
from fractions import Fraction

from app.domain.formulary import Product
from app.domain.quantities import Dose, round_up
from app.domain.reading import AUTO
from app.domain.rules.case import Case, is_carrier
from app.domain.text import states_nothing
from app.domain.treatments import Line, LineRole
from app.domain.verdicts import Finding, Outcome

# These need the physician's written reason before an entry is saved (rules A4, A5).
NEEDS_REASON = frozenset(
    {
        "INDICATION_MISMATCH",
        "INDICATION_UNCERTAIN",
        "ROUTE_MISMATCH",
        "DOSE_MISMATCH",
        "DILUENT_ALONE",
    }
)


def examine(case: Case) -> Iterator[Finding]:
    """Find each product that was used outside its label, and what could not be compared."""
    for line in case.drugs:
        if line.product.label_is_unknown:
            yield from _stated(line)
        else:
            yield from _indication(case, line)
            yield from _route(line)
            yield from _dose(case, line)
    yield from _alone(case)


def _stated(line: Line) -> Iterator[Finding]:
    """Find a product of unknown label that is given for nothing in particular: there is no list yet."""
    if line.role is LineRole.DRUG and (line.indication == AUTO or states_nothing(line.indication)):
        yield _finding("INDICATION_NOT_STATED", line, "indication", Outcome.INCOMPLETE)


def _indication(case: Case, line: Line) -> Iterator[Finding]:
    product, chosen = line.product, line.indication
    approved = product.indication(chosen)
    if product.is_diluent_only:
        # There is nothing to choose from: given as a drug it is always off its label.
        yield _finding("INDICATION_MISMATCH", line, "indication")
    elif not product.indications:
        yield _finding("INDICATION_UNKNOWN", line, "indication", Outcome.REVIEW)
    elif not chosen:
        yield _finding("INDICATION_NOT_CHOSEN", line, "indication", Outcome.INCOMPLETE)
    elif approved is None:
        yield _finding("INDICATION_MISMATCH", line, "indication")
    elif not approved.fits(case.entry.icd10):
        yield _finding("INDICATION_UNCERTAIN", line, "indication", Outcome.REVIEW)


def _route(line: Line) -> Iterator[Finding]:
    route, product = line.route, line.product
    if route is not None and not product.is_diluent_only and not product.approves(route):
        yield _finding("ROUTE_MISMATCH", line, "route")


def _dose(case: Case, line: Line) -> Iterator[Finding]:
    product = line.product
    if line.dose is None or product.is_diluent_only:
        return
    entry = [
        (one.product, one.dose) for one in case.drugs if one.product.holds_the_same_as(product)
    ]
    day = entry + [
        (one.product, one.dose)
        for one in case.earlier_today
        if one.product.holds_the_same_as(product)
    ]
    compared = [
        (limit, _sum(doses, limit.unit))
        for limit, doses in ((product.max_once, entry), (_most_a_day(line), day))
        if limit is not None
    ]
    over = [
        (limit, given)
        for limit, given in compared
        if given is not None and given > Fraction(limit.amount)
    ]
    if over:
        limit, given = over[0]
        facts = (("given", str(Dose(round_up(given), limit.unit))), ("limit", str(limit)))
        yield _finding("DOSE_MISMATCH", line, "dose", facts=facts)
    elif not compared or any(given is None for _, given in compared):
        yield _finding("DOSE_NOT_COMPARED", line, "dose", Outcome.LEGITIMATE)


def _most_a_day(line: Line) -> Dose | None:
    """Return the label's highest dose of a day, of the chosen indication where it has one of its own."""
    chosen = line.product.indication(line.indication)
    own = None if chosen is None else chosen.max_day
    return own or line.product.max_day


def _sum(doses: list[tuple[Product, Dose | None]], unit: str) -> Fraction | None:
    """Return doses together, each by its product's strength, or None where one cannot be converted."""
    total = Fraction(0)
    for product, dose in doses:
        amount = None if dose is None else product.amount_in(dose, unit)
        if amount is None:
            return None
        total += amount
    return total


def _alone(case: Case) -> Iterator[Finding]:
    """Find a diluent or flush that no drug of the entry goes with, into a vein or past it.

    A row that names no product may be its drug: that row is refused for itself.
    """
    if case.entry.unknown:
        return
    for line in case.entry.lines:
        if is_carrier(line) and not any(_go_together(line, drug) for drug in case.drugs):
            yield _finding("DILUENT_ALONE", line, "indication")
            return


def _go_together(one: Line, other: Line) -> bool:
    if one.route is None or other.route is None:
        return True
    return one.route.is_vein == other.route.is_vein


def names(product: Product) -> tuple[tuple[str, str], ...]:
    """Return the facts by which a finding names a product, in both languages."""
    return (("product", product.brand_ja), ("product_en", product.brand_en))


def _finding(
    code: str,
    line: Line,
    field: str,
    outcome: Outcome = Outcome.NOT_LEGITIMATE,
    facts: tuple[tuple[str, str], ...] = (),
) -> Finding:
    return Finding(
        code,
        outcome,
        field=f"lines/{line.place}/{field}",
        facts=(*names(line.product), *facts),
    )
