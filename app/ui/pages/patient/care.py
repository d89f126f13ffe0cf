"""What to take care of at a patient now, in the order of its weight."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import ROUND_FLOOR, Decimal
from uuid import UUID

from app.domain.calendar import local
from app.domain.rules.room import room
from app.domain.treatments import Entry, Treatment
from app.domain.verdicts import Outcome
from app.findings import outcome_word
from app.i18n import Wording
from app.services.issued import CertificateLine
from app.services.ports import KeptDraft
from app.ui.kit.tokens import TONE_ICONS
from app.ui.pages.patient.course import limit_of
from app.ui.pages.patient.dossier import Dossier
from app.ui.parts.athlete_words import code_word, validity
from app.ui.parts.body_rows import reason_of
from app.ui.parts.care_card import CareGroup, CareItem
from app.ui.parts.history import HistoryRow, shown_moment
from app.ui.parts.patient_words import body
from app.ui.parts.volume_gauge import sentence
from app.words import ml_word

_LATELY = timedelta(days=7)
_QUIET = (Outcome.LEGITIMATE, Outcome.CAUTION, Outcome.NOT_APPLICABLE)
_NOBODY = UUID(int=0)


def care_of(dossier: Dossier, rows: tuple[HistoryRow, ...], say: Wording) -> tuple[CareGroup, ...]:
    """Return what is to be told beside the course."""
    now = (*_verdicts(dossier, rows, say), *_room(dossier, say), *_allergies(dossier, say))
    return (
        CareGroup(say("To watch now"), now),
        CareGroup(say("TUE"), tuple(_exemptions(dossier, say))),
        CareGroup(say("Handed out to"), tuple(_recipients(dossier.issued, say))),
    )


def _verdicts(dossier: Dossier, rows: tuple[HistoryRow, ...], say: Wording) -> Iterator[CareItem]:
    """Yield for each body the worst verdict of the last days, or that nothing stands against them."""
    recent = [
        (one.source, one.assessment)
        for one in rows
        if isinstance(one.source, Treatment)
        and one.assessment is not None
        and one.source.started >= dossier.at - _LATELY
    ]
    worst = []
    for code in dossier.bodies:
        told = [
            (verdict, record, assessment)
            for record, assessment in recent
            if (verdict := assessment.verdict(code)) is not None
        ]
        if told:
            worst.append(min(told, key=lambda one: one[0].outcome.rank))
    for verdict, record, assessment in sorted(worst, key=lambda one: one[0].outcome.rank):
        tone, word = verdict.outcome.value, outcome_word(verdict.outcome, say)
        title = say("{body}  {outcome}", body=body(verdict.body), outcome=word)
        is_quiet = verdict.outcome in _QUIET
        detail = say(
            "{day}: {reason}",
            day=f"{local(record.started):%m-%d %H:%M}",
            reason=reason_of(verdict, assessment.peak, say),
        )
        yield CareItem(TONE_ICONS[tone] or "info", tone, title, "" if is_quiet else detail)


def _room(dossier: Dossier, say: Wording) -> Iterator[CareItem]:
    """Yield what may still be given now, and what a draft would leave of it."""
    judgement, now = dossier.judgement, dossier.at
    held = limit_of(judgement, dossier.bodies, now)
    if held is None:
        return
    limit, _ = held
    left = room(limit, judgement.case(Entry(_NOBODY, started=now, ended=now), now))
    drafts = "  ".join(_left_by(dossier, one, say) for one in dossier.drafts[:1]).strip()
    is_over = left is not None and left.over_ml > 0
    tone = "bad" if is_over else "accent"
    yield CareItem("triangle" if is_over else "clock", tone, sentence(left, say), drafts)


def _left_by(dossier: Dossier, kept: KeptDraft, say: Wording) -> str:
    held = limit_of(dossier.judgement, dossier.bodies, dossier.at)
    entry = dossier.judgement.read(kept.draft)
    if held is None or not entry.iv_volume_ml or not _is_near(entry.started, dossier.at):
        return ""
    left = room(held[0], dossier.judgement.case(entry, dossier.at))
    if left is None:
        return ""
    exact = left.left_ml.quantize(Decimal("0.001"), ROUND_FLOOR)
    return say(
        "If the draft of {volume} mL is saved: {left} mL.",
        volume=ml_word(entry.iv_volume_ml),
        left=ml_word(exact),
    )


def _is_near(started: datetime | None, now: datetime) -> bool:
    return started is not None and abs(now - started) < timedelta(hours=24)


def _allergies(dossier: Dossier, say: Wording) -> Iterator[CareItem]:
    names = " ".join(dossier.patient.allergies.split())
    if names:
        yield CareItem("octagon-alert", "bad", say("Allergy {names}", names=names))


def _exemptions(dossier: Dossier, say: Wording) -> Iterator[CareItem]:
    today = local(dossier.at).date()
    standing = [one.value for one in dossier.file.exemptions if one.stands]
    for one in sorted(standing, key=lambda one: one.valid_to, reverse=True)[:3]:
        mark = validity(one, today, say)
        codes = say(", ").join(code_word(code, say) for code in one.covers)
        detail = say("{body} {number}", body=body(one.body), number=one.number)
        yield CareItem("key", mark.tone, f"{codes}  {mark.word}", detail)


def _recipients(issued: tuple[CertificateLine, ...], say: Wording) -> Iterator[CareItem]:
    """Yield to whom valid certificates were handed out, with the patient's consent, the latest first."""
    latest: dict[str, CertificateLine] = {}
    for one in issued:
        latest.setdefault(one.recipient, one)
    for name, one in list(latest.items())[:3]:
        when = shown_moment(one.issued.at, one.issued.at)
        detail = say("{number}, with consent, {when}", number=one.number, when=when)
        yield CareItem("tick-circle", "legitimate", name or say("The patient"), detail)
