"""The regular sets of the clinic: kept, changed, put aside."""

from dataclasses import replace

from app.domain.audit import AuditEntry, Deed
from app.domain.keys import Stamp
from app.domain.regular_sets import KeptSet, RegularSet, check_set, plain_line
from app.domain.staff import Actor, Permission
from app.services.ports import Begin, Clock, NewId


class SetService:
    """What can be asked of the regular sets."""

    def __init__(self, begin: Begin, clock: Clock, new_id: NewId) -> None:
        self._begin = begin
        self._clock = clock
        self._new_id = new_id

    def all(self, actor: Actor) -> tuple[RegularSet, ...]:
        """Return every set, by name; those that are no longer used say so."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            return work.settings.sets.current()

    def keep(self, actor: Actor, changed: RegularSet) -> RegularSet:
        """Write a new set (version 0), or another version of one, and return it.

        Raises:
            Refused: with every faulty field.
            SavedByAnother: somebody changed it meanwhile.
        """
        actor.require(Permission.MANAGE_MASTERS)
        check_set(changed)
        now = self._clock()
        kept = replace(
            changed,
            id=changed.id if changed.version else self._new_id(),
            name=changed.name.strip(),
            lines=tuple(map(plain_line, changed.lines)),
            version=changed.version + 1,
        )
        with self._begin() as work:
            work.settings.sets.add(KeptSet(kept, Stamp(actor.staff, now)))
            details = {
                "name": kept.name,
                "version": kept.version,
                "is_active": kept.is_active,
                "products": [line.product for line in kept.lines],
            }
            work.commit(AuditEntry(actor.staff, now, Deed.SET_KEPT, kept.id, details))
        return kept
