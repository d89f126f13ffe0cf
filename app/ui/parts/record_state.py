"""How a record stands, in a word or two: ordered, running, saved, final, amended, withdrawn."""

from collections.abc import Callable

from app.domain.clocks import ClockState
from app.domain.course import Stage, is_interrupted
from app.domain.treatments import Treatment
from app.i18n import Wording


def record_state(treatment: Treatment, say: Wording) -> str:
    """Return how a record stands; a late entry (事後入力), or one after the clock was set, says so."""
    state = _state(treatment, say)
    if treatment.is_late:
        state = say("{state}, late entry", state=state)
    if treatment.clock is ClockState.LEAPT:
        state = say("{state}, clock set", state=state)
    return state


def clock_word(state: ClockState, say: Wording) -> str:
    """Return what was known of the clock when a record was written."""
    return _CLOCKS[state](say)


_CLOCKS: dict[ClockState, Callable[[Wording], str]] = {
    ClockState.SYNCHRONISED: lambda say: say("clock in step with standard time"),
    ClockState.UNSYNCHRONISED: lambda say: say("clock not in step with standard time"),
    ClockState.UNKNOWN: lambda say: say("not known whether the clock was in step"),
    ClockState.LEAPT: lambda say: say("clock set by more than a minute before this entry"),
}


def _state(treatment: Treatment, say: Wording) -> str:
    if treatment.withdrawn is not None:
        return say("Withdrawn")
    if treatment.awaits_approval:
        return say("Unapproved")
    if treatment.finalised is None:
        return say("Saved") if treatment.ordered is None else stage_word(treatment, say)
    if treatment.is_amended:
        return say("Amended, version {version}", version=treatment.version)
    return say("Final")


def stage_word(treatment: Treatment, say: Wording) -> str:
    """Return how far an ordered infusion is."""
    if treatment.stage is Stage.ORDERED:
        return say("Ordered")
    if treatment.stage is Stage.GIVEN:
        return say("Completed")
    return say("On hold") if is_interrupted(treatment.course) else say("Running")
