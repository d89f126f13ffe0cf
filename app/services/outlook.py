"""How a drip is expected to end, and what the rules would say of it then."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.calendar import local
from app.domain.course import Stage
from app.domain.flow import Flow, flow_of
from app.domain.recording import draft_of, typed_moment
from app.domain.rules.judge import VOLUME_BODY
from app.domain.rules.room import Room, room
from app.domain.rules.volume_limit import VolumeLimit
from app.domain.treatments import Treatment
from app.domain.verdicts import Assessment
from app.services.judgement import Judgements
from app.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Outlook:
    """`is_planned` where the verdict counts on an end that has not come yet."""

    planned: Treatment
    flow: Flow | None
    assessment: Assessment
    is_planned: bool
    room: Room | None
    limit: VolumeLimit | None


def outlook(judgements: Judgements, work: UnitOfWork, one: Treatment, now: datetime) -> Outlook:
    """Return the outlook of an infusion that waits, runs or has ended."""
    planned = _planned(work, one)
    flow = flow_of(one, planned) if one.stage is Stage.RUNNING else None
    draft = draft_of(one)
    ends = None if flow is None else _expected(flow, now)
    if one.ended is None and ends is not None:
        draft = replace(draft, ended=typed_moment(ends))
    judgement = judgements.of(work, one.patient)
    entry = judgement.read(draft)
    edition = judgement.judge.editions.in_force(VOLUME_BODY, local(one.started).date())
    limit = None if edition is None else edition.volume_limit
    return Outlook(
        planned=planned,
        flow=flow,
        assessment=judgement.assess_entry(entry, now),
        is_planned=one.stage is not Stage.GIVEN,
        room=None if limit is None else room(limit, judgement.case(entry, now)),
        limit=limit,
    )


def _planned(work: UnitOfWork, one: Treatment) -> Treatment:
    """Return the order as it stood before the drip began."""
    orders = [each for each in work.treatments.versions(one.entry) if each.stage is Stage.ORDERED]
    return orders[-1] if orders else one


def _expected(flow: Flow, now: datetime) -> datetime | None:
    """Return when it will be over at its rate; one that stands still goes on at once."""
    if flow.ends is not None:
        return max(flow.ends, now)
    if not flow.rate_ml_h:
        return None
    return now + timedelta(hours=float((flow.total_ml - flow.flowed_ml) / flow.rate_ml_h))
