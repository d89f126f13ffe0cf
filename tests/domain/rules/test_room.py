"""What may still be given."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.domain.rules.case import Case
from app.domain.rules.room import room
from app.domain.rules.volume import Dripped
from app.domain.rules.volume_limit import VolumeLimit
from app.domain.treatments import Setting
from tests.domain.rules import making

START = making.TEN
LIMIT = VolumeLimit(
    "M2.2",
    Decimal(100),
    timedelta(hours=12),
    frozenset({"inpatient"}),
    Decimal("0.9"),
    timedelta(minutes=30),
)


def entry(volume="52", **changes):
    return making.entry(making.line(amount=volume), **changes)


def other(hours, volume, minutes=10, **changes):
    start = START - timedelta(hours=hours)
    end = start + timedelta(minutes=minutes)
    return replace(Dripped(UUID(int=2), start, end, Decimal(volume), "outpatient"), **changes)


def test_what_is_left_is_the_limit_less_the_worst_window():
    found = room(LIMIT, Case(entry(), (other(7, 10),)))

    assert (found.counted_ml, found.left_ml, found.over_ml) == (62, 38, 0)


def test_it_holds_until_the_earliest_infusion_starts_to_leave_the_window():
    found = room(LIMIT, Case(entry(), (other(7, 10), other(3, 5, id=UUID(int=3)))))

    assert found.until == START + timedelta(hours=5)


def test_without_an_earlier_infusion_there_is_no_end():
    assert room(LIMIT, Case(entry())).until is None


def test_an_infusion_that_is_leaving_already_gives_no_end():
    found = room(LIMIT, Case(entry(), (other(12, 60, minutes=60),)))

    assert found.until is None


def test_the_parts_are_told_in_the_order_in_which_they_began():
    late = other(-2, 5, is_elsewhere=True)

    found = room(LIMIT, Case(entry(), (late, other(7, 10, id=UUID(int=3)))))

    assert [(one.ml, one.is_own, one.is_elsewhere) for one in found.shares] == [
        (10, False, False),
        (52, True, False),
        (5, False, True),
    ]


def test_exempt_volume_is_told_and_counts_for_nothing():
    found = room(LIMIT, Case(entry(), (other(7, 60, setting="inpatient"),)))

    assert found.left_ml == 48
    assert [one.is_exempt for one in found.shares] == [True, False]


def test_an_exempt_infusion_uses_nothing_of_the_limit():
    found = room(LIMIT, Case(entry("500", setting=Setting.INPATIENT)))

    assert (found.counted_ml, found.left_ml) == (0, 100)
    assert [one.is_exempt for one in found.shares] == [True]


def test_too_much_is_told_as_the_excess():
    found = room(LIMIT, Case(entry("500")))

    assert (found.left_ml, found.over_ml) == (0, 400)


def test_without_a_start_there_is_no_place_in_time():
    assert room(LIMIT, Case(entry(started=None))) is None


def test_an_infusion_without_an_end_counts_as_a_bolus():
    found = room(LIMIT, Case(entry(ended=None), now=START + timedelta(hours=1)))

    assert [one.ml for one in found.shares] == [52]


volumes = st.decimals("0.1", "60", places=1)
others = st.lists(
    st.builds(
        lambda number, hours, volume, minutes: other(
            hours, volume, minutes, id=UUID(int=10 + number)
        ),
        st.integers(0, 900),
        st.integers(-14, 14),
        volumes,
        st.integers(0, 180),
    ),
    max_size=4,
    unique_by=lambda one: one.id,
)


@given(volumes, others)
def test_what_is_left_may_be_given_in_full_and_nothing_is_over_then(volume, around):
    before = room(LIMIT, Case(entry(str(volume)), tuple(around)))

    after = room(LIMIT, Case(entry(str(volume + before.left_ml)), tuple(around)))

    assert before.over_ml or not after.over_ml


@given(volumes, others)
def test_the_parts_add_up_to_what_counts(volume, around):
    found = room(LIMIT, Case(entry(str(volume)), tuple(around)))

    total = sum(one.ml for one in found.shares if not one.is_exempt)
    assert abs(total - found.counted_ml) <= Decimal("0.00001")
