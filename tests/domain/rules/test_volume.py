"""The rolling volume against a simulation that counts second by second."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.rules.volume import Dripped, curve, peak

ZERO = datetime(2026, 6, 1, tzinfo=UTC)
LENGTH = 10
WINDOW = timedelta(seconds=LENGTH)
HOURS_12 = timedelta(hours=12)
volumes = st.decimals(min_value=0, max_value=500, places=3, allow_nan=False)
histories = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 14), volumes), min_size=1, max_size=6
)


def dripped(number, start, length, ml):
    begun = ZERO + timedelta(seconds=start)
    ended = None if length is None else begun + timedelta(seconds=length)
    return Dripped(UUID(int=number), begun, ended, Decimal(ml))


def history(spans):
    return [dripped(number, *span) for number, span in enumerate(spans)]


def seconds_of(span):
    """Return what runs in each second; all of a bolus runs in its own."""
    start, length, ml = span
    if length == 0:
        return {start: Fraction(ml)}
    return {start + one: Fraction(ml) / length for one in range(length)}


def windows(spans):
    """Return each window's opening with what ran in it and which infusions it touches."""
    runs = [seconds_of(span) for span in spans]
    for opens in range(-2 * LENGTH, 80):
        within = range(opens, opens + LENGTH)
        touched = {number for number, run in enumerate(runs) if any(at in run for at in within)}
        yield opens, sum((run.get(at, 0) for run in runs for at in within), Fraction(0)), touched


def simulated(spans, own):
    """Return both totals of the worst window that touches one infusion."""
    touching = [(ran, touched) for _, ran, touched in windows(spans) if own in touched]
    rate = max(ran for ran, _ in touching)
    whole = max(sum(Fraction(spans[one][2]) for one in touched) for _, touched in touching)
    return rate, whole


@settings(max_examples=400)
@given(histories, st.data())
def test_both_totals_are_those_of_a_count_by_seconds(spans, data):
    own = data.draw(st.integers(0, len(spans) - 1))

    found = peak(history(spans), WINDOW, UUID(int=own))

    assert (found.rate_weighted, found.whole) == simulated(spans, own)


@settings(max_examples=300)
@given(histories, st.data())
def test_the_window_that_is_told_holds_the_total_that_is_told(spans, data):
    own = data.draw(st.integers(0, len(spans) - 1))

    found = peak(history(spans), WINDOW, UUID(int=own))

    opens = int((found.window_from - ZERO).total_seconds())
    assert {ran for at, ran, _ in windows(spans) if at == opens} == {found.rate_weighted}


@settings(max_examples=300)
@given(histories, st.lists(st.tuples(st.integers(0, 40), volumes), max_size=2), st.integers(0, 70))
def test_what_still_runs_counts_at_its_start_or_now_whichever_is_worse(spans, running, now):
    at_start = [(start, 0, ml) for start, ml in running]
    at_now = [(max(start, now), 0, ml) for start, ml in running]
    books = history(spans) + [
        dripped(len(spans) + number, start, None, ml) for number, (start, ml) in enumerate(running)
    ]

    found = peak(books, WINDOW, UUID(int=0), ZERO + timedelta(seconds=now))

    readings = [simulated(spans + one, 0) for one in (at_start, at_now)]
    assert found.rate_weighted == max(rate for rate, _ in readings)
    assert found.whole == max(whole for _, whole in readings)


@settings(max_examples=300)
@given(histories)
def test_the_curve_is_what_ran_in_the_window_before_each_moment(spans):
    ran_before = {opens + LENGTH: ran for opens, ran, _ in windows(spans)}

    points = {int((at - ZERO).total_seconds()): ran for at, ran in curve(history(spans), WINDOW)}

    assert points == {at: ran_before[at] for at in points}
    assert max(points.values()) == max(ran_before.values())


@given(histories, st.permutations(range(6)))
def test_the_order_of_the_books_does_not_matter(spans, order):
    books = history(spans)
    shuffled = [books[place] for place in order if place < len(books)]

    found, again = (peak(one, WINDOW, UUID(int=0)) for one in (books, shuffled))

    assert (found.rate_weighted, found.whole) == (again.rate_weighted, again.whole)


@pytest.mark.parametrize(
    ("apart", "total"),
    [("11:59:00", 120), ("11:59:59", 120), ("12:00:00", 60), ("12:01:00", 60)],
)
def test_the_window_is_half_open(apart, total):
    hours, minutes, seconds = (int(part) for part in apart.split(":"))
    gap = (hours * 60 + minutes) * 60 + seconds

    found = peak([dripped(0, 0, 0, 60), dripped(1, gap, 0, 60)], HOURS_12, UUID(int=1))

    assert (found.rate_weighted, found.whole) == (total, total)


def test_what_is_cut_by_the_window_counts_by_its_rate_and_whole():
    day = [dripped(0, 0, 1800, 60), dripped(1, 12 * 3600, 1800, 60)]

    found = peak(day, HOURS_12, UUID(int=1))

    assert (found.rate_weighted, found.whole) == (60, 120)


def test_a_small_infusion_is_judged_by_the_last_window_that_touches_it():
    # The window that closes as the large one ends has just left the small one behind.
    day = [dripped(0, 0, 1800, 1), dripped(1, 12 * 3600 + 1200, 600, 600)]

    found = peak(day, HOURS_12, UUID(int=0))

    assert found.rate_weighted == Fraction(599) + Fraction(1, 1800)


def test_what_is_far_away_is_not_counted():
    day = [dripped(0, 0, 600, 60), dripped(1, 3 * 24 * 3600, 600, 500)]

    assert peak(day, HOURS_12, UUID(int=0)).whole == 60


def test_moments_in_any_zone_are_the_same_moments():
    tokyo = [
        Dripped(one.id, one.started.astimezone(), one.ended, one.volume_ml)
        for one in history([(0, 5, Decimal(3)), (8, 4, Decimal(7))])
    ]

    assert peak(tokyo, WINDOW, UUID(int=0)) == peak(
        history([(0, 5, Decimal(3)), (8, 4, Decimal(7))]), WINDOW, UUID(int=0)
    )
