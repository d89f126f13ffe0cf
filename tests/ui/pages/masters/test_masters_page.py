"""Taking masters in, in the window."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.domain.masters import Became, Change, RefusedRow, Retold, Tally
from app.services.trouble import WorkWasStopped
from app.ui.kit.table import Table
from app.ui.pages.masters import MastersPage
from tests.imports import FakeMasters, drug_row, drugs
from tests.ui.looking import cells, find, notice, press, text

WHOLE = replace(
    drugs(drug_row("620000001", "架空アミン注　５ｍｇ")),
    refused=(RefusedRow(7, "date", "2026-13-01", "620000003"),),
)
CHANGE = drug_row("620000001", change=Change.CHANGED, price=Decimal("90.5"))
MAY = drugs(CHANGE, day=date(2026, 5, 1), is_full=False)


@pytest.fixture
def page(shown, desk, door):
    door.deliveries.files["y.zip"] = (MAY, WHOLE)
    page = shown(MastersPage(desk))
    page.resize(1300, 760)
    page.refresh()
    return page


@pytest.fixture
def delivery(tmp_path):
    path = tmp_path / "y.zip"
    path.write_bytes(b"PK")
    return path


def drop(page, *paths):
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(9, 9)
    page.dragEnterEvent(
        QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, told, buttons, keys)
    )
    page.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, told, buttons, keys))


def table(page, name):
    return cells(find(page, name, Table))


def test_at_first_the_page_tells_what_brings_masters_here(page):
    assert text(page, "masters_empty_what") == "Drop files here, or choose them."
    assert not find(page, "take_masters", QPushButton).isEnabled()
    assert not find(page, "save_report", QPushButton).isEnabled()


def test_what_is_let_go_here_is_told_before_it_is_taken(page, clinic, delivery):
    drop(page, delivery)

    assert table(page, "master_files") == [
        ["Drug master", "Whole", "2026-04-01", "1", "1", "y_ALL20260401.csv"],
        ["Drug master", "Changes only", "2026-05-01", "1", "", "y_20260501.csv"],
    ]
    assert not clinic.masters.imports(clinic.actor)


def test_what_was_read_is_taken_in_and_stands_among_what_was(page, clinic, delivery):
    drop(page, delivery)

    press(page, "take_masters")

    assert notice(page, "masters_notice") == "2 files were taken in. new 1  not taken 1"
    assert table(page, "master_report") == [
        ["not taken", "row 7", "620000003", "“2026-13-01” is no date.", "y_ALL20260401.csv"]
    ]
    (newest, oldest) = table(page, "master_imports")
    assert newest[1:4] == ["Drug master", "Changes only", "2026-05-01"]
    assert oldest[5] == "1"
    tip = find(page, "master_imports", Table).rows.index(1, 6).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith(WHOLE.sha256)
    assert clinic.products.named("620000001") is not None


def test_a_file_is_chosen_too(page, delivery):
    press(page, "choose_masters")
    dialog = find(page, "masters_dialog", QFileDialog)
    dialog.filesSelected.emit([str(delivery)])

    assert len(table(page, "master_files")) == 2


def test_what_is_no_master_is_told_beside_what_is_one(page, delivery, tmp_path):
    picture = tmp_path / "holiday.jpg"
    picture.write_bytes(b"x")

    drop(page, picture, delivery)

    assert notice(page, "masters_notice").startswith("holiday.jpg is no master")
    assert len(table(page, "master_files")) == 2


def test_a_file_that_cannot_be_opened_is_told(page, tmp_path):
    drop(page, tmp_path / "gone.zip")

    assert notice(page, "masters_notice")
    assert not find(page, "take_masters", QPushButton).isEnabled()


def test_what_does_not_follow_waits_and_why_is_told(page, door, delivery):
    door.deliveries.files["y.zip"] = (MAY,)
    drop(page, delivery)

    press(page, "take_masters")

    assert "holds differences only" in notice(page, "masters_notice")
    assert "1 wait." in notice(page, "masters_notice")
    assert len(table(page, "master_files")) == 1


def test_taking_can_be_stopped(page, delivery, monkeypatch):
    drop(page, delivery)

    def stopped(*_given):
        raise WorkWasStopped

    monkeypatch.setattr(FakeMasters, "take", stopped)
    press(page, "take_masters")

    assert "stopped" in notice(page, "masters_notice")
    assert len(table(page, "master_files")) == 2


def test_the_report_can_be_saved_as_a_table(page, delivery, tmp_path, monkeypatch):
    lines = (Retold(Became.RENAMED, "620000002", "架空ガンマ注", "架空ベータ注"),)
    monkeypatch.setattr(FakeMasters, "take", lambda *_given: Tally(read=1, renamed=1, lines=lines))
    drop(page, delivery)
    press(page, "take_masters")
    press(page, "save_report")

    find(page, "save_dialog", QFileDialog).fileSelected.emit(str(tmp_path / "report.csv"))

    saved = (tmp_path / "report.csv").read_text("utf-8-sig").splitlines()
    assert saved[0] == "File,Result,Code or row,Name in the master,Remark"
    assert "renamed,620000002,架空ガンマ注,before: 架空ベータ注" in saved[1]
    assert notice(page, "masters_notice") == "Saved as report.csv."


def test_a_first_import_of_which_all_is_new_is_told_so(page, door, delivery):
    door.deliveries.files["y.zip"] = (replace(WHOLE, refused=()),)
    drop(page, delivery)

    press(page, "take_masters")

    assert text(page, "masters_empty_what") == "Nothing changed line by line."
