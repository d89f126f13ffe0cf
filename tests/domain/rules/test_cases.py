"""The agreed cases, judged by the rules alone."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.calendar import local
from app.domain.reading import read
from app.domain.rules.case import Case, DayDose
from app.domain.rules.volume_limit import dripped, elsewhere
from tests import samples
from tests.domain.rules.agreed import agreed_cases, differences, formulary

CASES = tuple(agreed_cases())


def judged(agreed):
    """Return the assessment of the last infusion, all others being known."""
    *others, entry = (
        replace(read(draft, formulary(), agreed.beds), is_final=True) for draft in agreed.infusions
    )
    day = None if entry.started is None else local(entry.started).date()
    earlier = [
        DayDose(line.product.id, line.dose.amount, line.dose.unit)
        for one in others
        if local(one.started).date() == day
        for line in Case(one).drugs
    ]
    case = Case(
        entry,
        others=[
            *(dripped(one) for one in others),
            *(elsewhere(UUID(int=n), one) for n, one in enumerate(agreed.outside)),
        ],
        earlier_today=earlier,
        athlete=agreed.athlete,
        labels_stand=True,
    )
    return samples.judge().assess(case, agreed.bodies, day or samples.NOW.date())


@pytest.mark.parametrize("agreed", CASES, ids=lambda case: case.id)
def test_an_agreed_case_is_judged_as_agreed(agreed):
    assert differences(agreed, judged(agreed)) == []


def test_no_case_bears_the_number_of_another():
    numbers = [case.id for case in CASES]

    assert len(numbers) == len(set(numbers))
