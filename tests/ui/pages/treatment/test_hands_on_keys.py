"""Keys in the entry: conversions, the way of Tab, and taking back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.domain.regular_sets import RegularSet
from app.ui.parts.lines import Lines
from app.ui.parts.set_picker import SetPicker
from tests import samples
from tests.fakes import saved
from tests.ui.looking import find, line
from tests.ui.pages.treatment.conftest import BLANK
from tests.ui.pages.treatment.hands import keyboard, settle

RETURN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier

ORDER = [
    "started",
    "ended",
    "setting",
    "physician",
    "diagnosis_line",
    "certainty_0",
    "onset",
    "basis",
    "add_symptoms",
    "add_findings",
    "add_labs",
    "add_course",
    "measure_blood_pressure",
    "measure_pulse",
    "measure_temperature",
    "measure_spo2",
    "measure_urine_gravity",
    "measure_urine_ketones",
    "measure_bun",
    "measure_more",
    "product_search_line",
    "line_0_dose",
    "line_0_unit",
    "line_0_route",
    "line_0_volume_ml",
    "line_0_indication",
    "line_0_details",
    "line_0_remove",
    "line_0_lot",
    "line_0_expiry",
    "iv_reason_code",
    "iv_reason",
    "keep_draft",
    "order",
    "save",
    "finalise",
]


def compose(widget, text):
    """Type what an input method has not converted yet."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def convert(widget, text):
    """Take the conversion."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def rows(page):
    return [row.product.id for row in find(page, "lines", Lines).rows()]


def test_enter_within_a_conversion_chooses_no_product(opened, qtbot):
    page = opened(BLANK)
    search = line(page, "product_search_line")
    search.setFocus()
    convert(search, "生食")
    compose(search, "ちゅう")

    qtbot.keyClick(search, RETURN)
    within = rows(page)
    convert(search, "")
    qtbot.keyClick(search, RETURN)

    assert within == []
    assert len(rows(page)) == 1


def test_enter_within_a_conversion_chooses_no_diagnosis(opened, qtbot):
    page = opened(BLANK)
    diagnosis = line(page, "diagnosis_line")
    diagnosis.setFocus()
    convert(diagnosis, "だっすい")
    compose(diagnosis, "しょう")

    qtbot.keyClick(diagnosis, RETURN)

    assert diagnosis.fact() == ""


def test_enter_within_a_conversion_chooses_no_set(opened, qtbot, clinic):
    one = RegularSet(samples.DRAFT.entry, "脱水", samples.DRAFT.lines[:1], version=0)
    clinic.sets.keep(clinic.actor, one)
    page = opened(BLANK)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_F4)
    (picker,) = page.findChildren(SetPicker)
    search = line(picker, "set_search_line")
    compose(search, "だっすい")

    qtbot.keyClick(search, RETURN)
    within = (picker.isVisible(), rows(page))
    convert(search, "脱水")
    qtbot.keyClick(search, RETURN)

    assert within == (True, [])
    assert rows(page) == [one.lines[0].product]


def test_enter_within_a_conversion_breaks_no_line_and_saves_nothing(opened, qtbot, clinic):
    page = opened(BLANK)
    basis = find(page, "basis", QPlainTextEdit)
    basis.setFocus()
    convert(basis, "発熱")
    compose(basis, "おうと")

    qtbot.keyClick(basis, RETURN)
    convert(basis, "嘔吐")
    qtbot.keyClick(basis, RETURN)

    assert basis.toPlainText() == "発熱嘔吐\n"
    assert clinic.treatments.of_patient(clinic.actor, samples.REN.id) == ()


def test_a_conversion_that_was_left_holds_no_key_back(opened, qtbot):
    page = opened(BLANK)
    search = line(page, "product_search_line")
    search.setFocus()
    compose(search, "せい")
    find(page, "basis").setFocus()
    search.setFocus()
    search.setText("生食")

    qtbot.keyClick(search, RETURN)

    assert len(rows(page)) == 1


def test_tab_goes_in_reading_order(opened, qtbot):
    page = opened()
    find(page, "started").setFocus()
    names = [keyboard(page)]
    while True:
        qtbot.keyClick(page.window().focusWidget(), TAB)
        if keyboard(page) in names or len(names) > 80:
            break
        names.append(keyboard(page))

    assert names[: len(ORDER)] == ORDER


def test_a_copy_is_taken_back_by_ctrl_z(opened, qtbot, clinic):
    saved(clinic)
    page = opened(replace(BLANK, entry=samples.REN.id))
    basis = find(page, "basis", QPlainTextEdit)
    basis.setFocus()
    qtbot.keyClick(basis, Qt.Key.Key_D, CTRL)
    settle()
    copied = basis.toPlainText()

    qtbot.keyClick(basis, Qt.Key.Key_Z, CTRL)

    assert copied
    assert basis.toPlainText() == ""


def test_what_a_form_was_opened_with_is_not_taken_back(opened, qtbot):
    page = opened()
    basis = find(page, "basis", QPlainTextEdit)
    basis.setFocus()

    qtbot.keyClick(basis, Qt.Key.Key_Z, CTRL)

    assert basis.toPlainText() == samples.DRAFT.basis


@pytest.mark.parametrize(
    ("name", "typed", "tidy"),
    [("line_0_dose", "５０。５", "50.5"), ("onset", "20261118", "2026-11-18")],
)
def test_what_was_tidied_up_is_taken_back_as_it_was_typed(opened, name, typed, tidy):
    page = opened()
    field = line(page, name)
    field.setFocus()
    field.selectAll()
    convert(field, typed)
    find(page, "basis").setFocus()
    tidied = field.text()

    field.undo()

    assert (tidied, field.text()) == (tidy, typed)
