"""Stretches of a drip, for any course that can be told at the bedside."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.domain.course import Act, Step
from app.fhir.flow import stretches
from tests import samples
from tests.fakes import founded_door, saved
from tests.fhir.reading import bundle_of, of_kind
from tests.records import record_of

AFTER_BEGUN = (Act.RATE_CHANGED, Act.INTERRUPTED, Act.REACTION, Act.ENDED)
AFTER_INTERRUPTED = (Act.RESUMED, Act.REACTION, Act.ENDED)


@cache
def plain():
    """Return a record of one infusion of 80 mL."""
    door = founded_door()
    saved(door.enter(samples.PHYSICIAN.login, samples.PASSWORD))
    return record_of(door)


@st.composite
def dripped(draw):
    """Return the infusion with a course from its beginning to its end, all 80 mL delivered."""
    ((one,),) = plain().infusions
    at, flowed, acts = one.started, Decimal(0), [Act.BEGUN]
    set_rate = draw(st.none() | st.decimals("0.5", 900, places=1))
    steps = [Step(UUID(int=1), Act.BEGUN, at, samples.NURSE.id, at, None, set_rate)]
    while acts[-1] is not Act.ENDED:
        choices = AFTER_INTERRUPTED if acts[-1] is Act.INTERRUPTED else AFTER_BEGUN
        act = Act.ENDED if len(steps) > 8 else draw(st.sampled_from(choices))
        at += timedelta(minutes=draw(st.integers(0, 60)))
        if act is Act.INTERRUPTED:
            flowed = draw(st.decimals(flowed, 80, places=3))
        told = {Act.INTERRUPTED: flowed, Act.ENDED: one.iv_volume_ml}.get(act)
        rate = draw(st.decimals("0.5", 900, places=1)) if act is Act.RATE_CHANGED else None
        key = UUID(int=len(steps) + 1)
        steps.append(Step(key, act, at, samples.NURSE.id, at, told, rate, "記事"))
        if act is not Act.REACTION:
            acts.append(act)
    return replace(one, course=tuple(steps), ended=at)


@given(dripped())
def test_stretches_follow_each_other_and_hold_what_was_delivered(treatment):
    found = stretches(treatment)

    assert sum(one.volume_ml for one in found) == treatment.iv_volume_ml
    assert all(one.volume_ml > 0 for one in found)
    assert found[0].start >= treatment.started
    assert found[-1].end <= treatment.ended
    for earlier, later in pairwise(found):
        assert earlier.end <= later.start


@given(dripped())
def test_any_course_is_a_valid_bundle_whose_doses_are_the_infusion(treatment):
    record = replace(plain(), infusions=((treatment,),))

    found = of_kind(bundle_of(record), "MedicationAdministration")

    doses = [one["contained"][0]["ingredient"][0]["strength"] for one in found]
    assert sum(one["dosage"]["dose"]["value"] for one in found) == 80
    assert sum(one["numerator"]["value"] for one in doses) == 80
