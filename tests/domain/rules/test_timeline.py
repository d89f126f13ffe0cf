"""The course of a history against a count moment by moment that shares nothing with it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.rules.timeline import strictest, timeline
from app.domain.rules.volume import Dripped
from app.domain.rules.volume_limit import VolumeLimit
from tests.domain.rules import counting

ZERO = datetime(2026, 6, 1, tzinfo=UTC)
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
LATE = ZERO + 400 * SECOND


def limit(window=12 * HOUR, ml=100, exempt=frozenset()):
    return VolumeLimit("M2.2", Decimal(ml), window, exempt, Decimal("0.9"), SECOND)


def dripped(number, start, length, ml, **more):
    begun = ZERO + start * SECOND
    return Dripped(UUID(int=number), begun, begun + length * SECOND, Decimal(ml), **more)


def books(spans):
    return [dripped(number, *span) for number, span in enumerate(spans)]


@settings(max_examples=100)
@given(st.randoms(use_true_random=False))
def test_the_total_of_every_moment_is_what_ran_in_its_window(chance):
    spans, window = counting.draw(chance), chance.choice((6, 12))
    line = timeline(books(spans), (), limit(window * SECOND), (), LATE)

    for opens, ran, touched in counting.windows(spans, window):
        closes = ZERO + (opens + window) * SECOND
        exact = Fraction(ran, counting.PARTS)
        assert 0 <= Fraction(line.total(closes)) - exact <= Fraction(2, 10**6)
        assert {one.id for one in line.within(closes)} == {UUID(int=one) for one in touched}


@settings(max_examples=100)
@given(st.randoms(use_true_random=False))
def test_the_steps_are_the_whole_volume_of_what_a_window_touches(chance):
    spans, window = counting.draw(chance), 12
    line = timeline(books(spans), (), limit(window * SECOND), (), LATE)
    lasting = [(start, length, ml) for start, length, ml in spans if length]

    for at, total in timeline(books(lasting), (), limit(window * SECOND), (), LATE).steps:
        # From just after a start to just before the end has left.
        between = at + SECOND / 2
        opens = between - window * SECOND
        touched = [
            ml
            for start, length, ml in lasting
            if ZERO + start * SECOND < between and ZERO + (start + length) * SECOND > opens
        ]
        assert total == sum(touched)
    assert line.steps[-1][1] == 0


def test_the_highest_total_is_told_with_its_moment_and_its_excess():
    line = timeline(
        [dripped(1, 0, 1800, 52), dripped(2, 20000, 1800, 52)], (), limit(), ("WADA",), LATE
    )

    assert line.highest.at == ZERO + 21800 * SECOND
    assert line.highest.rate_weighted_ml == 104
    assert line.over_ml(line.highest.at) == 4


def test_a_draft_counts_in_the_preview_alone():
    draft = dripped(2, 300, 60, 40)

    line = timeline([dripped(1, 0, 60, 50)], [draft], limit(), (), LATE)

    assert max(point.rate_weighted_ml for point in line.course) == 50
    assert line.preview_from == draft.started
    assert line.total(ZERO + 360 * SECOND) == 90
    assert line.total(ZERO + 200 * SECOND) == 50
    assert [one.is_preview for one in line.bars] == [False, True]
    assert {one.id.int for one in line.within(ZERO + 300 * SECOND)} == {1}


def test_an_order_counts_and_is_told_as_not_begun():
    order = dripped(1, 500, 60, 40)

    line = timeline([order], (), limit(), (), LATE, frozenset({order.id}))

    assert line.bars[0].is_preview
    assert line.highest.rate_weighted_ml == 40


def test_what_is_exempt_is_a_bar_and_no_volume():
    inpatient = dripped(1, 0, 60, 500, setting="inpatient")

    line = timeline([inpatient], (), limit(exempt=frozenset({"inpatient"})), (), LATE)

    assert line.bars[0].is_exempt
    assert line.highest is None
    assert line.steps == ()
    assert line.total(ZERO + 60 * SECOND) == 0
    assert line.within(ZERO + 60 * SECOND) == ()


def test_an_infusion_without_an_end_stands_at_its_start():
    running = replace(dripped(1, 10, 0, 30), ended=None)

    line = timeline([running], (), limit(), (), LATE)

    assert line.bars[0].ended == running.started
    assert line.highest.rate_weighted_ml == 30


def test_the_lowest_limit_is_the_one_to_be_shown_and_names_its_bodies():
    low, high = limit(ml=50, window=6 * HOUR), limit()

    assert strictest([("WADA", high), ("JBC", low), ("NPB", low)]) == (low, ("JBC", "NPB"))
    assert strictest([]) is None
