"""The rules of operation (運用管理規程): what a clinic writes down of how it keeps its records."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.domain.audit import AuditEntry, Deed
from app.domain.facilities import Facility
from app.domain.settings import Settings
from app.domain.staff import Actor, Member, Permission
from app.services.generations import BackupPlan
from app.services.ports import Begin, Clock


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What a clinic's rules are filled with; `people` are those with an account of today."""

    facility: Facility
    people: tuple[Member, ...]
    settings: Settings
    plan: BackupPlan


# Fills the template in, as it stands at a moment: as text, or as a PDF.
WriteRules = Callable[[RuleFacts, datetime], bytes]


class OperationRulesService:
    """What can be asked about the rules of operation."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        plan: Callable[[], BackupPlan],
        write: WriteRules,
        lay_out: WriteRules,
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._plan = plan
        self._write = write
        self._lay_out = lay_out

    def export(self, actor: Actor, *, as_pdf: bool) -> bytes:
        """Return the rules, filled in with what the clinic has set; that they were taken is written."""
        actor.require(Permission.CHANGE_CLINIC)
        now = self._clock()
        with self._begin() as work:
            facts = RuleFacts(
                work.facility.get(),
                tuple(one for one in work.staff.all() if one.is_active and not one.is_emergency),
                work.settings.get(),
                self._plan(),
            )
            made = (self._lay_out if as_pdf else self._write)(facts, now)
            details = {"form": "pdf" if as_pdf else "text"}
            work.commit(AuditEntry(actor.staff, now, Deed.RULES_EXPORTED, None, details))
        return made
