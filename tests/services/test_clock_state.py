from dataclasses import replace

import pytest

from app.domain.clocks import ClockState
from app.domain.recording import draft_of
from app.services.clock_state import ASKED_AGAIN_AFTER, ClockKeeper
from app.services.clock_watch import ClockWatch
from app.services.judgement import Judgements
from app.services.treatments import TreatmentService
from tests import samples
from tests.fakes import FakeClock, FakeIds, finalised


class Ticks:
    """A clock that nobody sets."""

    def __init__(self):
        self.ran = 1000.0

    def __call__(self):
        return self.ran


class System:
    """What the operating system tells, and how often it was asked."""

    def __init__(self, told=True):
        self.told, self.asked = told, 0

    def __call__(self):
        self.asked += 1
        return self.told


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def ticks():
    return Ticks()


@pytest.fixture
def system():
    return System()


@pytest.fixture
def keeper(clock, ticks, system):
    return ClockKeeper(ClockWatch(clock, ticks), system, ticks)


@pytest.mark.parametrize(
    ("told", "state"),
    [
        (True, ClockState.SYNCHRONISED),
        (False, ClockState.UNSYNCHRONISED),
        (None, ClockState.UNKNOWN),
    ],
)
def test_it_is_told_what_the_system_tells(keeper, system, told, state):
    system.told = told

    assert keeper.state() is state


def test_a_clock_that_was_set_since_the_entry_before_is_told_once(keeper, clock):
    clock.forward(hours=1)

    assert [keeper.state(), keeper.state()] == [ClockState.LEAPT, ClockState.SYNCHRONISED]


def test_the_system_is_asked_seldom_but_again_after_the_clock_was_set(keeper, clock, ticks, system):
    for seconds in (0, 1, ASKED_AGAIN_AFTER):
        clock.forward(seconds=seconds)
        ticks.ran += seconds
        keeper.state()
    seldom = system.asked
    clock.forward(hours=1)
    keeper.state()
    keeper.state()

    assert (seldom, system.asked) == (2, 3)


@pytest.fixture
def by(door):
    """Return a function that gives the records, kept by a clock in a state."""

    def make(state):
        judgements = Judgements(samples.judge(), samples.FORMULARY)
        given = (door.books.begin, door.clock, FakeIds(0x9000), judgements, door.ring.check)
        return TreatmentService(*given, lambda: state)

    return make


@pytest.mark.parametrize("state", ClockState)
def test_a_record_keeps_what_was_known_of_the_clock(clinic, by, state):
    treatments = by(state)

    record = treatments.save(clinic.actor, samples.DRAFT)

    assert record.clock is state
    assert treatments.current(clinic.actor, record.entry).clock is state


def test_an_amendment_keeps_its_own_clock(clinic, by):
    form = replace(draft_of(finalised(clinic)), basis="尿比重 1.030。")
    treatments = by(ClockState.LEAPT)

    amended = treatments.amend(clinic.actor, form, "書き漏らし。", samples.PASSWORD)

    clocks = [one.clock for one in treatments.versions(clinic.actor, amended.entry)]
    assert clocks == [ClockState.UNKNOWN, ClockState.LEAPT]


def test_the_same_facts_by_another_clock_are_no_version(clinic, by):
    first = by(ClockState.SYNCHRONISED).save(clinic.actor, samples.DRAFT)

    again = by(ClockState.LEAPT).save(clinic.actor, samples.DRAFT)

    assert again.clock is first.clock is ClockState.SYNCHRONISED
