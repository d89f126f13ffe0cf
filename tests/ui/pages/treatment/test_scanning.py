"""Scanning packages in the middle of an entry."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.audit import Deed
from app.domain.recording import draft_of
from app.domain.scans import Packaged
from app.domain.staff import Actor
from app.ui.desk import Desk
from app.ui.kit.background import AtOnce
from tests import samples
from tests.fakes import finalised
from tests.ui.looking import error, find, line, notice, press, text
from tests.ui.pages.treatment.conftest import BLANK
from tests.ui.pages.treatment.hands import dialog, settle, type_japanese, write

GTIN = "04900000000016"
OTHER = "04999999990019"
WHOLE = f"01{GTIN}1727123110ABC123"
SALINE, VITAMIN = samples.SALINE, samples.FORMULARY.products[1]


@pytest.fixture(autouse=True)
def _known(door):
    door.books.pages.packages[GTIN] = Packaged(SALINE.id)


@pytest.fixture
def page(opened):
    return opened(BLANK)


def scan(page, code):
    """Type as a scanner does, wherever the keyboard is."""
    here = page.window().focusWidget()
    QTest.keyClicks(here, code)
    QTest.keyClick(here, Qt.Key.Key_Return)
    settle()


def lines(page):
    """Return the products of the form with lot and expiry."""
    return [(one.product, one.lot, one.expiry) for one in page._form.filled(BLANK).lines]


@pytest.mark.parametrize("name", ["diagnosis_line", "product_search_line", "started", "basis"])
def test_wherever_the_keyboard_is_a_scan_adds_its_product(page, name):
    before = page._form.filled(BLANK)
    find(page, name).setFocus()

    scan(page, WHOLE)

    assert lines(page) == [(SALINE.id, "ABC123", "2027-12-31")]
    assert replace(page._form.filled(BLANK), lines=()) == before
    assert find(page, "line_0_dose").hasFocus()
    assert "ABC123" in notice(page, "scan_notice")


def test_a_scan_fills_the_row_that_is_there(page):
    scan(page, f"01{GTIN}")
    scan(page, WHOLE)

    assert lines(page) == [(SALINE.id, "ABC123", "2027-12-31")]
    assert find(page, "line_0_lot").isVisible()


def test_an_input_method_hinders_no_scan(page):
    wide = "".join(chr(ord(one) + 0xFEE0) for one in WHOLE)

    type_japanese(page, page.window().focusWidget().objectName(), wide)

    assert lines(page) == [(SALINE.id, "ABC123", "2027-12-31")]


def test_another_lot_is_taken_only_when_somebody_says_so(page):
    scan(page, WHOLE)

    scan(page, f"01{GTIN}1728123110XYZ")
    before = lines(page)
    press(page, "scan_notice_deed")

    assert before == [(SALINE.id, "ABC123", "2027-12-31")]
    assert lines(page) == [(SALINE.id, "XYZ", "2028-12-31")]


def test_a_lot_that_ran_on_is_asked_about(page):
    scan(page, f"01{GTIN}10ABC12317271231")
    before = lines(page)

    press(page, "scan_notice_deed")

    assert before == [(SALINE.id, "", "")]
    assert lines(page) == [(SALINE.id, "ABC123", "2027-12-31")]


def test_an_expired_package_is_told(page):
    scan(page, f"01{GTIN}17200131")

    assert "expired on 2020-01-31" in notice(page, "scan_notice")


def test_what_was_not_ordered_is_not_added_by_itself(opened, clinic, door):
    door.books.pages.packages[OTHER] = Packaged(VITAMIN.id)
    order = clinic.treatments.order(clinic.actor, samples.DRAFT)
    page = opened(draft_of(order), order)
    before = [one[0] for one in lines(page)]
    assert VITAMIN.id not in before

    scan(page, f"01{OTHER}")
    told, after = notice(page, "scan_notice"), [one[0] for one in lines(page)]
    press(page, "scan_notice_deed")

    assert "is not among the products ordered" in told
    assert after == before
    assert [one[0] for one in lines(page)] == [*before, VITAMIN.id]


def test_an_unknown_code_is_learnt_once(page, door):
    scan(page, f"01{OTHER}1727123110ABC123")
    press(page, "scan_notice_deed")
    sheet = dialog(page, "filing_dialog")
    press(sheet, "filing_file")
    unchosen, unticked = error(sheet, "learn_chosen"), error(sheet, "learn_compared")
    line(sheet, "product_search_line").setText(VITAMIN.brand_ja)
    QTest.keyClick(line(sheet, "product_search_line"), Qt.Key.Key_Return)
    press(sheet, "learn_compared")
    chosen = text(sheet, "learn_chosen")
    press(sheet, "filing_file")

    assert unchosen.startswith("No product is chosen.")
    assert unticked.startswith("Look at the name")
    assert chosen == VITAMIN.brand_en
    assert lines(page) == [(VITAMIN.id, "ABC123", "2027-12-31")]
    assert Deed.CODE_LEARNT in [one.deed for one in door.books.trail]


def test_what_is_blocked_cannot_be_chosen_for_a_code(page):
    scan(page, f"01{OTHER}")
    press(page, "scan_notice_deed")
    sheet = dialog(page, "filing_dialog")

    line(sheet, "product_search_line").setText(samples.FORMULARY.blocked[0].name_ja)

    assert find(sheet, "refusal").isVisible()


def test_a_nurse_is_told_of_an_unknown_code_and_offered_nothing(shown, at_desk, clinic, say, door):
    nurse = Desk(replace(clinic, actor=Actor(samples.NURSE)), say, AtOnce(), door.clock)
    page = shown(at_desk(nurse, BLANK))

    scan(page, f"01{OTHER}")

    assert OTHER in notice(page, "scan_notice")
    assert not find(page, "scan_notice_deed").isVisible()


def test_a_wrong_digit_is_told(page):
    scan(page, "0104900000000011")

    assert notice(page, "scan_notice").startswith("A digit of the product code is wrong")


def test_a_code_can_be_pasted(page):
    QTest.keyClick(page.window(), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    sheet = dialog(page, "filing_dialog")
    write(sheet, "scan_code", "hello")
    press(sheet, "filing_file")
    fault = error(sheet, "scan_code")
    write(sheet, "scan_code", f"(01){GTIN}(17)271231(10)ABC123")
    press(sheet, "filing_file")

    assert fault.startswith("This is no package code")
    assert dialog(page, "filing_dialog") is None
    assert lines(page) == [(SALINE.id, "ABC123", "2027-12-31")]


def test_a_final_record_takes_nothing_in(opened, clinic):
    final = finalised(clinic)
    page = opened(draft_of(final), final)
    before = lines(page)

    scan(page, WHOLE)

    assert lines(page) == before
    assert not notice(page, "scan_notice")


def test_slow_digits_reach_their_field(page, qtbot):
    scan(page, f"01{GTIN}")
    dose = line(page, "line_0_dose")
    dose.selectAll()

    QTest.keyClicks(dose, "250")

    qtbot.waitUntil(lambda: dose.text() == "250")
    QApplication.processEvents()
    assert lines(page)[0][0] == SALINE.id
