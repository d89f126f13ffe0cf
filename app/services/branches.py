"""The clinic's further facilities (分院): added, their facts changed, closed and opened again."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.audit import AuditEntry, Deed, differing
from app.domain.facilities import Branch, BranchId, Facility, Premises, check_branch
from app.domain.staff import Actor, Permission
from app.services.clinic import facts_of
from app.services.clinic_facts import ClinicFacts
from app.services.ports import Begin, Clock, NewId

# Makes another branch of one.
_Change = Callable[[Branch], Branch]


class BranchService:
    """What can be asked of the facilities that keep their books together."""

    def __init__(self, begin: Begin, clock: Clock, new_id: NewId, known: ClinicFacts) -> None:
        self._begin = begin
        self._clock = clock
        self._new_id = new_id
        self._known = known

    def premises(self, actor: Actor) -> Premises:
        """Return all facilities, closed branches too."""
        actor.require(Permission.ENTER)
        with self._begin(to_look=True) as work:
            self._known.premises = work.facility.premises()
        return self._known.premises

    def add(self, actor: Actor, facility: Facility) -> Branch:
        """Add a branch, which is open from now on; raises Refused with every faulty field."""
        actor.require(Permission.CHANGE_CLINIC)
        branch = Branch(self._new_id(), facility)
        with self._begin() as work:
            check_branch(branch, work.facility.premises())
            work.facility.put_branch(branch)
            details = facts_of(facility)
            work.commit(
                AuditEntry(actor.staff, self._clock(), Deed.BRANCH_ADDED, branch.id, details)
            )
        self.premises(actor)
        return branch

    def change(self, actor: Actor, branch: BranchId, facility: Facility) -> Branch:
        """Write the changed facts of a branch; what was recorded keeps the beds of its day.

        Raises:
            Refused: with every faulty field.
            NotThere: there is no such branch.
        """
        actor.require(Permission.CHANGE_CLINIC)
        return self._change(actor, branch, lambda one: replace(one, facility=facility))

    def set_open(self, actor: Actor, branch: BranchId, *, is_open: bool) -> Branch:
        """Close a branch, or open it again; raises NotThere, Refused where its name was taken since."""
        actor.require(Permission.CHANGE_CLINIC)
        return self._change(actor, branch, lambda one: replace(one, is_open=is_open))

    def _change(self, actor: Actor, branch: BranchId, change: _Change) -> Branch:
        with self._begin() as work:
            premises = work.facility.premises()
            before = premises.branch(branch)
            changed = change(before)
            check_branch(changed, premises)
            work.facility.put_branch(changed)
            was, now = differing(_facts(before), _facts(changed))
            details = {"name": changed.facility.name, "before": was, "after": now}
            work.commit(
                AuditEntry(actor.staff, self._clock(), Deed.BRANCH_CHANGED, branch, details)
            )
        self.premises(actor)
        return changed


def _facts(branch: Branch) -> dict[str, object]:
    return {**facts_of(branch.facility), "is_open": branch.is_open}
