"""The course of a patient's volume: which limit it is held against, and what of it is only planned."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from app.domain.calendar import local
from app.domain.rules.judge import VOLUME_BODY
from app.domain.rules.timeline import Timeline, strictest, timeline
from app.domain.rules.volume import Dripped
from app.domain.rules.volume_limit import VolumeLimit, dripped
from app.i18n import Wording
from app.services.judgement import Judgement
from app.services.ports import KeptDraft
from app.ui.parts.timeline_card import ShownCourse
from app.ui.parts.timeline_words import Telling, strip_of, summary


def limit_of(
    judgement: Judgement, bodies: tuple[str, ...], now: datetime
) -> tuple[VolumeLimit, tuple[str, ...]] | None:
    """Return the strictest limit of a patient's bodies today, and whose it is where they differ."""
    editions, day = judgement.judge.editions, local(now).date()
    in_force = [
        (body, edition.volume_limit)
        for body in dict.fromkeys((*bodies, VOLUME_BODY))
        if (edition := editions.in_force(body, day)) is not None
    ]
    limits = [(body, one) for body, one in in_force if one is not None]
    found = strictest(limits)
    if found is None:
        return None
    limit, own = found
    return limit, own if len(limits) > len(own) else ()


def course_of(
    judgement: Judgement,
    bodies: tuple[str, ...],
    drafts: Iterable[KeptDraft],
    ordered: Iterable[UUID],
    now: datetime,
) -> Timeline | None:
    """Return the course of everything a patient received, or None where no rule limits it."""
    held = limit_of(judgement, bodies, now)
    if held is None:
        return None
    limit, own = held
    recorded = judgement.surroundings.dripped
    known = {one.id for one in recorded}
    drafted = [one for one in _drafted(judgement, drafts) if one.id not in known]
    return timeline(recorded, drafted, limit, own, now, frozenset(ordered))


def shown(course: Timeline, say: Wording) -> ShownCourse:
    """Return a course ready to be painted."""
    return ShownCourse(strip_of(course, say), Telling(course, say), summary(course, say))


def _drafted(judgement: Judgement, drafts: Iterable[KeptDraft]) -> Iterable[Dripped]:
    for kept in drafts:
        entry = judgement.read(kept.draft)
        if entry.started is not None and entry.iv_volume_ml:
            yield dripped(entry)
