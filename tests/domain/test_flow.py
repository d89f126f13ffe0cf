"""How far a drip has come, by its order and by its course."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.course import Act
from app.domain.flow import Flow, flow_of
from tests import drips, samples
from tests.fakes import founded_door

MINUTE = timedelta(minutes=1)


@pytest.fixture
def clinic():
    return founded_door().enter(samples.PHYSICIAN.login, samples.PASSWORD)


def running(clinic):
    begun = drips.begun(clinic)
    return flow_of(begun, replace(begun, ended=begun.started + 60 * MINUTE, course=()))


def test_it_goes_on_at_the_rate_of_the_order(clinic):
    drip = running(clinic)

    assert drip.rate_ml_h == drip.total_ml
    assert drip.flowed_at(drip.begun + 30 * MINUTE) == drip.total_ml / 2
    assert drip.ends == drip.begun + 60 * MINUTE
    assert drip.left(drip.begun + 64 * MINUTE) == -4 * MINUTE


def test_more_than_was_ordered_never_flows_in(clinic):
    drip = running(clinic)

    assert drip.flowed_at(drip.begun + 99 * MINUTE) == drip.total_ml


def test_it_stands_still_while_it_is_interrupted(clinic):
    stopped = drips.interrupted(clinic)

    drip = flow_of(stopped, replace(stopped, ended=stopped.started + 60 * MINUTE, course=()))

    assert drip.since is None
    assert drip.ends is None
    assert drip.flowed_at(stopped.started + 40 * MINUTE) == Decimal(20)


def test_after_an_interruption_it_goes_on_from_what_was_told(clinic):
    on = drips.step(clinic, drips.interrupted(clinic), Act.RESUMED, "14:19")

    drip = flow_of(on, replace(on, ended=on.started + 60 * MINUTE, course=()))

    left = float((drip.total_ml - 20) / drip.total_ml)
    assert drip.ends == on.course[-1].at + left * 60 * MINUTE


def test_another_rate_counts_from_when_it_was_set(clinic):
    begun = drips.begun(clinic)
    slower = drips.step(clinic, begun, Act.RATE_CHANGED, "14:18", rate_ml_h="20")

    drip = flow_of(slower, replace(slower, ended=slower.started + 60 * MINUTE, course=()))

    assert drip.rate_ml_h == 20
    assert drip.flowed_ml == drip.total_ml / 10
    assert drip.since == slower.course[-1].at


def test_an_order_without_an_end_tells_neither_volume_nor_end(clinic):
    begun = drips.begun(clinic)

    drip = flow_of(begun, replace(begun, ended=None, course=()))

    assert (drip.ends, drip.left(drip.begun)) == (None, None)
    assert drip.flowed_at(drip.begun + 30 * MINUTE) == 0


@given(
    st.decimals(1, 2000, places=1),
    st.decimals(1, 2000, places=1),
    st.integers(0, 5000),
    st.integers(0, 5000),
)
def test_what_flowed_in_never_grows_less_nor_beyond_the_order(total, rate, first, second):
    drip = Flow(samples.NOW, total, Decimal(0), samples.NOW, rate)
    early, late = sorted((first, second))

    before, after = (drip.flowed_at(samples.NOW + one * MINUTE) for one in (early, late))

    assert Decimal(0) <= before <= after <= total
