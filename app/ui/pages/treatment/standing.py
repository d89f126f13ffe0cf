"""How a form stands at a moment: its faults field by field, and everything the panel shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.calendar import local
from app.domain.copies import is_copied
from app.domain.errors import Fault
from app.domain.measurements import Measure
from app.domain.prompts import Prompt, asked
from app.domain.recording import LATE_REASON_MISSING, entry_of, lacks_late_reason
from app.domain.rules.judge import VOLUME_BODY
from app.domain.rules.room import room
from app.domain.treatments import Draft, Entry, Treatment
from app.domain.verdicts import Assessment, Finding, Outcome
from app.faults import fault_sentence
from app.findings import headline, sentence
from app.i18n import Wording
from app.services.judgement import Judgement
from app.ui.parts.legitimacy_panel import View

# Stands for the basis not written yet, when it is told what would be said once it is.
_SOME_BASIS = "発熱"
# What finalising itself, or a look at the package insert, takes away.
_CURED_LATER = {"REC_NOT_FINALISED", "LABEL_UNVERIFIED"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What keeps a form from being saved (`faults`), or from being final (`open_fields`).

    Both tell, for the address of a field, the sentence that says what would put it right.
    """

    faults: dict[str, str]
    open_fields: dict[str, str]
    day: date
    view: View

    @property
    def asks_off_label(self) -> bool:
        """Tell whether the reason for off-label use is asked for."""
        return "off_label_reason" in self.faults

    @property
    def asks_late(self) -> bool:
        """Tell whether it is asked why the entry is written late."""
        return "late_reason" in self.faults

    @property
    def asked_measures(self) -> tuple[Measure, ...]:
        """Return what a committee would want measured, the weightiest first."""
        return tuple(measure for prompt, _ in self.view.asked for measure in prompt.measures)


def standing(
    judgement: Judgement,
    draft: Draft,
    final: Treatment | None,
    diagnosis: str,
    now: datetime,
    say: Wording,
    prompts: Sequence[Prompt] = (),
) -> Standing:
    """Return how a form stands, or how a final record does.

    `diagnosis` is its name in the user's language, `prompts` what a committee may ask.
    """
    if final is None:
        entry = judgement.read(draft)
        assessment = judgement.assess_entry(entry, now)
        if is_copied(draft):
            copy = Finding("REC_BASIS_COPIED", Outcome.INCOMPLETE, field="basis")
            assessment = replace(assessment, refusals=(*assessment.refusals, copy))
    else:
        entry = entry_of(final, judgement.product)
        assessment = judgement.assess_record(final, now)
    day = local(entry.started or now).date()
    faults = {field: fault_sentence(Fault(field, "unreadable"), say) for field in entry.unreadable}
    for one in assessment.refusals:
        faults.setdefault(one.field, sentence(one, say))
    if final is None and lacks_late_reason(entry.started, entry.ended, draft.late_reason, now):
        faults["late_reason"] = fault_sentence(Fault("late_reason", LATE_REASON_MISSING), say)
    view = _view(judgement, entry, assessment, day, now, say)
    questions = tuple((one, one.is_answered(entry)) for one in asked(entry, prompts))
    still_open = _open(assessment, say) if final is None else {}
    return Standing(faults, still_open, day, replace(view, diagnosis=diagnosis, asked=questions))


def _open(assessment: Assessment, say: Wording) -> dict[str, str]:
    """Return what is still open though it keeps nothing from being saved."""
    said = (one for verdict in assessment.verdicts for one in verdict.findings)
    # What holds for everybody stands among the obstacles where the patient answers to nobody.
    return {
        one.field: sentence(one, say)
        for one in (*said, *assessment.obstacles)
        if one.field and one.outcome is Outcome.INCOMPLETE
    }


def _view(
    judgement: Judgement,
    entry: Entry,
    assessment: Assessment,
    day: date,
    now: datetime,
    say: Wording,
) -> View:
    editions = judgement.judge.editions
    bodies = dict.fromkeys((*(one.body for one in assessment.verdicts), VOLUME_BODY))
    in_force = [one for body in bodies if (one := editions.in_force(body, day)) is not None]
    limit = next((one.volume_limit for one in in_force if one.body == VOLUME_BODY), None)
    return View(
        entry=entry,
        diagnosis=entry.diagnosis,
        assessment=assessment,
        room=None if limit is None else room(limit, judgement.case(entry, now)),
        limit=limit,
        editions=[one.title_ja if say.language == "ja" else one.title_en for one in in_force],
        confirmed=judgement.surroundings.confirmed,
        forecast=_forecast(judgement, entry, assessment, now),
        today=local(now).date(),
        heeds=() if entry.is_final else judgement.heeds(entry),
    )


def _forecast(
    judgement: Judgement, entry: Entry, assessment: Assessment, now: datetime
) -> tuple[tuple[str, Outcome], ...]:
    """Return what bodies would say once the basis is stated, where nothing else is missing."""
    if [one.code for one in assessment.refusals] != ["REC_BASIS_MISSING"]:
        return ()
    stated = judgement.assess_entry(replace(entry, basis=_SOME_BASIS), now)
    return tuple(
        (one.body, one.outcome) for one in stated.verdicts if one.outcome is not Outcome.INCOMPLETE
    )


def uncertifiable(assessment: Assessment, say: Wording) -> str:
    """Return what will stand against a certificate of type A once the record is final, or nothing."""
    against = [one for one in assessment.obstacles if one.code not in _CURED_LATER]
    if not against:
        return ""
    worst = min(against, key=lambda one: one.outcome.rank)
    return say("No certificate of type A will follow: {reason}.", reason=headline(worst, say))
