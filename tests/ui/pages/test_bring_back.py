"""Bringing a backup back before anybody is inside."""

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.services.trouble import BackupIsDamaged
from app.ui.kit.background import AtOnce
from app.ui.pages.bring_back import BringBackPage
from tests.samples import PASSWORD
from tests.ui.looking import error, find, line, notice, press, text


@pytest.fixture
def make(shown, say, door):
    """Return a function that shows the page, filled in."""

    def make(lane=None):
        page = shown(
            BringBackPage(say, AtOnce() if lane is None else lane, door.bring_back, door.folder)
        )
        line(page, "backup_source").setText("usb/one.tenteki-backup")
        line(page, "backup_login").setText("yamamoto")
        line(page, "backup_password").setText(PASSWORD)
        return page

    return make


def test_what_would_be_lost_is_told_before_anything_is_changed(make):
    page = make()

    press(page, "bring_back")

    assert "3 saves of records, 1 certificates" in notice(page, "bring_back_notice")


def test_what_was_agreed_to_is_done_and_told(make):
    page = make()
    press(page, "bring_back")

    press(page, "bring_back_notice_deed")

    told = notice(page, "bring_back_notice")
    assert told.startswith("The backup is back in clinic")
    assert "before-restore" in told
    assert line(page, "backup_password").text() == ""
    assert not find(page, "bring_back", QPushButton).isEnabled()


def test_a_damaged_backup_changes_nothing_and_is_told(make, door):
    door.trouble = BackupIsDamaged()
    page = make()

    press(page, "bring_back")

    assert notice(page, "bring_back_notice").startswith("This backup is damaged")
    assert find(page, "bring_back", QPushButton).isEnabled()


def test_empty_fields_are_named(make):
    page = make()
    line(page, "backup_password").setText("")

    press(page, "bring_back")

    assert error(page, "backup_password").startswith("This field is empty.")
    assert notice(page, "bring_back_notice") == ""


def test_while_it_is_verified_it_can_be_stopped(make, held):
    page = make(held)
    press(page, "bring_back")
    assert text(page, "bring_back_work_progress_words") == "Bringing back… 0 %"
    assert not find(page, "bring_back", QPushButton).isEnabled()

    press(page, "bring_back_work_progress_stop")
    held.close()

    assert notice(page, "bring_back_notice").startswith("The work was stopped.")


def test_a_folder_is_chosen_and_one_goes_back(qtbot, make):
    page = make()
    press(page, "choose_backup")
    find(page, "folder_dialog", QFileDialog).fileSelected.emit("/media/two.tenteki-backup")
    find(page, "folder_dialog", QFileDialog).reject()

    with qtbot.waitSignal(page.closed):
        press(page, "bring_back_close")

    assert line(page, "backup_source").text() == "/media/two.tenteki-backup"
