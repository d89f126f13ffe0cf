"""The backups in a folder, and what the audit trail says of when each was last looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.audit import Deed
from app.services.backup_history import trouble_in
from app.services.generations import Backup
from app.services.trail import TrailEntry

_LOOKED = frozenset({Deed.BACKUP_TRIED.value, Deed.BACKUP_VERIFIED.value})


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup in a folder, and when it was last looked at; `is_well` tells what was found."""

    backup: Backup
    looked_at: datetime
    is_well: bool = True


def kept(backups: Sequence[Backup], traces: Sequence[TrailEntry]) -> tuple[KeptBackup, ...]:
    """Return each backup with the latest look at it; the first was when it was written."""
    return tuple(_kept(one, traces) for one in backups)


def _kept(backup: Backup, traces: Sequence[TrailEntry]) -> KeptBackup:
    looks = (
        one
        for one in traces
        # By what it holds: a drive has another path on another computer.
        if one.deed in _LOOKED and one.details.get("head") == backup.head.hash.hex()
    )
    look = next(looks, None)
    if look is None:
        return KeptBackup(backup, backup.made)
    return KeptBackup(backup, look.at, not trouble_in(look))
