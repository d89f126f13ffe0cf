"""The window in which something is filed."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.errors import Fault, Refused
from app.services.trouble import DiskIsFull
from app.ui.parts.competition_sheet import CompetitionSheet
from app.ui.parts.exemption_sheet import ExemptionSheet
from app.ui.parts.filing_dialog import FilingDialog
from tests.ui.looking import error, find, line, notice, press, text


@pytest.fixture
def opened(shown, say):
    def make(sheet, height=700):
        page = QWidget()
        page.resize(1024, height)
        shown(page)
        dialog = FilingDialog(sheet, say, page, title="Competition", told="Write it down.")
        dialog.window_of_the_page = page
        dialog.open()
        return dialog

    return make


@pytest.fixture
def dialog(opened, say):
    return opened(CompetitionSheet(say))


@pytest.fixture
def left(dialog):
    left = []
    dialog.rejected.connect(lambda: left.append(True))
    return left


def fill(dialog):
    line(dialog, "competition_starts").setText("2026-11-28")
    line(dialog, "competition_ends").setText("2026-11-30")


def test_the_keyboard_starts_in_the_first_field(dialog):
    assert dialog.focusWidget() is line(dialog, "competition_name")
    assert text(dialog, "filing_title") == "Competition"


def test_what_is_typed_is_filed_as_a_value(dialog, qtbot):
    fill(dialog)

    with qtbot.waitSignal(dialog.filed) as filed:
        press(dialog, "filing_file")

    assert filed.args == [dialog.sheet.value()]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_it_is_filed_by_keys_too(dialog, qtbot, key, modifier):
    fill(dialog)

    with qtbot.waitSignal(dialog.filed):
        qtbot.keyClick(line(dialog, "competition_name"), key, modifier)


def test_faults_are_told_beside_their_fields_and_nothing_is_filed(dialog, qtbot):
    with qtbot.assertNotEmitted(dialog.filed):
        press(dialog, "filing_file")

    assert error(dialog, "competition_starts")
    assert error(dialog, "competition_ends")


def test_it_is_filed_once_however_often_it_is_pressed(dialog):
    fill(dialog)
    filed = []
    dialog.filed.connect(filed.append)

    press(dialog, "filing_file")
    press(dialog, "filing_file")

    assert len(filed) == 1
    assert find(dialog, "filing_file").accessibleName() == "Saving…"


def test_what_the_clinic_refuses_is_told_beside_its_field(dialog):
    fill(dialog)
    press(dialog, "filing_file")

    dialog.tell(Refused((Fault("ends", "before_start"),)))

    assert error(dialog, "competition_ends") == "This lies before the start. Check both."
    assert find(dialog, "filing_file").isEnabled()


def test_a_refusal_of_what_was_mended_meanwhile_tells_that_it_is_not_saved(dialog, held):
    fill(dialog)
    press(dialog, "filing_file")
    refused = Refused((Fault("ends", "before_start"),))
    held.run(dialog, lambda: refused, dialog.tell, dialog.tell)
    line(dialog, "competition_ends").setText("2026-12-01")

    held.let_go()

    assert error(dialog, "competition_ends") == ""
    assert "changed meanwhile" in notice(dialog, "filing_notice")
    assert find(dialog, "filing_file").isEnabled()


def test_trouble_loses_nothing(dialog):
    fill(dialog)
    press(dialog, "filing_file")

    dialog.tell(DiskIsFull())

    assert notice(dialog, "filing_notice").startswith("The disk is full")
    assert line(dialog, "competition_starts").text().startswith("2026-11-28")
    assert find(dialog, "filing_file").isEnabled()


def test_an_untouched_form_is_left_at_once(dialog, left, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert left == [True]


def test_what_was_typed_is_asked_about_once(dialog, left, qtbot):
    fill(dialog)

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert left == []
    assert notice(dialog, "filing_notice") == "What you typed is not saved yet."
    press(dialog, "filing_notice_deed")
    assert left == [True]


def test_escape_twice_leaves_too(dialog, left, qtbot):
    fill(dialog)

    press(dialog, "filing_cancel")
    press(dialog, "filing_cancel")

    assert left == [True]


def test_a_long_form_stays_within_the_window_and_brings_the_fault_into_sight(opened, say, qtbot):
    sheet = ExemptionSheet(say)
    dialog = opened(sheet, height=460)
    qtbot.waitUntil(lambda: 300 < dialog.height() <= 460)
    view = find(dialog, "filing_scroll", QScrollArea).viewport()

    dialog.tell(Refused((Fault("valid_to", "before_start"),)))

    day = line(dialog, "exemption_valid_to")

    def is_in_sight():
        return view.rect().contains(QRect(day.mapTo(view, QPoint(0, 0)), day.size()))

    qtbot.waitUntil(is_in_sight)


def test_nothing_is_laid_over_the_buttons_when_something_is_told(opened, say, qtbot):
    dialog = opened(ExemptionSheet(say), height=460)
    line(dialog, "exemption_number").setText("1")

    dialog.reject()

    view, button = find(dialog, "filing_scroll"), find(dialog, "filing_file")
    told = find(dialog, "filing_notice")
    qtbot.waitUntil(
        lambda: (
            told.geometry().bottom() < view.y()
            and view.geometry().bottom() < button.mapTo(dialog, QPoint(0, 0)).y()
        )
    )
