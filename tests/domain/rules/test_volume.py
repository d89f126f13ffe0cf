"""The rolling volume against a count moment by moment that shares nothing with it."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.rules.volume import Dripped, Sums, curve, history, peak
from tests.domain.rules import counting

ZERO = datetime(2026, 6, 1, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
MICROSECOND = timedelta(microseconds=1)
HOURS_12 = 12 * HOUR
WINDOWS = (6, 12)
HISTORIES = 10_000
SEEDS = range(0, HISTORIES, 500)

spans_of_a_day = st.lists(
    st.tuples(
        st.integers(0, 180).map(lambda slot: slot * 15),
        st.sampled_from([0, 0, 10, 15, 30, 45, 60, 100, 360, 720, 1440, 4320]),
        st.decimals(min_value="0.000001", max_value=500, places=6),
    ),
    min_size=1,
    max_size=8,
)


def dripped(number, start, length, ml, unit=SECOND):
    begun = ZERO + start * unit
    ended = None if length is None else begun + length * unit
    return Dripped(UUID(int=number), begun, ended, Decimal(ml))


def books(spans, unit=SECOND):
    return [dripped(number, *span, unit) for number, span in enumerate(spans)]


def totals(sums):
    return sums.rate_weighted, sums.whole


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("unit", [SECOND, MICROSECOND])
def test_every_total_of_a_history_is_that_of_a_count_by_moments(seed, unit):
    chance = random.Random(seed)
    for _ in range(250):
        spans, window = counting.draw(chance), chance.choice(WINDOWS)

        found = history(books(spans, unit), window * unit)

        counted = counting.windows(spans, window)
        for own in range(len(spans)):
            rate, whole, opens = counting.worst(counted, spans, own)
            assert totals(found[UUID(int=own)]) == (rate, whole), (spans, window, own)
            starts = {start for place, (start, _, ml) in enumerate(spans) if ml or place == own}
            first = next((at for at in opens if at in starts), opens[0])
            assert found[UUID(int=own)].window_from == ZERO + first * unit, (spans, window, own)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_runs_counts_at_its_start_or_now_each_for_itself(seed):
    chance = random.Random(seed)
    for _ in range(60):
        spans, window = counting.draw(chance, running=True), chance.choice(WINDOWS)
        now = chance.randrange(70)

        found = history(books(spans), window * SECOND, ZERO + now * SECOND)

        mixtures = [(counting.windows(one, window), one) for one in counting.placed(spans, now)]
        for own in range(len(spans)):
            worst = [counting.worst(*mixture, own) for mixture in mixtures]
            assert found[UUID(int=own)].rate_weighted == max(rate for rate, _, _ in worst)
            assert found[UUID(int=own)].whole == max(whole for _, whole, _ in worst)


@settings(max_examples=150)
@given(spans_of_a_day, st.sampled_from([6, 12]), st.integers(-14, 14), st.data())
def test_days_across_new_year_in_any_zone_are_counted_alike(spans, hours, zone, data):
    # An hour and a half before midnight of the last day of the year, where it is drawn.
    there = timezone(zone * HOUR)
    evening = datetime(2025, 12, 31, 22, 30, tzinfo=there)
    own = data.draw(st.integers(0, len(spans) - 1))
    written = [
        replace(one, started=evening + (one.started - ZERO), ended=evening + (one.ended - ZERO))
        for one in books(spans, MINUTE)
    ]

    found = peak(written, hours * HOUR, UUID(int=own))

    counted = [(60 * at, 60 * (at + lasts), Fraction(ml)) for at, lasts, ml in spans]
    assert totals(found) == counting.worst_of_day(counted, 3600 * hours, own)


@settings(max_examples=150)
@given(spans_of_a_day, st.integers(-(10**9), 10**9), st.integers(0, 10**6 - 1))
def test_only_what_lies_between_matters_and_no_day_of_the_calendar(spans, seconds, part):
    written = books(spans, MINUTE)
    delta = seconds * SECOND + part * MICROSECOND
    moved = [replace(one, started=one.started + delta, ended=one.ended + delta) for one in written]

    found, again = (history(one, 12 * HOUR) for one in (written, moved))

    assert {
        infusion: replace(one, window_from=one.window_from + delta)
        for infusion, one in found.items()
    } == again


@given(spans_of_a_day, st.tuples(st.integers(0, 2700), st.integers(0, 900), st.integers(0, 500)))
def test_another_infusion_never_lowers_a_total(spans, another):
    written = books(spans, MINUTE)
    more = [*written, dripped(99, *another, MINUTE)]

    found, after = (history(one, 12 * HOUR) for one in (written, more))

    for infusion, sums in found.items():
        assert after[infusion].rate_weighted >= sums.rate_weighted
        assert after[infusion].whole >= sums.whole


@given(spans_of_a_day, st.tuples(st.integers(0, 2700), st.integers(1, 900), st.integers(1, 500)))
def test_an_infusion_in_two_halves_is_the_same_by_rate(spans, cut):
    start, lasts, ml = cut
    others = books(spans, MINUTE)
    one = dripped(99, start, 2 * lasts, 2 * ml, MINUTE)
    halves = [dripped(99, start, lasts, ml, MINUTE), dripped(98, start + lasts, lasts, ml, MINUTE)]

    whole, parted = (history([*others, *part], 12 * HOUR) for part in ([one], halves))

    for other in others:
        assert whole[other.id].rate_weighted == parted[other.id].rate_weighted
    either = max(parted[half.id].rate_weighted for half in halves)
    assert either == whole[one.id].rate_weighted


@given(spans_of_a_day, st.randoms())
def test_the_order_of_the_books_does_not_matter(spans, chance):
    written = books(spans, MINUTE)
    shuffled = chance.sample(written, len(written))

    assert history(written, 12 * HOUR) == history(shuffled, 12 * HOUR)


@given(spans_of_a_day)
def test_counted_whole_it_is_never_less(spans):
    found = history(books(spans, MINUTE), 12 * HOUR)

    assert all(one.whole >= one.rate_weighted for one in found.values())


@given(spans_of_a_day, st.integers(0, 3000))
def test_one_infusion_has_the_totals_that_it_has_in_the_history(spans, now):
    written = books(spans, MINUTE)
    written.append(dripped(99, 100, None, 60, MINUTE))
    moment = ZERO + now * MINUTE + MICROSECOND

    found = history(written, 12 * HOUR, moment)

    assert found == {one.id: peak(written, 12 * HOUR, one.id, moment) for one in written}


@settings(max_examples=200)
@given(st.randoms(use_true_random=False))
def test_the_curve_is_what_ran_in_the_window_before_each_moment(chance):
    spans, window = counting.draw(chance), chance.choice(WINDOWS)
    counted = {
        opens + window: Fraction(ran, counting.PARTS)
        for opens, ran, _ in counting.windows(spans, window)
    }

    points = {(at - ZERO) // SECOND: total for at, total in curve(books(spans), window * SECOND)}

    assert points == {at: counted[at] for at in points}
    assert max(points.values()) == max(counted.values())
    assert sorted(points) == list(points)


def test_the_curve_turns_as_a_drip_enters_and_as_it_leaves():
    points = curve([dripped(0, 0, 30, 60, MINUTE)], 12 * HOUR)

    minutes = [((at - ZERO) // MINUTE, total) for at, total in points]
    assert minutes == [(0, 0), (30, 60), (720, 60), (750, 0)]


def test_the_curve_counts_parts_of_a_millilitre():
    points = curve(books([(0, 0, "0.25")]), 12 * SECOND)

    assert max(ran for _, ran in points) == Fraction(1, 4)


def test_the_curve_of_years_ago_is_that_of_today():
    today = books([(0, 100, 60), (10, 5, 20), (30, 4, 7)])
    long_ago = ZERO - ZERO.replace(year=2012)
    then = [
        replace(one, started=one.started - long_ago, ended=one.ended - long_ago) for one in today
    ]

    shifted = [(at + long_ago, ran) for at, ran in curve(then, 12 * SECOND)]

    assert shifted == list(curve(today, 12 * SECOND))


def test_of_a_history_some_may_be_asked_for_alone():
    day = [dripped(number, number, 0, 60, HOUR) for number in range(3)]
    some = [UUID(int=0), UUID(int=2)]

    found = history(day, 12 * HOUR, of=some)

    assert found == {one: peak(day, 12 * HOUR, one) for one in some}


def test_nothing_has_a_history_and_a_curve_without_points():
    assert (history([], 12 * HOUR), curve([], 12 * HOUR)) == ({}, ())


@pytest.mark.parametrize(
    ("apart", "total"),
    [
        (12 * HOUR - MINUTE, 120),
        (12 * HOUR - SECOND, 120),
        (12 * HOUR - MICROSECOND, 120),
        (12 * HOUR, 60),
        (12 * HOUR + MICROSECOND, 60),
        (12 * HOUR + MINUTE, 60),
    ],
)
def test_the_window_is_half_open(apart, total):
    bolus = dripped(0, 0, 0, 60)
    later = Dripped(UUID(int=1), ZERO + apart, ZERO + apart, Decimal(60))

    found = peak([bolus, later], 12 * HOUR, UUID(int=1))

    assert totals(found) == (total, total)


def test_a_window_that_ends_within_a_second_is_not_cut():
    day = books([(0, 0, 60), (10, 0, 60), (15, 0, 1)])

    assert totals(peak(day, 10 * SECOND + 500_000 * MICROSECOND, UUID(int=1))) == (120, 120)


def test_what_lasts_half_a_second_longer_than_the_window_runs_out_of_it():
    drip = dripped(0, 0, 10_500_000, 21, MICROSECOND)

    assert totals(peak([drip], 10 * SECOND, UUID(int=0))) == (20, 21)


def test_what_lasts_two_microseconds_is_no_bolus():
    drip, bolus = dripped(0, 0, 2, 60, MICROSECOND), dripped(1, 10, 0, 60)

    # A window may hold the second half of the one and all of the other.
    assert totals(peak([drip, bolus], 10 * SECOND, UUID(int=1))) == (90, 120)


def test_what_ends_within_a_second_is_not_cut():
    # They share the last half of a second before the window would have passed.
    first = Dripped(UUID(int=0), ZERO, ZERO + 30 * MINUTE, Decimal(60))
    at = ZERO + 12 * HOUR + 30 * MINUTE - SECOND / 2
    second = Dripped(UUID(int=1), at, at, Decimal(60))

    assert peak([first, second], 12 * HOUR, UUID(int=1)).whole == 120


@pytest.mark.parametrize("part", [0, 500_000])
def test_how_finely_moments_are_told_apart_far_away_changes_nothing(part):
    day = [
        replace(one, started=one.started + part * MICROSECOND, ended=one.ended + part * MICROSECOND)
        for one in (dripped(0, 0, 3600, 60), dripped(1, 12 * 3600, 0, 60))
    ]
    far = Dripped(UUID(int=2), ZERO + 900 * HOUR + MICROSECOND, None, Decimal(60))

    alone, beside = (history(one, 12 * HOUR) for one in (day, [*day, far]))

    assert {one: beside[one] for one in alone} == alone
    # The last window that holds the bolus opens one second after the drip began.
    assert alone[UUID(int=1)].rate_weighted == 60 + Fraction(60 * 3599, 3600)


def test_what_is_cut_by_the_window_counts_by_its_rate_and_whole():
    day = [dripped(0, 0, 1800, 60), dripped(1, 12 * 3600, 1800, 60)]

    assert totals(peak(day, 12 * HOUR, UUID(int=1))) == (60, 120)


def test_a_small_infusion_is_judged_by_the_last_window_that_touches_it():
    # The window that closes as the large one ends has just left the small one behind.
    day = [dripped(0, 0, 1800, 1), dripped(1, 12 * 3600 + 1200, 600, 600)]

    found = peak(day, 12 * HOUR, UUID(int=0))

    assert found.rate_weighted == Fraction(599) + Fraction(1, 1800)


def test_what_is_far_away_is_not_counted():
    day = [dripped(0, 0, 600, 60), dripped(1, 3 * 24 * 3600, 600, 500)]

    assert peak(day, 12 * HOUR, UUID(int=0)).whole == 60


def test_what_runs_counts_once_in_a_window_that_holds_its_start_and_now():
    running = [dripped(0, 0, None, 60, HOUR)]

    found = peak(running, 12 * HOUR, UUID(int=0), ZERO + 5 * HOUR)

    assert found == Sums(Fraction(60), Fraction(60), ZERO)


def test_an_end_before_the_start_is_a_bolus():
    day = [
        dripped(0, 0, -30, 60, MINUTE),
        dripped(1, -11 * 60 - 45, 0, 10, MINUTE),
        dripped(2, 11 * 60 + 45, 0, 60, MINUTE),
    ]

    found = peak(day, 12 * HOUR, UUID(int=0))

    assert found == Sums(Fraction(120), Fraction(120), ZERO)


@pytest.mark.parametrize("own", [0, 1])
def test_among_equals_the_window_opens_as_an_infusion_starts(own):
    day = [dripped(0, 360, 30, 50, MINUTE), dripped(1, 840, 60, 510, MINUTE)]

    found = peak(day, 12 * HOUR, UUID(int=own))

    assert found == Sums(Fraction(560), Fraction(560), ZERO + 6 * HOUR)


def test_so_it_does_where_one_more_is_near_that_no_such_window_holds():
    day = [
        dripped(0, 150, 0, 10, MINUTE),
        dripped(1, 360, 30, 50, MINUTE),
        dripped(2, 840, 60, 510, MINUTE),
    ]

    found = peak(day, 12 * HOUR, UUID(int=2))

    assert (found.rate_weighted, found.window_from) == (560, ZERO + 6 * HOUR)


def test_a_drip_longer_than_the_window_is_counted_from_its_start():
    found = peak([dripped(0, 0, 48, 480, HOUR)], 12 * HOUR, UUID(int=0))

    assert found == Sums(Fraction(120), Fraction(480), ZERO)


def test_what_brought_no_volume_opens_no_window():
    day = [dripped(0, 0, 0, 0, HOUR), dripped(1, 2, 1, 50, HOUR)]

    assert peak(day, 12 * HOUR, UUID(int=1)).window_from == ZERO + 2 * HOUR
