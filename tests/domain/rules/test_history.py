"""What is near an infusion, against a look at every other."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rules.history import History
from app.domain.rules.volume import Dripped

ZERO = datetime(2026, 6, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
SPAN = 12 * HOUR
hours = st.integers(0, 120)
books = st.lists(st.tuples(hours, st.sampled_from([0, 0, 1, 2, 30, None])), max_size=12).map(
    lambda drawn: tuple(
        dripped(number, start, None if lasts is None else start + lasts)
        for number, (start, lasts) in enumerate(drawn)
    )
)


def dripped(number, start, end):
    ended = None if end is None else ZERO + end * HOUR
    return Dripped(UUID(int=number), ZERO + start * HOUR, ended, Decimal(50))


def near(history, start, end=None, now=None):
    """Return the numbers of what is near an infusion between two hours."""
    ended = ZERO + (start if end is None else end) * HOUR
    at = None if now is None else ZERO + now * HOUR
    return sorted(one.id.int for one in history.near(ZERO + start * HOUR, ended, SPAN, at))


def places(one, now):
    """Return where an infusion is in time: while it ran, or at its start and now."""
    if one.ended is not None:
        return [(one.started, one.ended)]
    return [(one.started, one.started), (max(one.started, now),) * 2]


def share(one, other, now):
    return any(
        start < other_end + SPAN and other_start < end + SPAN
        for start, end in places(one, now)
        for other_start, other_end in places(other, now)
    )


@given(books, hours, st.sampled_from([0, 1, 20, None]), hours)
def test_what_shares_a_window_is_found_and_what_shares_one_with_that(written, start, lasts, hour):
    own = dripped(99, start, None if lasts is None else start + lasts)
    now = ZERO + hour * HOUR

    found = History(written).near(own.started, own.ended, SPAN, now)

    first = [one for one in written if share(one, own, now)]
    second = {one.id for one in written for other in first if share(one, other, now)}
    assert {one.id for one in first} | second <= {one.id for one in found}
    assert len(found) == len({one.id for one in found})


@given(books, hours)
def test_nothing_is_found_beyond_what_is_near_the_neighbours(written, start):
    own = dripped(99, start, start)
    over = [one for one in written if one.ended]
    near = [own, *(one for one in over if share(one, own, None))]
    reached = replace(
        own, started=min(one.started for one in near), ended=max(one.ended for one in near)
    )

    found = History(over).near(own.started, own.ended, SPAN, None)

    assert all(share(one, reached, None) for one in found)


@given(books, hours, st.randoms(), hours)
def test_the_order_of_the_books_does_not_matter(written, start, chance, now):
    shuffled = tuple(chance.sample(written, len(written)))

    assert near(History(written), start, now=now) == near(History(shuffled), start, now=now)


def test_a_span_away_is_not_near():
    over = (dripped(1, 0, 0), dripped(2, 24, 25), dripped(3, -1, 0))
    running = (dripped(4, 0, None), dripped(5, 24, None))

    assert near(History((*over, *running)), 12) == []


def test_a_drip_of_days_is_found_past_what_began_after_it():
    history = History((dripped(1, 0, 100), dripped(2, 1, 1), dripped(3, 2, 2)))

    assert 1 in near(history, 95)


@pytest.mark.parametrize(("now", "found"), [(None, []), (50, []), (80, [1]), (99, [1])])
def test_what_still_runs_is_near_its_start_and_now(now, found):
    history = History((dripped(1, 0, None), dripped(2, 200, None)))

    assert near(history, 90, now=now) == found
    assert near(history, 10, now=now) == [1]


def test_each_place_of_what_still_runs_has_neighbours():
    two_that_run = (dripped(1, 0, None), dripped(2, 3, None))
    before, after = dripped(3, -11, -11), dripped(4, 27, 27)
    history = History((before, *two_that_run, after))

    assert near(history, 5, now=5) == [1, 2, 3]
    assert near(history, 5, now=16) == [1, 2, 3, 4]


def test_what_runs_itself_has_neighbours_at_its_start_and_now():
    history = History((dripped(1, -5, -5), dripped(2, 45, 45)))

    found = history.near(ZERO, None, SPAN, ZERO + 40 * HOUR)

    assert [one.id.int for one in found] == [1, 2]


def test_what_still_runs_may_be_near_a_neighbour_now():
    history = History((dripped(1, 10, 10), dripped(2, -100, None)))

    assert near(history, 0) == [1]
    assert near(history, 0, now=20) == [1, 2]


def test_of_an_empty_book_nothing_is_near():
    assert near(History(()), 5) == []
