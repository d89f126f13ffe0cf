import pytest

from app.domain.audit import Deed
from app.domain.staff import Actor
from app.services.clock_watch import ClockWatch, steady
from app.services.sessions import SessionService
from tests import samples
from tests.fakes import FakeClock


class Ticks:
    """A clock that nobody sets."""

    def __init__(self):
        self.ran = 1000.0

    def __call__(self):
        return self.ran


@pytest.fixture
def ticks():
    return Ticks()


@pytest.mark.parametrize(
    ("wall", "ran", "seconds"),
    [(30, 30, None), (90, 30, None), (91, 30, 61), (-3570, 30, -3600), (7200, 7200, None)],
)
def test_only_a_leap_of_the_clock_is_noticed(ticks, wall, ran, seconds):
    clock = FakeClock()
    watch = ClockWatch(clock, ticks)
    clock.forward(seconds=wall)
    ticks.ran += ran

    leap = watch.leap()

    assert (None if leap is None else leap.total_seconds()) == seconds
    assert watch.leap() is None


def test_the_steady_clock_only_goes_on():
    assert steady() <= steady()


def test_a_leap_is_written_into_the_trail_once(books, door, ticks):
    clock = FakeClock()
    sessions = SessionService(books.begin, clock, door.ring, ClockWatch(clock, ticks))
    clock.forward(hours=2)

    leaps = [sessions.watch_clock(Actor(samples.NURSE)) for _ in range(2)]

    assert [one and one.total_seconds() for one in leaps] == [7200, None]
    (written,) = [one for one in books.trail if one.deed is Deed.CLOCK_LEAPT]
    assert written.details == {"seconds": 7200}
