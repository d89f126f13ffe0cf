"""Completing what a master lists from its package insert (添付文書): typed, checked, then known (rules A2)."""

from datetime import date

from app.domain.errors import Fault, Refused
from app.domain.formulary import Evidence, Indication, Product, Route
from app.domain.keys import Stamp
from app.domain.own_products import read_lines
from app.domain.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class CompletionForm:
    """What somebody read in a package insert; `indications` as typed, one a line.

    `is_compared` is the word that it stands there so.
    """

    product: str
    indications: str = ""
    routes: frozenset[Route] = frozenset()
    may_dilute: bool = False
    insert_date: date | None = None
    is_compared: bool = False


@dataclass(frozen=True, slots=True)
class Completion:
    """A physician's or pharmacist's word of what a package insert of a date approves a product for.

    `may_dilute` marks a drug-free fluid; one without any route of its own does nothing else.
    """

    product: str
    insert_date: date
    indications: tuple[str, ...]
    routes: frozenset[Route]
    stamp: Stamp
    may_dilute: bool = False


def completion(form: CompletionForm, stamp: Stamp, today: date) -> Completion:
    """Return what a form states.

    Raises:
        Refused: with every field that is missing or cannot be.
    """
    stated = read_lines(form.indications)
    faults = []
    if not stated:
        faults.append(Fault("indications", "missing"))
    if not form.routes and not form.may_dilute:
        faults.append(Fault("routes", "nothing_ticked"))
    if form.insert_date is None:
        faults.append(Fault("insert_date", "missing"))
    elif form.insert_date > today:
        faults.append(Fault("insert_date", "date_ahead"))
    if not form.is_compared:
        faults.append(Fault("is_compared", "insert_not_compared"))
    if faults or form.insert_date is None:
        raise Refused(tuple(faults))
    return Completion(
        form.product, form.insert_date, stated, form.routes, stamp, may_dilute=form.may_dilute
    )


def completed(product: Product, said: Completion) -> Product:
    """Return a listed product with the label that was read in its insert; it needs no second look."""
    return replace(
        product,
        routes=said.routes,
        indications=tuple(Indication(text, text) for text in said.indications),
        may_dilute=said.may_dilute,
        is_diluent_only=said.may_dilute and not said.routes,
        evidence=Evidence.FOUND,
        source=f"添付文書 {said.insert_date.isoformat()}",
    )
