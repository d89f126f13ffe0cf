"""The words and tones of what is to be done, and how long it has waited."""

from collections.abc import Callable
from datetime import timedelta

from app.domain.todo import Kind
from app.i18n import Wording
from app.services.todo import Task

_KINDS: dict[Kind, tuple[str, Callable[[Wording], str]]] = {
    Kind.APPROVAL: ("review", lambda say: say("Awaiting approval")),
    Kind.FINALISING: ("caution", lambda say: say("To finalise")),
    Kind.DRAFT: ("quiet", lambda say: say("Draft")),
}
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def kind_tone(kind: Kind) -> str:
    """Return the tone of what is to be done."""
    return _KINDS[kind][0]


def kind_word(kind: Kind, say: Wording) -> str:
    """Return the words of what is to be done."""
    return _KINDS[kind][1](say)


def summary(tasks: tuple[Task, ...], say: Wording) -> str:
    """Return how many there are of each kind, and what of them is overdue."""
    counts = {kind: sum(one.kind is kind for one in tasks) for kind in Kind}
    told = [f"{kind_word(kind, say)} {count}" for kind, count in counts.items() if count]
    if overdue := sum(one.is_overdue for one in tasks):
        told.append(say("overdue {count}", count=overdue))
    return "   ".join(told)


def waited_word(span: timedelta, say: Wording) -> str:
    """Return how long something has waited, in the unit one would say it in."""
    if span < _HOUR:
        return say("{count} min", count=max(span // timedelta(minutes=1), 0))
    if span < 2 * _DAY:
        return say("{count} h", count=span // _HOUR)
    return say("{count} days", count=span // _DAY)
