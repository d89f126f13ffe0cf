"""`tenteki backup`, `restore`, `doctor` and `rules`: the upkeep of the books, without a window."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from app.cli.asking import Percent, agrees
from app.domain.errors import DomainError
from app.i18n import Wording
from app.problems import explain
from app.services.backup import Drill
from app.services.checkup import Look, Progress
from app.services.generations import Backup
from app.services.restoring import Loss, Restored, Standing
from app.services.trouble import StorageError, of_the_system
from app.upkeep import backup_line, drill_line, look_line, loss_line, part_word, restored_line

ALL_IS_WELL, SOMETHING_IS_WRONG, NOTHING_WAS_DONE = 0, 1, 2

Confirm = Callable[[Loss], bool]


def back_up(make: Callable[[Progress], Backup], say: Wording) -> int:
    """Write a backup and tell of it; return the exit status."""
    try:
        print(backup_line(make(Percent()), say))
    except (DomainError, StorageError) as error:
        return _told(error, say)
    return ALL_IS_WELL


def restore(
    bring_back: Callable[[Confirm, Progress], Restored | None],
    folder: Path,
    say: Wording,
    *,
    is_agreed: bool,
) -> int:
    """Bring a backup back once somebody agreed to what is set aside; return the exit status."""

    def confirm(loss: Loss) -> bool:
        print(loss_line(loss, say))
        free = loss.standing in {Standing.NONE, Standing.BEHIND}
        return free or is_agreed or agrees(say("Shall the backup take their place?"), say)

    try:
        restored = bring_back(confirm, Percent())
    except (DomainError, StorageError) as error:
        return _told(error, say)
    if restored is None:
        print(say("Nothing was changed."))
        return SOMETHING_IS_WRONG
    print(restored_line(restored, folder, say))
    return ALL_IS_WELL


def drill(try_out: Callable[[Progress], Drill], say: Wording) -> int:
    """Try a backup out and tell what it gave back; return the exit status."""
    try:
        print(drill_line(try_out(Percent()), say))
    except (DomainError, StorageError) as error:
        return _told(error, say)
    return ALL_IS_WELL


def doctor(look_over: Callable[[], Iterator[Look]], say: Wording) -> int:
    """Tell of each part of the books whether it is well; return the exit status."""
    status = ALL_IS_WELL
    well, wrong = say("ok"), say("WRONG")
    try:
        for look in look_over():
            mark = well if look.is_well else wrong
            print(f"[{mark}] {part_word(look.part, say)}: {look_line(look, say)}", flush=True)
            if not look.is_well:
                status = SOMETHING_IS_WRONG
    except (DomainError, StorageError) as error:
        _told(error, say)
        return NOTHING_WAS_DONE
    return status


def write_file(write: Callable[[], None], file: Path, say: Wording) -> int:
    """Write a file and tell of it; return the exit status."""
    try:
        write()
    except OSError as error:
        return _told(of_the_system(error), say)
    except (DomainError, StorageError) as error:
        return _told(error, say)
    print(say("Saved as {name}.", name=str(file)))
    return ALL_IS_WELL


def carry_out(work: Callable[[], str], say: Wording) -> int:
    """Do something and tell what came of it; return the exit status."""
    try:
        print(work())
    except (DomainError, StorageError) as error:
        return _told(error, say)
    return ALL_IS_WELL


def _told(error: DomainError | StorageError, say: Wording) -> int:
    sys.stderr.write(f"tenteki: {explain(error, say)}\n")
    return SOMETHING_IS_WRONG
