"""The agreed cases, judged by the rules alone."""

import pytest

from app.domain.calendar import local
from app.domain.reading import read
from app.domain.rules.case import Case, DayDose
from app.domain.rules.volume_limit import dripped
from tests import samples
from tests.domain.rules.agreed import agreed_cases, differences, formulary

CASES = tuple(agreed_cases())


def judged(agreed):
    """Return the assessment of the last infusion, all others being known."""
    *others, entry = (read(draft, formulary(), agreed.beds) for draft in agreed.infusions)
    day = None if entry.started is None else local(entry.started).date()
    earlier = [
        DayDose(line.product.id, line.dose.amount, line.dose.unit)
        for one in others
        if local(one.started).date() == day
        for line in Case(one).drugs
    ]
    case = Case(
        entry,
        others=[dripped(one) for one in others],
        earlier_today=earlier,
        in_competition=agreed.in_competition,
    )
    return samples.judge().assess(case, agreed.bodies, day or samples.NOW.date())


@pytest.mark.parametrize("agreed", CASES, ids=lambda case: case.id)
def test_an_agreed_case_is_judged_as_agreed(agreed):
    assert differences(agreed, judged(agreed)) == []


def test_no_case_bears_the_number_of_another():
    numbers = [case.id for case in CASES]

    assert len(numbers) == len(set(numbers))
