"""What is to be done now at a drip, in three lines."""

from datetime import date, datetime
from typing import NamedTuple

from app.domain.calendar import local
from app.domain.course import Act, Stage, is_interrupted
from app.domain.flow import Flow
from app.domain.matching import Matching
from app.domain.patients import Patient
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.ui.parts.course_words import clock_word, progress_line
from app.ui.parts.named import AS_RECORDED, Called
from app.ui.parts.patient_words import names
from app.words import dose_word, ml_word


class Now(NamedTuple):
    """Title, what it is about, a hint; the icon instead of a code, and whether it asks for a deed."""

    title: str
    what: str
    hint: str
    icon: str = ""
    is_loud: bool = True


def before_it_begins(
    matching: Matching, patient: Patient, say: Wording, called: Called = AS_RECORDED
) -> Now:
    """Return whom or what to make sure of next."""
    anywhere = say("It is read wherever you are on this screen.")
    if matching.person is None:
        name, _ = names(patient, say)
        what = f"{name}  {patient.birth.isoformat()}"
        hint = say("Without a code, ask for name and birth date aloud.")
        return Now(say("Read the wristband"), what, hint)
    if matching.left:
        one = matching.ordered[matching.left[0]]
        what = f"{called.product(one)}  {dose_word(one.dose, say)}"
        title = say("Read the next product") if len(matching.left) < len(matching.ordered) else ""
        return Now(title or say("Read the first product"), what, anywhere)
    hint = say("Press Begin when the drip is opened.")
    return Now(say("Everything is checked"), "", hint, "tick-circle")


def as_it_runs(treatment: Treatment, flow: Flow | None, now: datetime, say: Wording) -> Now:
    """Return how a drip runs, stands still, or has ended."""
    today: date = now.date()
    since = progress_line(treatment, today, say)
    if treatment.stage is Stage.GIVEN:
        hint = say("A reaction can still be recorded.")
        return Now(say("The drip has ended"), since, hint, "tick-circle", is_loud=False)
    if is_interrupted(treatment.course):
        return Now(say("The drip stands still"), since, "", "pause")
    if flow is None or flow.ends is None:
        return Now(say("The drip runs"), since, "", "drip", is_loud=False)
    flowed, total = ml_word(round(flow.flowed_at(now), 1)), ml_word(flow.total_ml)
    what = say("about {flowed} of {total} mL", flowed=flowed, total=total)
    left = round((flow.ends - now).total_seconds() / 60)
    time = f"{local(flow.ends):%H:%M}"
    if left < 0:
        title = say("It should be over since {time}", time=time)
        return Now(title, what, say("Look at the drip, then write its end."), "drip")
    title = say("{minutes} min left", minutes=left)
    return Now(title, what, say("until about {time}", time=time), "drip", is_loud=False)


def reasons(treatment: Treatment, matching: Matching, today: date, say: Wording) -> dict[Act, str]:
    """Return why a deed cannot be done yet; an act that can be done has no reason."""
    first, stage = say("Not begun yet"), treatment.stage
    flow = (Act.INTERRUPTED, Act.RESUMED, Act.ENDED, Act.RATE_CHANGED)
    if stage is Stage.ORDERED:
        return {**dict.fromkeys(flow, first), Act.BEGUN: _lacking(matching, say)}
    began = next((one.at for one in treatment.course if one.act is Act.BEGUN), treatment.started)
    since = say("Begun at {time}", time=clock_word(began, today))
    if stage is Stage.GIVEN:
        return {**dict.fromkeys(flow, say("It has ended")), Act.BEGUN: since}
    if is_interrupted(treatment.course):
        return {Act.BEGUN: since, Act.RATE_CHANGED: say("It stands still")}
    return {Act.BEGUN: since}


def _lacking(matching: Matching, say: Wording) -> str:
    if matching.person is None:
        return say("The person is to be confirmed first")
    if matching.left:
        return say("{count} more to be checked", count=len(matching.left))
    return ""
