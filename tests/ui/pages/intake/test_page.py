"""The page of a table: file, columns, what each row would come to, and the good ones taken."""

from dataclasses import replace

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from app.domain.sheets import Source, Table, TableForm, Taken
from app.sheets.reading import read_tables
from app.sheets.writing import write_table
from app.ui.kit.choice import Choice
from app.ui.kit.segmented import Segmented
from app.ui.kit.table import Table as Rows
from app.ui.pages.intake import IntakePage
from tests import samples
from tests.reliability.tables import ENTRIES, PATIENTS
from tests.services.test_entry_intake import ROW
from tests.services.test_patient_intake import GOOD
from tests.ui.looking import cells, find, line, notice, press, text

BAD = ("佐々木 希", "ささき のぞみ", "H33.1.1", "女", "東京都港区1", "")


@pytest.fixture
def page(shown, desk):
    page = shown(IntakePage(desk))
    page.resize(1204, 800)
    return page


@pytest.fixture
def patients(tmp_path):
    """Return a workbook with one good patient and one whose birth is no day."""
    path = tmp_path / "患者.xlsx"
    path.write_bytes(write_table(Table("一覧", PATIENTS, (GOOD, BAD)), TableForm.XLSX))
    return path


@pytest.fixture
def entries(tmp_path, books):
    """Return a table of one infusion, twice; the second lacks its basis."""
    books.pages.patients[samples.REN.id] = samples.REN
    path = tmp_path / "点滴.csv"
    rows = (ROW, tuple("" if place == 6 else cell for place, cell in enumerate(ROW)))
    rows = (rows[0], (*rows[1][:1], "2025/8/3", *rows[1][2:]))
    path.write_bytes(write_table(Table("", ENTRIES, rows), TableForm.CSV))
    return path


@pytest.fixture
def books(door):
    return door.books


def rows(page):
    return cells(find(page, "tried_table", Rows))


def column(qtbot, page, field):
    """Return the choice of a column; that of the table before goes with the next event."""
    name = f"column_{field}"
    qtbot.waitUntil(lambda: len(page.findChildren(Choice, name)) == 1)
    return find(page, name, Choice)


def choose_entries(page):
    find(page, "intake_taken", Segmented).set_value(Taken.ENTRIES)


def test_the_columns_are_guessed_and_shown_with_a_first_value(page, patients):
    page.open(str(patients))

    name = find(page, "column_name", Choice)
    assert name.currentText() == "氏名  (山﨑 樹)"
    assert find(page, "column_phone", Choice).currentText() == "not in the table"
    assert text(page, "intake_head_below") == "患者.xlsx: 2 rows"


def test_each_row_is_tried_before_anything_is_written(page, patients, books):
    before = len(books.pages.patients)
    page.open(str(patients))

    press(page, "intake_try")

    assert [(row[0], row[3]) for row in rows(page)] == [("2", "would be taken"), ("3", "refused")]
    assert rows(page)[1][5].startswith("Date of birth: This is not a date.")
    assert text(page, "intake_bar_message") == "1 rows would be taken, 1 are refused."
    assert len(books.pages.patients) == before


def test_the_good_rows_are_taken_and_the_others_told(page, patients, books):
    before = len(books.pages.patients)
    page.open(str(patients))
    press(page, "intake_try")

    press(page, "intake_take")

    assert len(books.pages.patients) == before + 1
    assert notice(page, "intake_notice") == "1 rows were taken, 1 were not."
    assert [row[0] for row in rows(page)] == ["3"]
    assert find(page, "intake_take").isHidden()


def test_past_infusions_show_their_verdicts(page, entries, books):
    choose_entries(page)
    page.open(str(entries))
    press(page, "intake_try")

    good, bad = rows(page)
    assert good[1:4] == ["渡邉 蓮", "2025-08-01 13:20", "would be taken"]
    assert "NPB: " in good[5]
    assert bad[5].startswith("Basis of the diagnosis: The basis is missing.")

    press(page, "intake_take")

    (record,) = books.pages.treatments.values()
    assert record.late_reason == "Imported from 点滴.csv."


