from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.athletes import Athlete
from app.domain.formulary import Route
from app.domain.rules.weigh_in import WeighIn
from app.domain.verdicts import Finding, Outcome
from tests.domain.rules.making import NOTHING, TEN, VITAMIN, case, codes, line

RULE = WeighIn("weigh-in", timedelta(hours=36), ("E86", "T67"))


def found(*lines, hours=-8, **changes):
    athlete = Athlete(weigh_ins=(TEN + timedelta(hours=hours),))
    return list(RULE.examine(case(*lines, athlete=athlete, **changes), NOTHING))


def test_fluid_after_a_weigh_in_is_to_be_reviewed():
    (finding,) = found()

    assert finding == Finding(
        "WEIGHT_CUT", Outcome.REVIEW, clause="weigh-in", facts=(("hours", "36"),)
    )


@pytest.mark.parametrize(
    ("hours", "expected"), [(0, 1), (-36, 1), (-36.02, 0), (0.02, 0), (-100, 0)]
)
def test_it_counts_from_the_weigh_in_for_36_hours(hours, expected):
    assert len(found(hours=hours)) == expected


@pytest.mark.parametrize(("icd10", "expected"), [("T67.5", 1), ("E86.0", 1), ("D50.9", 0), ("", 0)])
def test_it_is_about_dehydration_and_heat(icd10, expected):
    assert len(found(icd10=icd10)) == expected


def test_what_does_not_enter_a_vein_is_no_fluid():
    assert codes(found(line(route=Route.SC))) == []
    assert codes(found(line(VITAMIN, "2", "g", volume_ml=Decimal(0)))) == []


def test_before_the_start_is_known_nothing_is_found():
    assert found(started=None) == []
