"""What belongs to this computer alone."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from app import __version__, paths
from app.domain.staff import Actor
from app.ui.desk import Desk
from app.ui.kit.background import AtOnce
from app.ui.kit.station import Station
from app.ui.pages.computer import ComputerPage
from app.workstation import read
from tests import samples
from tests.ui.looking import find, line, notice, press, text


@pytest.fixture
def page(shown, desk, station):
    return shown(ComputerPage(desk, station))


def test_it_tells_where_data_settings_and_log_are(page, file, tmp_path):
    assert text(page, "places_0") == str(tmp_path / "books")
    assert text(page, "places_2") == str(file)
    assert text(page, "places_3").endswith("tenteki.log")


def test_it_tells_which_program_and_tables_these_are(page):
    assert text(page, "programs_0") == __version__
    assert text(page, "programs_1") == "0001"
    assert text(page, "printers_0")


def test_a_report_is_copied_that_names_nobody(page, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    log = paths.log_in(tmp_path / "books")
    log.parent.mkdir()
    log.write_text("2026-11-23 ERROR ab12cd34 ValueError at page.py:7", "utf-8")

    press(page, "copy_report")

    copied = QGuiApplication.clipboard().text()
    assert f"Version: {__version__}" in copied
    assert "ab12cd34" in copied
    assert str(tmp_path) not in copied
    assert notice(page, "computer_notice") == "Copied. It holds no patient's data."


def test_another_folder_holds_from_the_next_start(page, file, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    paths.database_in(other).write_bytes(b"")

    page.use_folder(str(other))

    assert read(file).folder == other
    assert "start it again" in notice(page, "computer_notice")


def test_a_folder_without_a_clinic_is_not_taken(page, file, tmp_path):
    page.use_folder(str(tmp_path))

    assert not file.exists()
    assert notice(page, "computer_notice").startswith("No clinic's data")


def test_what_cannot_be_kept_is_told(page, file, tmp_path):
    file.mkdir()
    paths.database_in(tmp_path).write_bytes(b"")

    page.use_folder(str(tmp_path))

    assert notice(page, "computer_notice")


def test_the_scanner_is_tried_out_and_nothing_is_written(page, door):
    before = list(door.books.trail)

    line(page, "scan_try_line").setText("(01)14987123456781")
    line(page, "scan_try_line").returnPressed.emit()
    known = notice(page, "scan_try_notice")
    line(page, "scan_try_line").setText("hello")
    line(page, "scan_try_line").returnPressed.emit()

    assert known
    assert door.books.trail == before
    assert notice(page, "scan_try_notice").startswith("This is no package code")


def test_what_is_set_elsewhere_is_one_press_away(page, qtbot):
    with qtbot.waitSignal(page.went) as went:
        press(page, "to_appearance")

    assert went.args == ["appearance"]


def test_who_may_not_change_the_clinic_leaves_its_folder_alone(shown, desk, station):
    nurse = replace(desk.clinic, actor=Actor(samples.NURSE))

    page = shown(ComputerPage(Desk(nurse, desk.say, AtOnce(), desk.clock), station))

    assert find(page, "use_folder", QPushButton).isHidden()


def test_where_nothing_can_be_kept_no_other_folder_is_offered(shown, desk, say):
    page = shown(ComputerPage(desk, Station(say)))

    assert find(page, "use_folder", QPushButton).isHidden()
