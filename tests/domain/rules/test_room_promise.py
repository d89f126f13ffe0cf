"""What is said to be left may be given until the time that is told, and no more than that."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.domain.rules.case import Case
from app.domain.rules.room import room
from app.domain.rules.volume import Dripped, peak
from app.domain.rules.volume_limit import VolumeLimit
from app.domain.treatments import Entry, Setting
from tests.domain.rules import making

NOW = making.TEN
LIMIT = VolumeLimit(
    "M2.2",
    Decimal(100),
    timedelta(hours=12),
    frozenset({"inpatient"}),
    Decimal("0.9"),
    timedelta(minutes=30),
)
OWN = UUID(int=99)
TENTH = Decimal("0.1")


@st.composite
def others(draw):
    """Return infusions around now: here and elsewhere, some exempt, some planned."""
    count = draw(st.integers(0, 4))
    found = []
    for number in range(count):
        start = NOW + timedelta(minutes=draw(st.integers(-20 * 60, 20 * 60)))
        lasts = timedelta(minutes=draw(st.sampled_from((0, 10, 60))))
        found.append(
            Dripped(
                UUID(int=number + 1),
                start,
                start + lasts,
                Decimal(draw(st.integers(1, 400))) / 10,
                draw(st.sampled_from(("outpatient", "outpatient", "inpatient"))),
                is_elsewhere=draw(st.booleans()),
            )
        )
    return tuple(found)


def asked(around):
    nothing = Entry(OWN, Setting.OUTPATIENT, 0, started=NOW, ended=NOW)
    return room(LIMIT, Case(nothing, around, now=NOW))


def total(around, volume, at):
    """Return the worst window of a bolus at a moment, by the limit's own arithmetic alone."""
    own = Dripped(OWN, at, at, volume, "outpatient")
    counted = [one for one in around if one.setting != "inpatient"]
    return peak((own, *counted), LIMIT.window, OWN).rate_weighted


@given(others(), st.floats(0, 1))
def test_all_that_is_left_may_be_given_until_the_time_told(around, part):
    found = asked(around)
    until = found.until or NOW
    at = NOW + timedelta(seconds=int((until - NOW).total_seconds() * part))

    if found.over_ml == 0 and at < max(until, NOW + timedelta(seconds=1)):
        assert total(around, found.left_ml, at) <= LIMIT.limit_ml


@given(others())
def test_a_tenth_more_now_would_be_too_much(around):
    found = asked(around)

    assert total(around, found.left_ml + TENTH, NOW) > LIMIT.limit_ml


@given(others())
def test_until_the_time_told_a_tenth_more_is_too_much_as_well(around):
    found = asked(around)
    earlier = [one for one in around if one.started <= NOW]

    # A planned infusion ends the promise sooner; then more may not come free at all.
    if found.until is not None and len(earlier) == len(around):
        just_before = found.until - timedelta(seconds=1)
        assert total(around, found.left_ml + TENTH, just_before) > LIMIT.limit_ml
