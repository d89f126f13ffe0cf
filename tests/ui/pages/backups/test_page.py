"""Looking after the backups in the window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.domain.audit import Deed
from app.services.generations import BackupPlan
from app.services.trouble import BackupDiskIsFull, BackupFolderIsGone
from app.ui.kit.choice import Choice
from app.ui.kit.table import Table
from app.ui.pages.backups import BackupsPage
from tests import samples
from tests.ui.looking import cells, find, line, notice, press, text

USB, OTHER = Path("usb"), Path("other")


@pytest.fixture
def planned(clinic, door):
    """The clinic whose backups go to a drive, with one made yesterday."""
    door.shelf.folders |= {USB, OTHER}
    clinic.backups.follow(BackupPlan(USB, 3))
    clinic.backups.make(clinic.actor, USB)
    door.clock.forward(days=1)
    return clinic


@pytest.fixture
def page(planned, shown, desk):
    page = shown(BackupsPage(desk))
    page.resize(1200, 700)
    page.refresh()
    return page


def table(page):
    return cells(find(page, "backup_table", Table))


def choose(page, folder):
    dialog = find(page, "folder_dialog", QFileDialog)
    dialog.fileSelected.emit(str(folder))


def test_a_backup_is_shown_with_its_age_its_size_and_what_is_known_of_it(page, planned):
    head = planned.backups.all(planned.actor, USB)[0].backup.head.seq

    assert table(page) == [["2026-11-20 14:21", "1 d", "0.0 MB", str(head), "verified 11-20 14:21"]]
    assert text(page, "backups_head_below") == "The latest is 1 d old."


def test_without_a_plan_nothing_can_be_backed_up_here(clinic, shown, desk):
    page = shown(BackupsPage(desk))
    page.refresh()

    assert text(page, "backups_empty_what") == "No folder is chosen yet."
    assert not find(page, "back_up_now", QPushButton).isEnabled()
    assert text(page, "backups_head_below") == "None was ever written."


def test_a_folder_that_is_chosen_is_planned_and_looked_into(page, planned, door):
    press(page, "choose_folder")
    choose(page, OTHER)

    assert planned.backups.plan == BackupPlan(OTHER, 3)
    assert notice(page, "backups_notice") == "The plan is written down on this computer."
    assert text(page, "backups_empty_what") == "There is no backup here."
    assert door.books.trail[-1].deed is Deed.BACKUPS_PLANNED


def test_more_generations_are_kept_where_that_is_wished(page, planned):
    find(page, "backup_generations", Choice).set_value(14)

    assert planned.backups.plan == BackupPlan(USB, 14)


def test_nothing_goes_anywhere_by_itself_any_more(page, planned):
    press(page, "no_folder")

    assert planned.backups.plan == BackupPlan(None, 3)
    assert find(page, "no_folder").isHidden()


def test_a_backup_is_made_and_shown(qtbot, page):
    with qtbot.waitSignal(page.changed):
        press(page, "back_up_now")

    assert notice(page, "backups_notice").startswith("Backed up and verified: ")
    assert len(table(page)) == 2
    assert text(page, "backups_head_below") == "The latest is 0 min old."


def test_a_backup_goes_to_another_drive_and_the_plan_stays(page, planned, door):
    press(page, "back_up_elsewhere")
    choose(page, OTHER)

    assert planned.backups.plan.folder == USB
    assert [one.path.parent for one in door.shelf.kept] == [USB, OTHER]


def test_a_drive_that_is_full_is_told(page, door):
    door.shelf.trouble = BackupDiskIsFull()

    press(page, "back_up_now")

    assert notice(page, "backups_notice").startswith("There is not enough room on the drive.")
    assert find(page, "back_up_now", QPushButton).isEnabled()


def test_a_drive_that_was_pulled_out_is_told(page, door):
    door.shelf.folders.clear()

    page.refresh()

    assert notice(page, "backups_notice").startswith("The folder of the backups is not there.")
    assert table(page) == []


def test_a_backup_is_verified(page):
    press(page, "verify_backup")

    assert notice(page, "backups_notice") == "The backup of 2026-11-20 14:21 is as it was written."
    assert table(page)[0][-1] == "verified 11-21 14:21"


def test_a_damaged_backup_is_named_and_shows_it(page, door):
    door.shelf.damaged += door.shelf.kept

    press(page, "verify_backup")

    assert notice(page, "backups_notice").startswith("This backup is damaged")
    assert table(page)[0][-1] == "damaged 11-21 14:21"


def test_a_drill_asks_for_the_password_and_tells_what_came_back(page):
    press(page, "drill_backup")
    line(page, "own_password").setText(samples.PASSWORD)
    press(page, "filing_file")

    assert notice(page, "backups_notice").startswith("The backup can be brought back: 3 patients")


def test_a_drill_with_another_password_tells_so(page):
    press(page, "drill_backup")
    line(page, "own_password").setText("another-password")
    press(page, "filing_file")

    assert notice(page, "backups_notice")
    assert table(page)[0][-1] == "verified 11-20 14:21"


@pytest.fixture
def waiting(planned, shown, desk, held):
    """A page whose work waits until it is let go."""
    page = shown(BackupsPage(replace(desk, lane=held)))
    page.refresh()
    held.close()
    press(page, "back_up_now")
    return page


def test_while_a_backup_is_written_nothing_else_is_begun(waiting, held):
    assert text(waiting, "backup_work_progress_words") == "Backing up… 0 %"
    for name in ("back_up_now", "back_up_elsewhere", "verify_backup", "drill_backup"):
        assert not find(waiting, name, QPushButton).isEnabled()

    held.close()

    assert find(waiting, "backup_work").isHidden()
    assert find(waiting, "verify_backup", QPushButton).isEnabled()


def test_a_backup_that_is_stopped_leaves_nothing_and_says_so(waiting, held, door):
    press(waiting, "backup_work_progress_stop")

    held.close()

    assert notice(waiting, "backups_notice").startswith("The work was stopped.")
    assert len(door.shelf.kept) == 1
    assert BackupFolderIsGone.__name__ not in str(door.books.trail[-1].details)
