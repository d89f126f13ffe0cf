"""How backups are told: how old, how large, what is known of them, and what is wanting."""

from datetime import datetime, timedelta

from app.domain.calendar import local
from app.i18n import Wording
from app.services import trouble
from app.services.backup_history import BackupStanding
from app.services.kept_backups import KeptBackup
from app.upkeep import backup_trouble

_MEGABYTE, _GIGABYTE = 1_000_000, 1_000_000_000
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def age_word(age: timedelta, say: Wording) -> str:
    """Return how old something is, in the largest unit that fits."""
    if age >= _DAY:
        return say("{days} d", days=age // _DAY)
    if age >= _HOUR:
        return say("{hours} h", hours=age // _HOUR)
    return say("{minutes} min", minutes=max(0, age // timedelta(minutes=1)))


def size_word(size: int, say: Wording) -> str:
    """Return how large a backup is."""
    if size >= _GIGABYTE:
        return say("{size} GB", size=f"{size / _GIGABYTE:.1f}")
    return say("{size} MB", size=f"{size / _MEGABYTE:.1f}")


def state_word(one: KeptBackup, say: Wording) -> str:
    """Return when a backup was last looked at, and what was found."""
    at = f"{local(one.looked_at):%m-%d %H:%M}"
    return say("verified {at}", at=at) if one.is_well else say("damaged {at}", at=at)


def latest_line(standing: BackupStanding, now: datetime, say: Wording) -> str:
    """Return how old the latest backup is."""
    if standing.latest is None:
        return say("None was ever written.")
    return say("The latest is {age} old.", age=age_word(now - standing.latest, say))


def wanting_line(standing: BackupStanding, now: datetime, say: Wording) -> str:
    """Return what everybody must hear of the backups; nothing while all is well."""
    gap = "" if say.language == "ja" else " "
    parts = []
    if standing.failed is not None:
        at = f"{local(standing.failed):%m-%d %H:%M}"
        parts = [say("{at}: no backup could be written.", at=at), *_why(standing.trouble, say)]
    elif standing.is_late and standing.latest is not None:
        parts = [say("A backup is overdue."), latest_line(standing, now, say)]
    elif standing.is_late:
        parts = [say("There is no backup yet. With this computer everything would be lost.")]
    return gap.join(parts)


def _why(name: str, say: Wording) -> tuple[str, ...]:
    kind = getattr(trouble, name, None)
    if isinstance(kind, type) and issubclass(kind, trouble.BackupTrouble):
        return backup_trouble(kind(), say)
    return backup_trouble(trouble.BackupTrouble(), say)
