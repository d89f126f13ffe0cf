"""What was done at the drip, step by step, as facts of a record."""

from collections.abc import Callable, Iterator
from datetime import datetime

from app.domain.calendar import local
from app.domain.course import Act, Step
from app.domain.quantities import show_decimal
from app.domain.treatments import Treatment
from app.domain.versions import RecordHistory
from app.i18n import Wording
from app.ui.parts.fact import Fact
from app.words import ml_word, person_word

_ACTS: dict[Act, Callable[[Wording], str]] = {
    Act.BEGUN: lambda say: say("Begun"),
    Act.RATE_CHANGED: lambda say: say("Rate changed"),
    Act.INTERRUPTED: lambda say: say("Interrupted"),
    Act.RESUMED: lambda say: say("Resumed"),
    Act.REACTION: lambda say: say("Reaction"),
    Act.REMARK: lambda say: say("Remark"),
    Act.ENDED: lambda say: say("Ended"),
}


def course_facts(history: RecordHistory, treatment: Treatment, say: Wording) -> Iterator[Fact]:
    """Yield each step with when it happened, when it was written, by whom, and what was told."""
    if treatment.ordered is not None:
        who = person_word(history.people[treatment.ordered.by], say)
        yield Fact("ordered", say("Ordered"), f"{_moment(treatment.ordered.at)}  {who}")
    for step in treatment.course:
        who = person_word(history.people[step.by], say)
        written = say("written {time}", time=_moment(step.written))
        lines = (f"{_moment(step.at)}  {who}", f"({written})", _told(step, say))
        text = "\n".join(line for line in lines if line)
        yield Fact(f"step {step.id}", _ACTS[step.act](say), text)


def _told(step: Step, say: Wording) -> str:
    told = [step.note]
    if step.rate_ml_h is not None:
        told.insert(0, say("{rate} mL/h", rate=show_decimal(step.rate_ml_h)))
    if step.delivered_ml is not None:
        told.insert(0, say("{volume} mL flowed in", volume=ml_word(step.delivered_ml)))
    return "  ".join(one for one in told if one)


def _moment(at: datetime) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}"
