"""The words of what is done at a drip, and of how far it is."""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from app.domain.calendar import local
from app.domain.course import Act, Stage, Step, delivered_ml, is_interrupted
from app.domain.quantities import show_decimal
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.words import checks_word, ml_word

Words = Callable[[Wording], str]
# What is done by pressing, and what stands in the course afterwards.
_DEEDS: dict[Act, tuple[Words, Words]] = {
    Act.BEGUN: (lambda say: say("Begin"), lambda say: say("Begun")),
    Act.RATE_CHANGED: (lambda say: say("Rate"), lambda say: say("Rate changed")),
    Act.INTERRUPTED: (lambda say: say("Interrupt"), lambda say: say("Interruption")),
    Act.RESUMED: (lambda say: say("Resume the drip"), lambda say: say("Resumed")),
    Act.REACTION: (lambda say: say("Reaction"), lambda say: say("Reaction")),
    Act.REMARK: (lambda say: say("Remark"), lambda say: say("Remark")),
    Act.ENDED: (lambda say: say("End"), lambda say: say("Ended")),
}


class Mark(NamedTuple):
    """How something stands: the tone and the icon of its chip."""

    tone: str
    icon: str


def deed_of_act(act: Act, say: Wording) -> str:
    """Return what stands on the button of an act."""
    return _DEEDS[act][0](say)


_ASKED: dict[Act, Words] = {
    Act.BEGUN: lambda say: say("Write that it begins now?"),
    Act.RATE_CHANGED: lambda say: say("At which rate does it flow from now on?"),
    Act.INTERRUPTED: lambda say: say("Write the interruption: how much has flowed in?"),
    Act.RESUMED: lambda say: say("Write that it goes on now?"),
    Act.REACTION: lambda say: say("What was seen?"),
    Act.REMARK: lambda say: say("What is to be noted?"),
    Act.ENDED: lambda say: say("Write the end: how much has flowed in?"),
}


def asked_of_act(act: Act, say: Wording) -> str:
    """Return what is asked before an act is written."""
    return _ASKED[act](say)


def act_word(act: Act, say: Wording) -> str:
    """Return what stands in the course of an act."""
    return _DEEDS[act][1](say)


def clock_word(at: datetime, today: date) -> str:
    """Return a time of today alone, and one of another day with its day."""
    shown = local(at)
    return f"{shown:%H:%M}" if shown.date() == today else f"{shown:%m-%d %H:%M}"


def step_facts(step: Step, say: Wording) -> str:
    """Return what a step tells beside its act: what flowed in, the rate, what was seen."""
    facts = []
    if step.delivered_ml is not None:
        facts.append(say("{volume} mL flowed in", volume=ml_word(step.delivered_ml)))
    if step.rate_ml_h is not None:
        facts.append(say("{rate} mL/h", rate=show_decimal(step.rate_ml_h)))
    if step.checks:
        facts.append(checks_word(step.checks, say))
    return "  ".join((*facts, step.note)).strip()


def progress_line(treatment: Treatment, today: date, say: Wording) -> str:
    """Return since when a drip stands as it does, or when it is planned."""
    course = treatment.course
    if treatment.stage is Stage.ORDERED:
        return say("Planned {time}", time=clock_word(treatment.started, today))
    time = clock_word(course[-1].at if treatment.ended is None else treatment.ended, today)
    if treatment.stage is Stage.GIVEN:
        return say("Ended {time}", time=time)
    if is_interrupted(course):
        stopped = [one for one in course if one.act is Act.INTERRUPTED][-1]
        volume = ml_word(delivered_ml(course))
        return say("Since {time}, {volume} mL", time=clock_word(stopped.at, today), volume=volume)
    return say("Since {time}", time=clock_word(treatment.started, today))


def stage_mark(treatment: Treatment) -> Mark:
    """Return tone and icon of how far a drip is; standing still is the loudest."""
    if treatment.stage is Stage.ORDERED:
        return Mark("quiet", "clock")
    if treatment.stage is Stage.GIVEN:
        return Mark("accent", "check")
    return Mark("caution", "triangle") if is_interrupted(treatment.course) else Mark("ok", "drip")
