"""What spares typing: the clinic's sets, and the last infusion as a template."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app.domain.regular_sets import RegularSet
from app.ui.kit.chip import Chip
from app.ui.parts.line_defaults import suggested
from app.ui.parts.lines import Lines
from app.ui.parts.set_picker import SetPicker
from tests import samples
from tests.fakes import finalised, saved
from tests.ui.looking import error, find, line, notice
from tests.ui.pages.treatment.conftest import BLANK
from tests.ui.pages.treatment.hands import criterion, settle, write

DRIP = RegularSet(samples.DRAFT.entry, "脱水 80 mL", samples.DRAFT.lines[:1], 60, version=0)
IRON = replace(DRIP, name="鉄", minutes=0)


def products(page):
    return [row.product.id for row in find(page, "lines", Lines).rows()]


def picker(page):
    (found,) = page.findChildren(SetPicker)
    return found


def press_f4(page, qtbot):
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_F4)
    return picker(page)


@pytest.fixture
def sets(clinic):
    return [clinic.sets.keep(clinic.actor, one) for one in (DRIP, IRON)]


@pytest.mark.usefixtures("sets")
def test_f4_and_enter_fill_products_and_end_and_lead_to_the_diagnosis(opened, qtbot):
    page = opened(BLANK)

    qtbot.keyClick(line(press_f4(page, qtbot), "set_search_line"), Qt.Key.Key_Return)
    settle()

    assert products(page) == [DRIP.lines[0].product]
    assert line(page, "ended").text()
    assert page.window().focusWidget().objectName() == "diagnosis_line"
    assert find(page, "basis", QPlainTextEdit).toPlainText() == ""


def test_a_use_that_the_set_leaves_open_is_proposed(opened, qtbot, clinic):
    line_of_set = replace(DRIP.lines[0], indication="")
    clinic.sets.keep(clinic.actor, replace(DRIP, lines=(line_of_set,)))
    page = opened(replace(BLANK, diagnosis=samples.DRAFT.diagnosis, icd10=samples.DRAFT.icd10))

    qtbot.keyClick(line(press_f4(page, qtbot), "set_search_line"), Qt.Key.Key_Return)

    (row,) = find(page, "lines", Lines).rows()
    assert row.line().indication == suggested(row.product, samples.DRAFT.icd10)[1]
    assert row.line().indication


@pytest.mark.usefixtures("sets")
def test_typing_narrows_the_sets(opened, qtbot):
    page = opened(BLANK)
    search = line(press_f4(page, qtbot), "set_search_line")
    search.setText("鉄")
    qtbot.keyClick(search, Qt.Key.Key_Return)

    assert line(page, "ended").text() == ""
    assert len(products(page)) == 1


@pytest.mark.usefixtures("sets")
def test_escape_fills_nothing(opened, qtbot):
    page = opened(BLANK)
    shown = press_f4(page, qtbot)
    qtbot.keyClick(line(shown, "set_search_line"), Qt.Key.Key_Escape)

    assert products(page) == []
    assert not shown.isVisible()


def test_what_is_no_product_any_more_is_left_out_with_a_word(opened, qtbot, clinic):
    gone = replace(DRIP.lines[0], product="T99")
    clinic.sets.keep(clinic.actor, replace(DRIP, lines=(gone, *DRIP.lines)))
    page = opened(BLANK)

    qtbot.keyClick(line(press_f4(page, qtbot), "set_search_line"), Qt.Key.Key_Return)

    assert products(page) == [DRIP.lines[0].product]
    assert notice(page, "entry_notice").startswith("Left out")


def test_ctrl_d_copies_the_last_infusion_and_asks_for_the_basis_of_today(opened, qtbot, clinic):
    earlier = saved(clinic)
    page = opened(replace(BLANK, entry=samples.REN.id))

    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert products(page) == [one.product for one in earlier.given]
    assert not any(row.line().lot for row in find(page, "lines", Lines).rows())
    assert notice(page, "entry_notice").startswith("Copied from")
    assert criterion(page, "basis")[0] == "missing"
    assert error(page, "basis").startswith("This is still the basis")
    assert clinic.treatments.current(clinic.actor, samples.REN.id) is None


def marked(page):
    names = ("diagnosis_mark", "basis_mark")
    return [
        one.objectName()
        for one in page.findChildren(Chip)
        if one.objectName() in names and one.isVisible()
    ]


def copy_last(page, qtbot):
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()


def test_what_was_copied_is_marked_until_it_is_edited(opened, qtbot, clinic):
    saved(clinic)
    page = opened(replace(BLANK, entry=samples.REN.id))
    copy_last(page, qtbot)
    basis = find(page, "basis", QPlainTextEdit).toPlainText()

    assert marked(page) == ["diagnosis_mark", "basis_mark"]
    assert "Copied" in line(page, "diagnosis_line").accessibleDescription()

    write(page, "basis", f"{basis} BP 92/58")
    write(page, "diagnosis_line", "急性胃腸炎")
    assert marked(page) == []

    write(page, "basis", basis)
    assert marked(page) == ["basis_mark"]


def test_a_saved_diagnosis_is_marked_no_more(opened, qtbot, clinic):
    saved(clinic)
    page = opened(replace(BLANK, entry=samples.REN.id))
    copy_last(page, qtbot)
    write(page, "basis", "発熱39.0℃、咽頭発赤、嚥下痛。")
    write(page, "late_reason", "往診先で紙に書き、翌々日に入力した。")

    assert marked(page) == ["diagnosis_mark"]

    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()

    assert clinic.treatments.current(clinic.actor, samples.REN.id) is not None
    assert marked(page) == []
    assert clinic.drafts.of_patient(clinic.actor, samples.REN.id) == ()


def test_a_draft_keeps_its_marks(opened, qtbot, clinic):
    saved(clinic)
    page = opened(replace(BLANK, entry=samples.REN.id))
    copy_last(page, qtbot)
    page.leave()
    (kept,) = clinic.drafts.of_patient(clinic.actor, samples.REN.id)

    again = opened(kept.draft)

    assert kept.draft.copied_diagnosis == kept.draft.diagnosis != ""
    assert marked(again) == ["diagnosis_mark", "basis_mark"]


def test_a_basis_written_anew_is_saved(opened, qtbot, clinic):
    saved(clinic)
    page = opened(replace(BLANK, entry=samples.REN.id))
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    write(page, "basis", "発熱39.0℃、咽頭発赤、嚥下痛。")
    write(page, "late_reason", "往診先で紙に書き、翌々日に入力した。")

    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert clinic.treatments.current(clinic.actor, samples.REN.id).basis.startswith("発熱39.0")


def test_a_form_that_says_something_is_not_overwritten(opened, qtbot, clinic):
    saved(clinic)
    page = opened(replace(BLANK, entry=samples.REN.id))
    write(page, "basis", "嘔吐3回。")

    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    assert find(page, "basis", QPlainTextEdit).toPlainText() == "嘔吐3回。"
    assert notice(page, "entry_notice").startswith("The last infusion")


def test_nothing_to_copy_is_told(opened, qtbot):
    page = opened(BLANK)

    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    assert notice(page, "entry_notice") == "There is no earlier infusion to copy."


@pytest.mark.usefixtures("sets")
@pytest.mark.parametrize("key", [Qt.Key.Key_F4])
def test_a_final_record_takes_nothing_more(opened, qtbot, clinic, key):
    final = finalised(clinic)
    page = opened(replace(samples.DRAFT, base=final.version), final)

    qtbot.keyClick(page, key)

    assert page.findChildren(SetPicker) == []
    assert QApplication.activeModalWidget() is None
    assert len(find(page, "lines", Lines).rows()) == len(final.given)
    assert find(page, "ended", QLineEdit).isReadOnly()
