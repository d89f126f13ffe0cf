from pathlib import Path

import pytest

from app.cli import upkeep
from app.domain.errors import WrongPassword
from app.services.backup import Drill
from app.services.checkup import Look, Part
from app.services.generations import Backup
from app.services.ports import ChainHead
from app.services.restoring import Loss, Restored, Standing
from app.services.trouble import BackupFolderIsGone, DatabaseIsOpenElsewhere
from tests import samples

BACKUP = Backup(Path("usb/one"), "0f" * 16, samples.NOW, ChainHead(7, bytes(32)), "0001", 2_500_000)


def raising(error):
    def work(*_given):
        raise error

    return work


def test_a_backup_is_told_with_its_place_and_size(say, capsys):
    status = upkeep.back_up(lambda _progress: BACKUP, say)

    said = capsys.readouterr().out
    assert status == 0
    assert str(BACKUP.path) in said
    assert "2.5 MB" in said
    assert "entry 7" in said


@pytest.mark.parametrize("work", [upkeep.back_up, upkeep.drill])
def test_what_goes_wrong_is_told_in_two_sentences(say, capsys, work):
    status = work(raising(BackupFolderIsGone()), say)

    said = capsys.readouterr().err
    assert status == 1
    assert said.startswith("tenteki: The folder of the backups is not there. Plug")


def test_a_drill_tells_what_came_back(say, capsys):
    drill = Drill(BACKUP, 3, 12, 4, 99, 1.25)

    assert upkeep.drill(lambda _progress: drill, say) == 0

    said = capsys.readouterr().out
    for figure in ("3 patients", "12 records", "4 certificates", "99 entries"):
        assert figure in said


class BringBack:
    """Brings a backup back if that is agreed to."""

    def __init__(self, loss):
        self.loss = loss

    def __call__(self, confirm, progress):
        """Ask, then do it."""
        progress(100, 100)
        return Restored(BACKUP, self.loss, Path("aside")) if confirm(self.loss) else None


def restore(loss, say, *, is_agreed=False):
    return upkeep.restore(BringBack(loss), Path("clinic"), say, is_agreed=is_agreed)


def test_what_would_be_set_aside_is_told_and_nothing_done_unasked(say, capsys):
    status = restore(Loss(Standing.AHEAD, 9, 4, 1), say)

    said = capsys.readouterr().out
    assert status == 1
    for figure in ("4 saves of records", "1 certificates", "9 entries"):
        assert figure in said
    assert "Nothing was changed." in said


def test_newer_books_are_set_aside_where_that_was_said_before(say, capsys):
    status = restore(Loss(Standing.APART, 9, 4, 1), say, is_agreed=True)

    assert status == 0
    assert "lies in aside" in capsys.readouterr().out


@pytest.mark.parametrize("standing", [Standing.NONE, Standing.BEHIND])
def test_where_nothing_is_lost_nobody_is_asked(say, standing):
    assert restore(Loss(standing), say) == 0


def test_books_that_cannot_be_read_are_not_set_aside_unasked(say):
    assert restore(Loss(Standing.UNREADABLE), say) == 1


def test_a_restore_that_cannot_be_done_is_told(say, capsys):
    status = upkeep.restore(raising(WrongPassword()), Path("clinic"), say, is_agreed=True)

    assert status == 1
    assert "do not belong together" in capsys.readouterr().err


def test_the_doctor_says_a_line_for_each_part(say, capsys):
    looks = [Look(Part.PAGES, True, 75), Look(Part.CHAIN, False, 1, "4")]

    status = upkeep.doctor(lambda: iter(looks), say)

    first, second = capsys.readouterr().out.splitlines()
    assert status == 1
    assert first == "[ok] Pages: 75, each sealed as it was written."
    assert second.startswith("[WRONG] Audit trail: The chain is broken at entry 4. Somebody")


def test_sound_books_end_with_zero(say):
    assert upkeep.doctor(lambda: iter([Look(Part.PAGES, True, 75)]), say) == 0


def test_a_doctor_who_cannot_look_says_why_and_ends_with_two(say, capsys):
    status = upkeep.doctor(raising(DatabaseIsOpenElsewhere()), say)

    assert status == 2
    assert "open in another window" in capsys.readouterr().err
