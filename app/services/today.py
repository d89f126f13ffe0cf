"""What waits today: to be begun, to run out, to be approved, to be final; and what is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.board import Place, place_of
from app.domain.calendar import local
from app.domain.flow import Flow, flow_of
from app.domain.patients import Patient, PatientId
from app.domain.staff import Actor, Permission
from app.domain.todo import Kind, is_overdue, over_at
from app.domain.treatments import Treatment, TreatmentId
from app.domain.verdicts import Assessment
from app.services.ports import Begin, Clock, Drafts, UnitOfWork
from app.services.registers import DayCounts

# So many of each place are shown, the most pressing first; of the others the count.
MOST = 40
# An exemption that runs out within so long is told.
SOON = timedelta(days=30)
_KINDS = {Place.APPROVAL: Kind.APPROVAL, Place.FINALISING: Kind.FINALISING}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One infusion that waits: whose, since when, as what it was judged, and how far it has run.

    What runs lacks its end, and would be incomplete: it is judged as it was ordered.
    """

    place: Place
    treatment: Treatment
    patient: Patient
    at: datetime
    judged: Assessment
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
        with self._begin(to_look=True) as work:
            found = work.treatments.open()
            lists = [_list(work, place, found, now) for place in Place]
            shown = frozenset(one.patient for each in lists for one in each.here[:MOST])
            patients = work.patients.some(shown)
        return Today(
            tuple(_column(one, patients, now) for one in lists),
            len(self._drafts.all()),
            self._day.running_out(day, day + SOON),
            self._day.finalised(midnight),
            self._day.certified(midnight),
        )


@dataclass(frozen=True, slots=True)
class _List:
    """What waits in one place, the most pressing first; of what runs, the orders and how far they are."""

    place: Place
    here: list[Treatment]
    orders: Mapping[TreatmentId, Treatment] = field(default_factory=dict)
    flows: Mapping[TreatmentId, Flow] = field(default_factory=dict)


def _list(work: UnitOfWork, place: Place, found: tuple[Treatment, ...], now: datetime) -> _List:
    here = [one for one in found if place_of(one, now) is place]
    if place is not Place.RUNNING:
        here.sort(key=_SORTED_BY[place])
        return _List(place, here)
    orders = {one.id: _order_of(work, one) for one in here}
    flows = {one.id: flow_of(one, orders[one.id]) for one in here}
    here.sort(key=lambda one: _end(flows[one.id], one))
    return _List(place, here, orders, flows)


def _column(found: _List, patients: Mapping[PatientId, Patient], now: datetime) -> Column:
    place, shown = found.place, []
    for one in found.here[:MOST]:
        at = _SORTED_BY[place](one)
        late = place in _KINDS and is_overdue(_KINDS[place], at, now)
        judged, flow = found.orders.get(one.id, one).assessment, found.flows.get(one.id)
        shown.append(Waiting(place, one, patients[one.patient], at, judged, flow, late))
    return Column(place, len(found.here), tuple(shown))


_SORTED_BY: dict[Place, Callable[[Treatment], datetime]] = {
    Place.WAITING: lambda one: one.started,
    Place.RUNNING: lambda one: one.started,
    Place.APPROVAL: lambda one: one.recorded.at,
    Place.FINALISING: over_at,
}


def _order_of(work: UnitOfWork, running: Treatment) -> Treatment:
    """Return the order of what runs: its beginning took the planned end out of the record."""
    if not running.course:
        return running
    return [one for one in work.treatments.versions(running.entry) if not one.course][-1]


def _end(flow: Flow, running: Treatment) -> tuple[bool, datetime]:
    """Return what tells the order of running drips: who is ready first; what tells no end comes last."""
    return flow.ends is None, flow.ends or running.started
