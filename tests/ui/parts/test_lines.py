"""The products of an infusion, row by row."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.formulary import by_id
from app.domain.treatments import Draft, DraftLine, LineRole
from app.ui.parts.lines import Lines
from tests import samples
from tests.ui.looking import find, line, press, text

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def part(shown, say):
    made = Lines(say)
    made.set_icd10("E86")
    made.resize(760, 400)
    return shown(made)


def shown_lines(part, *lines):
    part.show_lines(lines, by_id(samples.FORMULARY.products).get)


def products(part):
    return [one.product for one in part.filled(samples.DRAFT).lines]


def test_it_gives_back_what_it_was_given(part):
    full = replace(samples.DRAFT.lines[0], expiry="2028-03-31")

    shown_lines(part, full)

    assert part.filled(samples.DRAFT).lines == (full,)


def test_without_a_product_it_says_how_to_begin(part):
    assert find(part, "lines_none").isVisible()


def test_a_chosen_product_becomes_a_row_and_takes_the_keyboard(part, qtbot):
    with qtbot.waitSignal(part.changed):
        part.add(samples.SALINE)

    assert part.window().focusWidget().objectName() == "line_0_dose"
    assert not find(part, "lines_none").isVisible()


def test_typing_replaces_the_proposed_dose(part, qtbot):
    part.add(samples.SALINE)

    qtbot.keyClicks(line(part, "line_0_dose"), "2")

    assert line(part, "line_0_dose").text() == "2"
    assert line(part, "line_0_volume_ml").text() == "2.0"


def test_another_dose_brings_its_volume_until_one_is_written_by_hand(part):
    part.add(samples.SALINE)
    line(part, "line_0_dose").setText("2")
    followed = line(part, "line_0_volume_ml").text()

    line(part, "line_0_volume_ml").setText("150")
    line(part, "line_0_dose").setText("3")

    assert followed == "2.0"
    assert line(part, "line_0_volume_ml").text() == "150"


def test_another_diagnosis_suggests_another_use_unless_one_was_chosen_by_hand(part, qtbot):
    part.add(samples.SALINE)
    before = find(part, "line_0_indication").value()

    part.set_icd10("J03.9")
    after = find(part, "line_0_indication").value()
    find(part, "line_0_indication").setFocus()
    qtbot.keyClick(find(part, "line_0_indication"), Qt.Key.Key_Down)
    chosen = find(part, "line_0_indication").value()
    part.set_icd10("E86")

    assert before == (LineRole.DRUG, "脱水症")
    assert after is None
    assert find(part, "line_0_indication").value() == chosen


def test_a_row_is_removed_by_button_and_by_key(part, qtbot):
    for product in (samples.SALINE, samples.VITAMIN, samples.CEFTRIAXONE):
        part.add(product)

    with qtbot.waitSignal(part.regrouped):
        press(part, "line_0_remove")
    with qtbot.waitSignal(part.regrouped):
        qtbot.keyClick(line(part, "line_1_volume_ml"), Qt.Key.Key_Delete, CTRL)

    assert products(part) == [samples.VITAMIN.id]


def test_rows_change_places_by_key(part, qtbot):
    for product in (samples.SALINE, samples.VITAMIN):
        part.add(product)

    qtbot.keyClick(line(part, "line_1_dose"), Qt.Key.Key_Up, ALT)

    assert products(part) == [samples.VITAMIN.id, samples.SALINE.id]
    assert part.window().focusWidget().objectName() == "line_0_dose"


def test_a_fault_stands_below_its_row_and_marks_its_field(part):
    part.add(samples.SALINE)
    row = part.row("lines/0/dose")

    row.set_error("dose", "The dose is missing.")
    told, marked = text(part, "line_0_message"), line(part, "line_0_dose").property("bad")
    row.set_error("dose", "")

    assert (told, marked) == ("The dose is missing.", True)
    assert not find(part, "line_0_message").isVisible()


def test_lot_and_expiry_open_on_demand(part):
    part.add(samples.SALINE)
    QApplication.processEvents()
    before = line(part, "line_0_lot").isVisible()

    press(part, "line_0_details")

    assert not before
    assert line(part, "line_0_lot").isVisible()
    assert part.window().focusWidget().objectName() == "line_0_lot"


@pytest.mark.parametrize(
    ("product", "confirmed", "word"),
    [
        (samples.SALINE, frozenset(), "approved"),
        (samples.VITAMIN, frozenset(), "unverified"),
        (samples.VITAMIN, frozenset({samples.VITAMIN.id}), "approved"),
        (samples.LISTED, frozenset({samples.LISTED.id}), "label unknown"),
        (replace(samples.SALINE, in_force_to=date(2025, 1, 1)), frozenset(), "not in force"),
    ],
)
def test_how_a_product_stands_is_told(part, product, confirmed, word):
    part.add(product)

    part.show_standing(date(2026, 11, 20), confirmed)

    assert word in [one.text() for one in part.row("lines/0").name.findChildren(QLabel)]


def test_a_product_that_no_formulary_holds_is_kept_by_its_number(part):
    shown_lines(part, DraftLine("F999", dose="1", unit="mL"))

    (one,) = part.filled(Draft(samples.DRAFT.entry, samples.REN.id)).lines
    assert (one.product, one.dose, one.unit) == ("F999", "1", "mL")


def test_an_address_without_a_row_leads_nowhere(part):
    assert part.row("lines/0/dose") is None
    assert part.row("basis") is None


def test_a_record_that_stands_cannot_be_changed(part, qtbot):
    part.add(samples.SALINE)

    part.set_read_only(True)
    part.take(0)
    qtbot.keyClick(line(part, "line_0_dose"), Qt.Key.Key_Delete, CTRL)

    assert line(part, "line_0_dose").isReadOnly()
    assert products(part) == [samples.SALINE.id]


def test_in_a_small_window_the_name_stands_above_the_rest(part):
    part.add(samples.SALINE)
    QApplication.processEvents()
    row, dose = part.row("lines/0"), line(part, "line_0_dose")
    beside = dose.mapTo(row, QPoint(0, 0))

    part.set_narrow(True)
    part.resize(560, 400)
    QApplication.processEvents()
    below = dose.mapTo(row, QPoint(0, 0))

    assert beside.x() > row.name.x()
    assert below.y() >= row.name.geometry().bottom()
    assert below.x() == row.name.x()
