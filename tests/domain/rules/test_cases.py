"""The agreed cases, judged by the rules alone."""

import pytest

from tests import samples
from tests.domain.rules.agreed import (
    agreed_cases,
    agreed_in_other_years,
    differences,
    judging,
    judging_listed,
    listed_cases,
)

CASES = (*agreed_cases(), *agreed_in_other_years())


@pytest.mark.parametrize("agreed", CASES, ids=lambda case: case.id)
def test_an_agreed_case_is_judged_as_agreed(agreed):
    case, day = judging(agreed)

    assessment = samples.judge().assess(case, agreed.bodies, day)

    assert differences(agreed, assessment) == []


@pytest.mark.parametrize("agreed", tuple(listed_cases()), ids=lambda case: case.id)
def test_a_case_of_an_imported_product_is_judged_as_agreed(agreed):
    case, day = judging_listed(agreed)

    assessment = samples.judge().assess(case, agreed.bodies, day)

    assert differences(agreed, assessment) == []


def test_no_case_bears_the_number_of_another():
    numbers = [case.id for case in (*CASES, *listed_cases())]

    assert len(numbers) == len(set(numbers))
