"""How an infusion that was ordered went at the bedside: step by step, each with two times."""

from collections.abc import Callable

from app.domain.course import Act, Step
from app.domain.quantities import show_decimal
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.record.items import Table
from app.record.phrases import NOTHING, moment, who
from app.services.whole_record import WholeRecord
from app.words import checks_word

_ACTS: dict[Act, Callable[[Wording], str]] = {
    Act.BEGUN: lambda say: say("Begun"),
    Act.RATE_CHANGED: lambda say: say("Rate changed"),
    Act.INTERRUPTED: lambda say: say("Interrupted"),
    Act.RESUMED: lambda say: say("Resumed"),
    Act.REACTION: lambda say: say("Reaction"),
    Act.REMARK: lambda say: say("Remark"),
    Act.ENDED: lambda say: say("Ended"),
}


def act_word(act: Act, say: Wording) -> str:
    """Return the word of what was done at the drip."""
    return _ACTS[act](say)


def course(record: WholeRecord, one: Treatment, say: Wording) -> Table:
    """Return the steps: what, when it happened, what had flowed in, by whom, when written."""
    heads = (
        say("Course"),
        say("Given at"),
        say("Delivered mL"),
        say("Rate mL/h"),
        say("Note"),
        say("Performer"),
        say("Written at"),
    )
    rows = tuple(
        (
            act_word(step.act, say),
            moment(step.at),
            NOTHING if step.delivered_ml is None else show_decimal(step.delivered_ml),
            NOTHING if step.rate_ml_h is None else show_decimal(step.rate_ml_h),
            _note(step, say),
            who(record, step.by, say),
            moment(step.written),
        )
        for step in one.course
    )
    return Table(heads, (12, 16, 10, 10, 18, 18, 16), rows)


def _note(step: Step, say: Wording) -> str:
    """Return what was noted, and what was made sure of before it began."""
    checked = checks_word(step.checks, say) if step.checks else ""
    return "\n".join(filter(None, (step.note, checked))) or NOTHING
