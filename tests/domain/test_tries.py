from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.tries import KEPT_MOMENTS, Tries
from tests.samples import NOW


def failed(times, at=NOW):
    tries = Tries()
    for _ in range(times):
        tries = tries.failed(at)
    return tries


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [
        *((0, 0), (1, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480)),
        *((10, 900), (11, 900), (1000, 900)),
    ],
)
def test_after_five_failures_the_wait_grows_up_to_a_quarter_of_an_hour(failures, seconds):
    assert failed(failures).wait(NOW) == timedelta(seconds=seconds)


def test_the_wait_runs_down():
    tries = failed(5)

    assert tries.wait(NOW + timedelta(seconds=29)) == timedelta(seconds=1)
    assert tries.wait(NOW + timedelta(seconds=30)) == timedelta(0)


def test_a_clock_that_was_set_back_locks_nobody_out_for_longer():
    assert failed(5).wait(NOW - timedelta(days=400)) == timedelta(seconds=30)


def test_a_right_password_breaks_the_row_and_what_happened_is_still_to_be_told():
    tries = failed(7).succeeded()

    assert (tries.in_a_row, tries.untold) == (0, 7)
    assert tries.wait(NOW) == timedelta(0)


def test_what_was_told_is_told_once_and_the_row_goes_on():
    tries = failed(5).told()

    assert (tries.untold, tries.moments) == (0, ())
    assert tries.wait(NOW) == timedelta(seconds=30)


def test_nothing_is_left_to_remember_once_it_is_told_and_over():
    assert Tries().is_empty
    assert failed(3).succeeded().told().is_empty
    assert not failed(1).told().is_empty
    assert not failed(1).succeeded().is_empty


def test_of_many_failures_the_last_moments_are_kept_and_all_are_counted():
    tries = failed(KEPT_MOMENTS + 7)

    assert len(tries.moments) == KEPT_MOMENTS
    assert tries.untold == KEPT_MOMENTS + 7


@given(st.integers(0, 60), st.integers(-(10**7), 10**7))
def test_no_wait_is_longer_than_a_quarter_of_an_hour_or_less_than_none(failures, seconds):
    wait = failed(failures).wait(NOW + timedelta(seconds=seconds))

    assert timedelta(0) <= wait <= timedelta(minutes=15)
