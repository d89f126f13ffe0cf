"""How a record stands, in a word or two: ordered, running, saved, final, amended, withdrawn."""

from app.domain.course import Stage, is_interrupted
from app.domain.treatments import Treatment
from app.i18n import Wording


def record_state(treatment: Treatment, say: Wording) -> str:
    """Return how a record stands; a late entry (事後入力) says so beside it."""
    state = _state(treatment, say)
    return say("{state}, late entry", state=state) if treatment.is_late else state


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
        return say("Given")
    return say("Interrupted") if is_interrupted(treatment.course) else say("Running")
