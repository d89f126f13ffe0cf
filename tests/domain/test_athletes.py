from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.athletes import (
    Athlete,
    Ban,
    Competition,
    Exemption,
    Outside,
    check_ban,
    check_competition,
    check_exemption,
    check_outside,
)
from app.domain.calendar import JST
from app.domain.errors import Refused

MATCH = Competition(
    datetime(2026, 6, 3, 13, 0, tzinfo=JST), datetime(2026, 6, 3, 18, 0, tzinfo=JST)
)
TUE = Exemption("TUE-1", "WADA", ("M2.2", "S9"), date(2026, 6, 1), date(2026, 6, 30))
DRIP = Outside(MATCH.starts, MATCH.ends, Decimal(50), "他院で点滴")


def at(day, hour, minute):
    return datetime(2026, 6, day, hour, minute, tzinfo=JST)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(2, 23, 58), False),
        (at(2, 23, 59), True),
        (at(3, 9, 0), True),
        (at(3, 18, 0), True),
        (at(3, 18, 1), False),
    ],
)
def test_a_competition_begins_a_minute_before_its_day(moment, expected):
    assert Athlete(competitions=(MATCH,)).is_in_competition(moment, None) is expected


def test_a_drip_that_runs_into_a_competition_is_in_it():
    athlete = Athlete(competitions=(MATCH,))

    assert athlete.is_in_competition(at(2, 22, 0), at(3, 0, 30))
    assert not athlete.is_in_competition(at(2, 22, 0), at(2, 23, 30))


@pytest.mark.parametrize(
    ("covers", "code", "expected"),
    [
        (("M2.2",), "M2.2", True),
        (("M2",), "M2.2", True),
        (("M2.2",), "M2.1", False),
        (("M1",), "M10", False),
        (("S5",), "S5.1", True),
        (("S5.1",), "S5", False),
        (("S3", "S9"), "S9", True),
    ],
)
def test_an_exemption_names_its_classes_and_what_lies_below(covers, code, expected):
    assert replace(TUE, covers=covers).names(code) is expected


def test_an_exemption_without_products_allows_any():
    assert TUE.allows({"F1"}, Fraction(10**6))
    assert not replace(TUE, products=("F2",)).allows({"F1", "F2"}, None)


def test_the_volume_of_an_exemption_is_a_most():
    limited = replace(TUE, max_volume_ml=Decimal(500))

    assert limited.allows((), Fraction(500))
    assert not limited.allows((), Fraction(500) + Fraction(1, 10**6))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"number": "―"}, "number"),
        ({"body": ""}, "body"),
        ({"covers": ()}, "covers"),
        ({"covers": ("S9", " ")}, "covers"),
        ({"valid_to": date(2026, 5, 31)}, "valid_to"),
        ({"max_volume_ml": Decimal(0)}, "max_volume_ml"),
    ],
)
def test_an_exemption_that_states_too_little_is_refused(change, field):
    with pytest.raises(Refused) as refused:
        check_exemption(replace(TUE, **change))

    assert [fault.field for fault in refused.value.faults] == [field]


def test_all_faults_of_an_exemption_are_told_at_once():
    with pytest.raises(Refused) as refused:
        check_exemption(replace(TUE, number="", covers=(), max_volume_ml=Decimal(-1)))

    assert len(refused.value.faults) == 3


def test_a_complete_exemption_is_taken():
    check_exemption(TUE)
    check_exemption(replace(TUE, max_volume_ml=Decimal("0.001"), valid_to=TUE.valid_from))


@pytest.mark.parametrize(
    ("ban", "fields"),
    [
        (Ban("", date(2026, 4, 1)), ["body"]),
        (Ban("NPB", date(2026, 4, 2), date(2026, 4, 1)), ["last"]),
        (Ban("　", date(2026, 4, 2), date(2026, 4, 1)), ["body", "last"]),
    ],
)
def test_a_ban_of_nobody_or_without_a_day_is_refused(ban, fields):
    with pytest.raises(Refused) as refused:
        check_ban(ban)

    assert [one.field for one in refused.value.faults] == fields


def test_a_ban_lasts_through_its_last_day_and_without_one_for_ever():
    ban = Ban("NPB", date(2026, 4, 1), date(2026, 4, 1))
    check_ban(ban)

    assert not ban.is_over(date(2026, 4, 1))
    assert ban.is_over(date(2026, 4, 2))
    assert not replace(ban, last=None).is_over(date(2099, 1, 1))


def test_a_competition_does_not_end_before_it_starts():
    check_competition(MATCH)

    with pytest.raises(Refused):
        check_competition(replace(MATCH, ends=MATCH.starts - timedelta(minutes=1)))


@pytest.mark.parametrize(
    "change",
    [
        {"volume_ml": Decimal(0)},
        {"ended": None},
        {"ended": MATCH.starts - timedelta(minutes=1)},
        {"what": "不明"},
    ],
)
def test_an_infusion_received_elsewhere_needs_a_volume_and_a_name(change):
    with pytest.raises(Refused):
        check_outside(replace(DRIP, **change))


def test_a_push_received_elsewhere_ends_as_it_starts():
    check_outside(replace(DRIP, ended=DRIP.started))
