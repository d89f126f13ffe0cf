from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.athletes import Athlete, Exemption
from app.domain.rules.exempting import Need, settle
from app.domain.verdicts import Finding, Outcome
from tests.domain.rules.making import TEN, case, codes, entry

DAY = TEN.date()
OVER = Finding("M22_EXCEEDED", Outcome.EXEMPTION_REQUIRED, clause="M2.2", facts=(("total", "500"),))
NEED = Need("M2.2", frozenset({"F1", "F2"}), Fraction(500))
GRANTED = Exemption("TUE-1", "WADA", ("M2.2",), DAY, DAY, Decimal(500), ("F1", "F2", "F3"))


def found(*exemptions, need=NEED, bodies=("WADA",), **changes):
    around = case(athlete=Athlete(exemptions=exemptions), **changes)
    return list(settle(OVER, need, around, frozenset(bodies)))


def test_without_an_exemption_the_finding_stands():
    assert found() == [OVER]


def test_an_exemption_that_covers_it_stands_in_its_place():
    (finding,) = found(replace(GRANTED, covers=("M2.2", "S9")))

    assert finding == Finding(
        "TUE_VALID",
        Outcome.LEGITIMATE,
        clause="M2.2",
        facts=(
            ("number", "TUE-1"),
            ("granted_by", "WADA"),
            ("from", "2026-06-01"),
            ("to", "2026-06-01"),
            ("covers", "M2.2, S9"),
            ("in_place_of", "M22_EXCEEDED"),
            ("total", "500"),
        ),
    )


@pytest.mark.parametrize("shift", [-1, 1])
def test_on_another_day_it_is_not_valid(shift):
    day = DAY + timedelta(days=shift)

    findings = found(replace(GRANTED, valid_from=day, valid_to=day))

    assert codes(findings) == ["M22_EXCEEDED", "TUE_EXPIRED"]
    assert {one.outcome for one in findings} == {Outcome.EXEMPTION_REQUIRED}


def test_the_day_is_the_one_in_japan():
    late = TEN.replace(hour=0, minute=30)

    assert codes(found(GRANTED, started=late, ended=late)) == ["TUE_VALID"]


@pytest.mark.parametrize(
    "change",
    [
        {"max_volume_ml": Decimal("499.999999")},
        {"products": ("F1",)},
        {"covers": ("M1",)},
        {"covers": ("M2.1",)},
    ],
)
def test_one_that_was_meant_for_something_else_is_named(change):
    assert codes(found(replace(GRANTED, **change))) == ["M22_EXCEEDED", "TUE_SCOPE"]


def test_one_for_a_substance_has_nothing_to_do_with_a_method():
    assert codes(found(replace(GRANTED, covers=("S9",)))) == ["M22_EXCEEDED"]


def test_another_bodys_exemption_is_named_but_does_not_count():
    findings = found(GRANTED, bodies=("NPB",))

    assert codes(findings) == ["M22_EXCEEDED", "TUE_SCOPE"]
    assert findings[1].fact("granted_by") == "WADA"


def test_another_bodys_exemption_for_something_else_is_not_named():
    assert codes(found(replace(GRANTED, covers=("M1",)), bodies=("NPB",))) == ["M22_EXCEEDED"]


def test_one_for_something_else_that_is_not_valid_is_not_named():
    past = replace(GRANTED, covers=("M1",), valid_to=DAY - timedelta(days=1))

    assert codes(found(replace(past, valid_from=past.valid_to))) == ["M22_EXCEEDED"]


def test_a_need_without_a_volume_asks_for_none():
    assert codes(found(GRANTED, need=Need("M2.2", frozenset({"F1"})))) == ["TUE_VALID"]


def test_before_the_start_is_known_nothing_is_exempt():
    unknown = case(athlete=Athlete(exemptions=(GRANTED,)))
    unknown = replace(unknown, entry=entry(started=None))

    assert list(settle(OVER, NEED, unknown, frozenset({"WADA"}))) == [OVER]


def test_both_days_of_the_validity_belong_to_it():
    exemption = replace(GRANTED, valid_from=date(2026, 6, 1), valid_to=date(2026, 6, 3))

    assert [exemption.is_valid_on(date(2026, 6, day)) for day in (1, 2, 3, 4)] == [
        True,
        True,
        True,
        False,
    ]
