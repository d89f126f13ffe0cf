"""The history of a record: every version, whoever had a hand in it, and what was certified of each."""

from collections import defaultdict
from collections.abc import Mapping

from app.domain.audit import AuditEntry, Deed
from app.domain.errors import NotThere
from app.domain.staff import Actor, Member, Permission, StaffId
from app.domain.treatments import EntryId, Treatment, TreatmentId
from app.domain.values import dataclass
from app.domain.versions import RecordHistory, hands
from app.services.ports import Begin, Clock, UnitOfWork


@dataclass(frozen=True, slots=True)
class Standing:
    """A record in its newest version, and everybody it names."""

    treatment: Treatment
    people: Mapping[StaffId, Member]


class HistoryService:
    """What can be asked of the versions of a record."""

    def __init__(self, begin: Begin, clock: Clock) -> None:
        self._begin = begin
        self._clock = clock

    def visit(self, actor: Actor, entry: EntryId) -> RecordHistory:
        """Return all versions for somebody who opens them; that they were looked at is written.

        Raises:
            NotThere: there is no such record.
        """
        actor.require(Permission.READ)
        with self._begin() as work:
            history = _history(work, entry)
            newest = history.versions[-1]
            details = {"entry": str(entry), "versions": len(history.versions)}
            work.commit(
                AuditEntry(actor.staff, self._clock(), Deed.RECORD_VIEWED, newest.id, details)
            )
        return history

    def standing(self, actor: Actor, entry: EntryId) -> Standing | None:
        """Return how a record that somebody has open stands by now, or None where there is none."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            newest = work.treatments.current(entry)
            if newest is None:
                return None
            return Standing(newest, {one: work.staff.get(one) for one in hands(newest)})


def _history(work: UnitOfWork, entry: EntryId) -> RecordHistory:
    versions = work.treatments.versions(entry)
    if not versions:
        raise NotThere("treatment", str(entry))
    everybody = frozenset().union(*(hands(one) for one in versions))
    return RecordHistory(
        patient=work.patients.get(versions[-1].patient),
        versions=versions,
        people={one: work.staff.get(one) for one in everybody},
        certificates=_certificates(work, versions[-1]),
        premises=work.facility.premises(),
    )


def _certificates(work: UnitOfWork, newest: Treatment) -> dict[TreatmentId, tuple[str, ...]]:
    numbers: defaultdict[TreatmentId, tuple[str, ...]] = defaultdict(tuple)
    for one in reversed(work.certificates.of_patient(newest.patient)):
        if one.entry == newest.entry:
            numbers[work.certificates.get(one.number).treatment] += (one.number,)
    return dict(numbers)
