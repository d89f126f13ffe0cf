"""The four steps at a drip: the person, the products, the beginning, the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from app.domain.calendar import local
from app.domain.course import Act, Check, CheckedBy, Stage
from app.domain.flow import Flow
from app.domain.matching import Matching
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.ui.kit.stepper import Milestone
from app.ui.parts.course_words import clock_word
from app.words import ml_word


@dataclass(frozen=True, slots=True)
class Plan:
    """The order as it stood before the drip began, and how the drip runs."""

    order: Treatment
    flow: Flow | None = None


def milestones(
    treatment: Treatment, matching: Matching, ahead: Plan, today: date, say: Wording
) -> tuple[Milestone, ...]:
    """Return each step with what was made sure of when, or what is planned."""
    told = tuple(_steps(treatment, matching, ahead, today, say))
    # What is over is not what comes next; but without a record of it there is no tick.
    now = next((place for place, one in enumerate(told) if not (one.is_done or one.is_over)), 9)
    return tuple(
        Milestone(one.title, one.below, _state(one, is_now=place == now))
        for place, one in enumerate(told)
    )


def checks_of(treatment: Treatment) -> tuple[Check, ...]:
    """Return what was made sure of when the drip began."""
    begun = (one.checks for one in treatment.course if one.act is Act.BEGUN)
    return next(begun, ())


def check_word(check: Check, today: date, say: Wording) -> str:
    """Return how the person was made sure of, and when."""
    time = clock_word(check.at, today)
    if check.how is CheckedBy.SCAN:
        return say("Band read {time}", time=time)
    return say("Confirmed by hand {time}", time=time)


class _Told(NamedTuple):
    title: str
    below: str
    is_done: bool
    is_over: bool = False


def _state(one: _Told, *, is_now: bool) -> Literal["done", "now", "ahead"]:
    if one.is_done:
        return "done"
    return "now" if is_now else "ahead"


def _steps(
    treatment: Treatment, matching: Matching, ahead: Plan, today: date, say: Wording
) -> Iterator[_Told]:
    waits = treatment.stage is Stage.ORDERED
    checks = matching.checks if waits else checks_of(treatment)
    person = next((one for one in checks if one.line is None), None)
    lines, every = sum(one.line is not None for one in checks), len(treatment.given)
    none = say("not yet confirmed") if waits else say("not recorded")
    below = none if person is None else check_word(person, today, say)
    yield _Told(say("Patient"), below, person is not None, not waits)
    count = say("{done} of {all} checked", done=lines, all=every)
    is_whole = lines == every or bool(lines and not waits)
    yield _Told(say("Products"), count if lines or waits else none, is_whole, not waits)
    begun = next((one for one in treatment.course if one.act is Act.BEGUN), None)
    time = planned(ahead, say) if begun is None else clock_word(begun.at, today)
    yield _Told(say("Begin"), time, begun is not None)
    is_over = treatment.stage is Stage.GIVEN
    yield _Told(say("End"), _end(treatment, ahead, today, say), is_over)


def planned(ahead: Plan, say: Wording) -> str:
    """Return how long and how fast the order is to flow."""
    order = ahead.order
    rate = planned_rate(ahead)
    if order.ended is None or not rate:
        return ""
    minutes = round((order.ended - order.started).total_seconds() / 60)
    return say("{minutes} min, {rate} mL/h", minutes=minutes, rate=rate)


def planned_rate(ahead: Plan) -> str:
    """Return the rate that the order's times come to, in whole mL/h, or nothing."""
    order = ahead.order
    if order.ended is None or order.ended <= order.started:
        return ""
    hours = (order.ended - order.started).total_seconds() / 3600
    rate = round(float(order.iv_volume_ml) / hours)
    return str(rate) if rate else ""


def _end(treatment: Treatment, ahead: Plan, today: date, say: Wording) -> str:
    if treatment.stage is Stage.GIVEN and treatment.ended is not None:
        volume = ml_word(treatment.iv_volume_ml)
        time = clock_word(treatment.ended, today)
        return say("{time}, {volume} mL", time=time, volume=volume)
    flow = ahead.flow
    if flow is not None and flow.ends is not None:
        return say("planned {time}", time=f"{local(flow.ends):%H:%M}")
    order = ahead.order
    if treatment.stage is Stage.ORDERED and order.ended is not None:
        return say("planned {time}", time=clock_word(order.ended, today))
    return ""
