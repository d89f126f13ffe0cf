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


def test_what_is_exempt_is_told_in_full_wherever_a_window_touches_both():
    # The worst window opens with the infusion itself, long after the exempt one has ended.
    found = room(LIMIT, Case(entry(), (other(12, 60, minutes=30, setting="inpatient"),)))
    far = room(LIMIT, Case(entry(), (other(13, 60, minutes=60, setting="inpatient"),)))

    assert [(one.ml, one.is_exempt) for one in found.shares] == [(60, True), (52, False)]
    assert [one.is_own for one in far.shares] == [True]


def test_the_seconds_of_a_drip_are_not_cut():
    long = other(12, 60, id=UUID(int=3))
    late = replace(long, ended=START - timedelta(hours=12) + timedelta(seconds=1.5))

    found = room(LIMIT, Case(entry("52"), (late,)))

    assert sum(one.ml for one in found.shares) >= found.counted_ml


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


def parts(found):
    """Return each part as its volume and whether it is the infusion's own."""
    return [(one.ml, one.is_own) for one in found.shares]


def test_a_bolus_belongs_to_the_window_that_opens_with_it_and_not_to_one_that_closes_there():
    later = other(-12, 60, minutes=0)

    found = room(LIMIT, Case(entry(ended=START), (later,)))

    assert parts(found) == [(52, True)]


def test_what_still_runs_is_a_part_of_the_window_now():
    running = other(20, 60, ended=None)
    case = Case(entry(), (running,))

    before, after = room(LIMIT, case), room(LIMIT, replace(case, now=START))

    assert parts(before) == [(52, True)]
    assert parts(after) == [(60, False), (52, True)]


def test_a_bolus_that_has_left_the_window_is_no_part_of_it_now():
    past = other(12, 60, minutes=0)
    now = START + timedelta(hours=1)

    assert parts(room(LIMIT, Case(entry(), (past,), now=now))) == [(52, True)]


def test_an_exempt_infusion_that_still_runs_is_told_now():
    running = other(20, 500, ended=None, setting="inpatient")
    case = Case(entry(), (running,))

    before, after = room(LIMIT, case), room(LIMIT, replace(case, now=START))

    assert parts(before) == [(52, True)]
    assert parts(after) == [(500, False), (52, True)]
    assert after.left_ml == 48


def test_of_two_that_begin_together_the_infusions_own_part_comes_last():
    found = room(LIMIT, Case(entry(), (other(0, 10),)))

    assert parts(found) == [(10, False), (52, True)]
    assert found.until == START + timedelta(hours=12)


def test_what_lasts_less_than_a_second_is_a_part_too():
    found = room(LIMIT, Case(entry(ended=START + timedelta(milliseconds=500))))

    assert parts(found) == [(52, True)]
