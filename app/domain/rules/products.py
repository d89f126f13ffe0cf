"""What is to be told of the products themselves: label, last day of use, lot (rules A2, A8)."""

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.calendar import local
from app.domain.rules.case import Case
from app.domain.rules.label import names
from app.domain.text import states_nothing
from app.domain.treatments import Line
from app.domain.verdicts import Finding, Outcome

# From so long before its last day (経過措置) on, a product's end is told.
TOLD_BEFORE = timedelta(days=90)
LOT_MISSING = "REC_LOT_MISSING"


def examine(case: Case) -> Iterator[Finding]:
    """Find what is open or soon over about each product, whichever body asks."""
    if not case.labels_stand:
        yield from _lots(case)
    lines = {line.product.id: line for line in reversed(case.entry.lines)}
    for line in reversed(lines.values()):
        yield from _label(case, line)
        yield from _end(case, line)


def _lots(case: Case) -> Iterator[Finding]:
    """Find each product that must be traced to its patient, and cannot be (薬機法68条の22)."""
    for line in case.entry.lines:
        if line.product.is_biological and states_nothing(line.lot):
            yield _finding(LOT_MISSING, line, "lot", Outcome.INCOMPLETE)


def _label(case: Case, line: Line) -> Iterator[Finding]:
    product = line.product
    if product.label_is_unknown:
        yield _finding("INDICATION_UNKNOWN", line, "indication", Outcome.REVIEW)
    elif product.is_unverified and product.id not in case.confirmed:
        yield Finding("LABEL_UNVERIFIED", Outcome.LEGITIMATE, facts=names(product))


def _end(case: Case, line: Line) -> Iterator[Finding]:
    last, day = line.product.in_force_to, _day(case)
    if last is not None and day is not None and day <= last <= day + TOLD_BEFORE:
        until = (("until", last.isoformat()),)
        yield _finding("PRODUCT_ENDS_SOON", line, "product", Outcome.LEGITIMATE, until)


def _day(case: Case) -> date | None:
    started = case.entry.started
    return None if started is None else local(started).date()


def _finding(
    code: str, line: Line, field: str, outcome: Outcome, facts: tuple[tuple[str, str], ...] = ()
) -> Finding:
    address = f"lines/{line.place}/{field}"
    return Finding(code, outcome, field=address, facts=(*names(line.product), *facts))
