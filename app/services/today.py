"""What waits today: to be begun, to run out, to be approved, to be final; and what is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.board import Place, place_of
from app.domain.calendar import local
from app.domain.flow import Flow, flow_of
from app.domain.patients import Patient
from app.domain.staff import Actor, Permission
from app.domain.todo import Kind, is_overdue, over_at
from app.domain.treatments import Treatment
from app.services.ports import Begin, Clock, Drafts, UnitOfWork
from app.services.registers import DayCounts

# So many of each place are shown, the most pressing first; of the others the count.
MOST = 40
# An exemption that runs out within so long is told.
SOON = timedelta(days=30)
_KINDS = {Place.APPROVAL: Kind.APPROVAL, Place.FINALISING: Kind.FINALISING}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One infusion that waits: whose, since when or until when, and how far it has run."""

    place: Place
    treatment: Treatment
    patient: Patient
    at: datetime
    flow: Flow | None = None
    is_late: bool = False  # it has waited longer than it may


@dataclass(frozen=True, slots=True)
class Column:
    """What waits in one place: the most pressing first, and how many there are in all."""

    place: Place
    count: int
    shown: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """All of it at one moment; `running_out` counts the exemptions that soon end."""

    columns: tuple[Column, ...]
    drafts: int
    running_out: int
    finalised: int
    certificates: int


class TodayService:
    """What can be asked of the day."""

    def __init__(self, begin: Begin, drafts: Drafts, day: DayCounts, clock: Clock) -> None:
        self._begin, self._drafts, self._day, self._clock = begin, drafts, day, clock

    def look(self, actor: Actor) -> Today:
        """Return what waits now, place by place, and what was done today."""
        actor.require(Permission.READ)
        now = self._clock()
        day = local(now).date()
        midnight = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
        with self._begin() as work:
            found = work.treatments.open()
            columns = tuple(_column(work, place, found, now) for place in Place)
        return Today(
            columns,
            len(self._drafts.all()),
            self._day.running_out(day, day + SOON),
            self._day.finalised(midnight),
            self._day.certified(midnight),
        )


def _column(work: UnitOfWork, place: Place, found: tuple[Treatment, ...], now: datetime) -> Column:
    here = [one for one in found if place_of(one, now) is place]
    if place is Place.RUNNING:
        flows = {one.id: _flow(work, one) for one in here}
        here.sort(key=lambda one: _end(flows[one.id], one))
        shown = (_told(work, place, one, flows[one.id], now) for one in here[:MOST])
    else:
        here.sort(key=_SORTED_BY[place])
        shown = (_told(work, place, one, None, now) for one in here[:MOST])
    return Column(place, len(here), tuple(shown))


_SORTED_BY: dict[Place, Callable[[Treatment], datetime]] = {
    Place.WAITING: lambda one: one.started,
    Place.RUNNING: lambda one: one.started,
    Place.APPROVAL: lambda one: one.recorded.at,
    Place.FINALISING: over_at,
}


def _told(
    work: UnitOfWork, place: Place, one: Treatment, flow: Flow | None, now: datetime
) -> Waiting:
    at = _SORTED_BY[place](one)
    late = place in _KINDS and is_overdue(_KINDS[place], at, now)
    return Waiting(place, one, work.patients.get(one.patient), at, flow, late)


def _flow(work: UnitOfWork, running: Treatment) -> Flow:
    """Return how a drip runs; its beginning took the planned end out of the record, not of its order."""
    planned = running
    if running.course:
        versions = work.treatments.versions(running.entry)
        planned = [one for one in versions if not one.course][-1]
    return flow_of(running, planned)


def _end(flow: Flow, running: Treatment) -> tuple[bool, datetime]:
    """Return what tells the order of running drips: who is ready first; what tells no end comes last."""
    return flow.ends is None, flow.ends or running.started
