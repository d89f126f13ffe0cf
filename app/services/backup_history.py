"""What the audit trail tells of the backups: when one was last written, looked at, or failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from app.domain.audit import Deed
from app.domain.calendar import local
from app.services.generations import BackupPlan
from app.services.trail import TrailEntry

# A backup is wanted every day; a day without anybody at work is none (guideline 6.0).
OLDEST = timedelta(days=3)
# So many traces tell of all generations that are kept, and of what was done with them.
ENOUGH = 400

_STANDS = frozenset({Deed.BACKED_UP.value, Deed.RESTORED.value})


class BackupTraces(Protocol):
    """Reads what the trail of the open books tells of backups."""

    def of_backups(self, count: int) -> Sequence[TrailEntry]:
        """Return the newest such entries, newest first; the founding is the first of all."""


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """How the clinic stands with its backups; `trouble` names why the last one failed, if it did."""

    is_planned: bool
    latest: datetime | None
    is_late: bool
    failed: datetime | None = None
    trouble: str = ""

    @property
    def is_well(self) -> bool:
        """Tell whether there is nothing that anybody must hear of."""
        return not (self.is_late or self.trouble)


def standing_of(traces: Sequence[TrailEntry], plan: BackupPlan, now: datetime) -> BackupStanding:
    """Return how the clinic stands with its backups; a new clinic has a few days for its first."""
    latest = next((one.at for one in traces if one.deed in _STANDS), None)
    last = next((one for one in traces if one.deed in {Deed.BACKED_UP, Deed.BACKUP_FAILED}), None)
    failed = last is not None and last.deed == Deed.BACKUP_FAILED
    since = latest or (traces[-1].at if traces else now)
    return BackupStanding(
        is_planned=plan.folder is not None,
        latest=latest,
        is_late=now - since > OLDEST,
        failed=last.at if failed and last is not None else None,
        trouble=trouble_in(last) if failed else "",
    )


def is_told_today(traces: Sequence[TrailEntry], trouble: str, now: datetime) -> bool:
    """Tell whether the trail says of today already that this trouble kept a backup from being."""
    last = next(iter(traces), None)
    return (
        last is not None
        and last.deed == Deed.BACKUP_FAILED
        and trouble_in(last) == trouble
        and local(last.at).date() == local(now).date()
    )


def trouble_in(trace: TrailEntry | None) -> str:
    """Return what an entry says to have gone wrong with a backup, or nothing."""
    return "" if trace is None else str(trace.details.get("trouble", ""))
