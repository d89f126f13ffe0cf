"""Finding patients."""

from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.domain.audit import Deed
from app.domain.columns import guess
from app.domain.sheets import Taken
from app.domain.treatments import Draft
from app.i18n import Wording
from app.services.intake import Wish
from app.services.trouble import DatabaseIsBusy
from app.sheets.reading import read_tables
from app.ui.kit.notice import Notice
from app.ui.kit.table import Table
from app.ui.pages.patients import PatientsPage
from tests import samples
from tests.fakes import FakeDoor
from tests.ui.looking import cells, find, line, notice, press, text

SEARCH = "patient_search_line"


@pytest.fixture
def page(shown, desk):
    page = shown(PatientsPage(desk))
    page.refresh()
    return page


@pytest.fixture
def table(page):
    return find(page, "patient_table", Table)


def test_everybody_is_listed_by_kana_at_first(page, table):
    assert [row[0] for row in cells(table)] == ["TAKAHASHI Shota", "YOSHINO Aoi", "WATANABE Ren"]
    assert text(page, "patients_head_below") == "3 shown"


def test_a_row_tells_who_it_is(table):
    assert cells(table)[2] == [
        "WATANABE Ren",
        "渡邉 蓮",
        "1998-04-03  28 y",
        "NPB, WADA/JADA",
        "東都ファルコンズ",
        "00-4173",
    ]


def test_in_japanese_kanji_and_kana_come_first(shown, desk):
    page = shown(PatientsPage(replace(desk, say=Wording("ja", lambda words: words))))
    page.refresh()

    assert cells(find(page, "patient_table", Table))[0][:2] == ["髙橋 翔太", "たかはし しょうた"]


@pytest.mark.parametrize("typed", ["わたな", "ワタナ", "ren", "ＲＥＮ", "00-4173"])
def test_typing_finds_by_name_kana_letters_or_number(page, table, typed):
    line(page, SEARCH).setText(typed)

    assert [row[0] for row in cells(table)] == ["WATANABE Ren"]


def test_enter_opens_the_first_that_is_found(qtbot, page):
    line(page, SEARCH).setText("よし")

    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(line(page, SEARCH), Qt.Key.Key_Return)

    assert opened.args == [samples.AOI.id]


def test_the_arrow_keys_choose_while_one_types(qtbot, page):
    qtbot.keyClick(line(page, SEARCH), Qt.Key.Key_Down)

    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(line(page, SEARCH), Qt.Key.Key_Return)

    assert opened.args == [samples.AOI.id]


def test_enter_in_the_list_opens_too(qtbot, page, table):
    table.selectRow(2)

    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == [samples.REN.id]


def test_nobody_found_tells_what_can_be_done(qtbot, page):
    opened = []
    page.opened.connect(opened.append)

    line(page, SEARCH).setText("zzz")
    qtbot.keyClick(line(page, SEARCH), Qt.Key.Key_Return)

    assert text(page, "patients_empty_what") == "Nobody is found under “zzz”."
    assert find(page, "patients_empty_way").isVisible()
    assert opened == []


def test_a_clinic_without_patients_says_so(shown, desk, founding):
    page = shown(PatientsPage(replace(desk, clinic=FakeDoor().found(founding))))

    page.refresh()

    assert text(page, "patients_empty_what") == "No patient is registered yet."


def test_escape_empties_the_search(qtbot, page, table):
    line(page, SEARCH).setText("zzz")

    qtbot.keyClick(line(page, SEARCH), Qt.Key.Key_Escape)

    assert len(cells(table)) == 3


def test_only_the_answer_to_the_last_key_counts(shown, desk, held):
    page = shown(PatientsPage(replace(desk, lane=held)))
    line(page, SEARCH).setText("わた")
    line(page, SEARCH).setText("よし")

    held.let_go(3)
    held.let_go(2)

    assert [row[0] for row in cells(find(page, "patient_table", Table))] == ["YOSHINO Aoi"]


def test_control_n_asks_for_a_new_patient(qtbot, page):
    with qtbot.waitSignal(page.new_asked):
        qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


def test_a_busy_database_is_told(page, door):
    door.books.trouble = DatabaseIsBusy()

    page.refresh()

    assert notice(page, "patients_notice") == (
        "The database did not become free in time. Nothing is lost. Please try again."
    )


def test_a_search_that_goes_well_takes_the_problem_away(page, door):
    door.books.trouble = DatabaseIsBusy()
    page.refresh()
    door.books.trouble = None

    page.refresh()

    assert notice(page, "patients_notice") == ""


def test_an_infusion_that_waits_is_told_and_opened(qtbot, page, desk):
    patient = desk.clinic.patients.search(desk.actor, "")[0]
    draft = Draft(entry=uuid4(), patient=patient.id, diagnosis="脱水症")
    desk.clinic.drafts.keep(desk.actor, draft)
    page.refresh()
    waiting = find(page, "patients_waiting", Notice)

    with qtbot.waitSignal(page.opened) as opened:
        waiting.deed.emit()

    assert "脱水症" in waiting.words
    assert opened.args == [patient.id]


def test_enter_right_behind_the_last_key_waits_for_its_answer(qtbot, shown, desk, held):
    page = shown(PatientsPage(replace(desk, lane=held)))
    page.refresh()
    held.close()
    opened = []
    page.opened.connect(opened.append)
    line(page, SEARCH).setText("わたなべ")

    qtbot.keyClick(line(page, SEARCH), Qt.Key.Key_Return)
    before = list(opened)
    held.close()

    assert before == []
    assert opened == [samples.REN.id]


def save_as(page, path, kind=""):
    """Save the list as one does in the dialog."""
    press(page, "save_patients")
    dialog = find(page, "save_dialog", QFileDialog)
    if kind:
        dialog.selectNameFilter(next(one for one in dialog.nameFilters() if kind in one))
    dialog.fileSelected.emit(str(path))
    dialog.close()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_list_leaves_as_a_table_that_could_be_taken_in_again(
    page, tmp_path, door, clinic, ending
):
    save_as(page, tmp_path / f"list.{ending}")

    (sheet,) = read_tables((tmp_path / f"list.{ending}").read_bytes())
    wish = Wish("list", "0" * 64, sheet, guess(sheet.head, Taken.PATIENTS))
    tried = clinic.patient_intake.try_out(clinic.actor, wish)
    # Everybody in it is registered already: nothing else keeps the rows out.
    assert {fault.code for row in tried.rows for fault in row.faults} == {"number_taken"}
    assert notice(page, "patients_notice") == f"Saved as list.{ending}."
    assert Deed.LIST_EXPORTED in {one.deed for one in door.books.trail}


def test_only_those_who_are_found_leave(page, tmp_path):
    line(page, SEARCH).setText("わたな")

    save_as(page, tmp_path / "list.csv")

    assert len((tmp_path / "list.csv").read_text("utf-8-sig").splitlines()) == 2


def test_what_the_older_encoding_lacks_is_named_and_nothing_leaves(page, tmp_path, door):
    before = len(door.books.trail)

    save_as(page, tmp_path / "list.csv", kind="CP932")

    assert notice(page, "patients_notice").startswith("This encoding has no sign for 𠮷.")
    assert len(door.books.trail) == before
    assert not (tmp_path / "list.csv").exists()


def test_who_may_take_nothing_out_is_offered_no_list(shown, desk, door):
    clinic = door.enter(samples.NURSE.login, samples.PASSWORD)
    page = shown(PatientsPage(replace(desk, clinic=clinic)))

    assert find(page, "save_patients").isHidden()
    assert not find(page, "take_table").isHidden()
