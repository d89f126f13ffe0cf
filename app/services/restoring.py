"""What a backup does to the books whose place it takes, who may do that, and its trace."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import local
from app.domain.certificates import counted
from app.domain.staff import Actor, Member, Permission
from app.domain.verdicts import CertificateType
from app.services.canonical import moment
from app.services.generations import Backup, named
from app.services.ports import Begin, Clock, UnitOfWork

# More certificates than a clinic issues between two backups.
_LEAP = 1000


class Standing(StrEnum):
    """How the books in a folder stand to a backup that is about to take their place."""

    NONE = "none"  # there are none
    BEHIND = "behind"  # the backup goes on where they end, or ends with them
    AHEAD = "ahead"  # they go on where the backup ends
    APART = "apart"  # both went on from a common past, each its own way
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Loss:
    """What the books in a folder hold that a backup does not, and so would be set aside.

    `numbers` are the last numbers that their certificates have, of each type and year.
    """

    standing: Standing
    traces: int = 0
    records: int = 0
    certificates: int = 0
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of bringing a backup back; `aside` is where the books lie that stood there before."""

    backup: Backup
    loss: Loss
    aside: Path | None


@dataclass(frozen=True, slots=True)
class Wish:
    """Which backup shall come back, by whose password; `agreed` is what they agreed to lose."""

    source: Path
    login: str
    password: str
    agreed: Loss | None = None

    def __repr__(self) -> str:
        # Whatever is written into a report of a fault, the password is not.
        return f"Wish({self.source})"


def permitted(member: Member) -> Actor:
    """Return who brings a backup back; raises NotPermitted."""
    actor = Actor(member)
    actor.require(Permission.BACK_UP)
    return actor


def note_restored(begin: Begin, clock: Clock, actor: Actor, restored: Restored) -> None:
    """Write into the books that were brought back that they were, and what was set aside."""
    with begin() as work:
        numbers = _passed_over(work, restored.loss, local(clock()).year)
        work.commit(AuditEntry(actor.staff, clock(), Deed.RESTORED, None, _told(restored, numbers)))


def _told(restored: Restored, numbers: tuple[str, ...]) -> dict[str, object]:
    return {
        **named(restored.backup),
        "made": moment(restored.backup.made),
        "standing": restored.loss.standing.value,
        "traces": restored.loss.traces,
        "aside": None if restored.aside is None else restored.aside.name,
        "numbers": list(numbers),
    }


def _passed_over(work: UnitOfWork, loss: Loss, year: int) -> tuple[str, ...]:
    """Return the numbers of certificates up to which none may be given again.

    Where the books that went on cannot be asked, more are passed over than they can have given.
    """
    if loss.standing not in (Standing.NONE, Standing.UNREADABLE):
        return loss.numbers
    kinds = (kind for kind in CertificateType if kind is not CertificateType.NONE)
    following = (counted(work.certificates.next_number(kind, year)) for kind in kinds)
    return tuple(f"{start}{count + _LEAP - 1:06d}" for start, count in following)