def test_the_reason_for_the_late_entry_may_be_written_otherwise(page, entries, books):
    choose_entries(page)
    page.open(str(entries))
    line(page, "intake_late_reason").setText("旧システムからの移行。")

    press(page, "intake_try")
    press(page, "intake_take")

    assert {one.late_reason for one in books.pages.treatments.values()} == {
        "旧システムからの移行。"
    }


def test_refused_rows_alone_may_be_shown(page, patients):
    page.open(str(patients))
    press(page, "intake_try")

    find(page, "intake_narrowing", Segmented).set_value(True)

    assert [row[0] for row in rows(page)] == ["3"]


def test_the_whole_reason_of_a_row_is_read_below_the_table(page, patients):
    page.open(str(patients))
    press(page, "intake_try")

    find(page, "tried_table", Rows).selectRow(1)

    assert text(page, "tried_why") == rows(page)[1][5]


def test_refused_rows_go_back_with_their_reasons(page, patients, tmp_path, qtbot):
    page.open(str(patients))
    press(page, "intake_try")

    press(page, "intake_refused")
    dialog = find(page, "save_dialog", QFileDialog)
    dialog.selectFile(str(tmp_path / "back.xlsx"))
    dialog.accept()
    qtbot.waitUntil(lambda: not page.findChildren(QFileDialog))

    (sheet,) = read_tables((tmp_path / "back.xlsx").read_bytes())
    assert sheet.head == (*PATIENTS, "Why it was not taken")
    assert sheet.rows[0][:6] == BAD
    assert sheet.rows[0][6].startswith("Date of birth: ")
    assert notice(page, "intake_notice") == "Saved as back.xlsx."


def test_a_column_chosen_by_hand_is_remembered(qtbot, page, patients):
    page.open(str(patients))
    find(page, "column_birth", Choice).set_value(Source())
    find(page, "column_sex", Choice).set_value(Source(text="female"))
    press(page, "intake_try")

    page.open(str(patients))

    assert column(qtbot, page, "birth").value() == Source()
    assert column(qtbot, page, "sex").currentText() == "every row: Female"


def test_more_products_may_stand_side_by_side(page, entries):
    choose_entries(page)
    page.open(str(entries))
    second = find(page, "column_lines_1_product", Choice)
    assert not second.isVisible()

    press(page, "another_product")

    assert second.isVisible()


def test_several_sheets_may_be_chosen_from(qtbot, page, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(PATIENTS)
    book.active.append(GOOD)
    other = book.create_sheet("2024")
    other.append(("姓", "名"))
    other.append(("山田", "太郎"))
    book.save(tmp_path / "two.xlsx")

    page.open(str(tmp_path / "two.xlsx"))
    sheet = find(page, "intake_sheet", Choice)
    assert sheet.isVisible()
    sheet.setCurrentIndex(1)

    assert column(qtbot, page, "family").currentText() == "姓  (山田)"


def test_what_is_no_table_is_told(page, tmp_path):
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04 nothing")

    page.open(str(tmp_path / "x.xlsx"))

    assert notice(page, "intake_notice").startswith("This file is damaged")


def test_the_way_back_leads_to_the_columns_as_they_were_chosen(page, patients):
    page.open(str(patients))
    find(page, "column_birth", Choice).set_value(Source())
    press(page, "intake_try")

    press(page, "intake_back")

    assert find(page, "column_birth", Choice).isVisible()
    assert find(page, "column_birth", Choice).value() == Source()


def test_a_file_may_be_dropped(page, patients):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(patients))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(page, entering)
    QApplication.sendEvent(
        page, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    )

    assert find(page, "column_name", Choice).isVisible()


def test_what_runs_may_be_stopped_and_leaves_none(shown, desk, held, patients, books):
    page = shown(IntakePage(replace(desk, lane=held)))
    page.open(str(patients))
    held.close()
    press(page, "intake_try")
    held.close()
    before = len(books.pages.patients)
    press(page, "intake_take")

    press(page, "intake_work_progress_stop")
    held.close()

    assert notice(page, "intake_notice").startswith("The work was stopped.")
    assert len(books.pages.patients) == before
    assert find(page, "intake_take").isEnabled()
