"""The generations of backups: where they go, when the next is due, which may go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.calendar import local
from app.services.ports import ChainHead

# Fewer generations than this are never kept (guideline 6.0; record notes, G14).
FEWEST = 3
_DAILY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """Where this computer's backups go by themselves, and how many of them are kept."""

    folder: Path | None = None
    generations: int = FEWEST


NO_PLAN = BackupPlan()


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the books that was looked over after it was written."""

    path: Path
    database: str
    made: datetime
    head: ChainHead
    schema: str
    size: int


def is_due(newest: Backup | None, head: ChainHead, now: datetime, *, at_close: bool) -> bool:
    """Tell whether the books want a backup: daily, and at close if anything was done since."""
    if newest is None or newest.made > now:
        return True
    # The traces of the backup and its checkpoint are written after it, and no reason for the next.
    anything_done = head.seq > newest.head.seq + 2
    return anything_done and (at_close or now - newest.made >= _DAILY)


def surplus(backups: Iterable[Backup], generations: int) -> tuple[Backup, ...]:
    """Return the backups that may go.

    The newest stay, and the last one of each of as many days, so that a busy day
    does not push out yesterday.
    """
    keep = max(FEWEST, generations)
    newest_first = sorted(backups, key=lambda one: one.made, reverse=True)
    last_of_day: dict[object, Backup] = {}
    for one in newest_first:
        last_of_day.setdefault(local(one.made).date(), one)
    kept = {*newest_first[:keep], *list(last_of_day.values())[:keep]}
    return tuple(one for one in newest_first if one not in kept)


def named(backup: Backup) -> dict[str, object]:
    """Return what a trace says of a backup."""
    return {
        "target": str(backup.path),
        "seq": backup.head.seq,
        "head": backup.head.hash.hex(),
    }
