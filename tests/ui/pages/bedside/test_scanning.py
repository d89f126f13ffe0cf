"""Scanning packages at the bedside."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.scans import Packaged
from app.ui.desk import Desk
from app.ui.kit.background import AtOnce
from app.ui.pages.bedside import BedsidePage
from tests import drips, samples
from tests.fakes import FakeIds
from tests.ui.looking import line, notice, press

GTIN, OTHER = "04900000000016", "04999999990019"


@pytest.fixture
def page(shown, clinic, door, say):
    order = drips.ordered(clinic)
    door.books.pages.packages[GTIN] = Packaged(order.given[0].product)
    door.books.pages.packages[OTHER] = Packaged(samples.FORMULARY.products[1].id)
    nurse = door.enter(samples.NURSE.login, samples.PASSWORD)
    page = shown(BedsidePage(Desk(nurse, say, AtOnce(), door.clock), FakeIds(0xE000)))
    page.resize(1204, 800)
    return page


def scan(page, code):
    """Type as a scanner does, wherever the keyboard is."""
    here = page.window().focusWidget()
    QTest.keyClicks(here, code)
    QTest.keyClick(here, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_where_the_drip_begins_lot_and_expiry_are_filled_in(page):
    press(page, "order_0")
    press(page, "act_begun")

    scan(page, f"01{GTIN}1727123110ABC123")

    assert line(page, "step_lot_0").text() == "ABC123"
    assert line(page, "step_expiry_0").text() == "2027-12-31"


def test_one_package_after_the_other_is_heard(page):
    press(page, "order_0")
    press(page, "act_begun")

    scan(page, f"01{GTIN}1727123110ABC123")
    scan(page, f"01{OTHER}10XYZ")
    scan(page, f"01{GTIN}1728123110ABC124")

    assert line(page, "step_lot_0").text() == "ABC124"
    assert line(page, "step_expiry_0").text() == "2028-12-31"


def test_before_that_it_is_told_whether_the_package_belongs_to_the_drip(page):
    press(page, "order_0")

    scan(page, f"01{GTIN}1727123110ABC123")

    assert "Lot ABC123  expiry 2027-12-31" in notice(page, "bedside_notice")


def test_a_lot_in_doubt_is_left_to_the_hand_that_has_the_package(page):
    press(page, "order_0")
    press(page, "act_begun")
    before = line(page, "step_lot_0").text()

    scan(page, f"01{GTIN}10ABC12317271231")

    assert line(page, "step_lot_0").text() == before
    assert "Is it lot ABC123" in notice(page, "bedside_notice")


def test_what_was_not_ordered_goes_in_nowhere(page):
    press(page, "order_0")
    press(page, "act_begun")
    before = line(page, "step_lot_0").text()

    scan(page, f"01{OTHER}10ABC")

    assert "is not among the products ordered" in notice(page, "bedside_notice")
    assert line(page, "step_lot_0").text() == before


def test_an_unknown_code_is_told(page):
    press(page, "order_0")

    scan(page, "0104900000000023")

    assert "04900000000023 is not known" in notice(page, "bedside_notice")


def test_without_a_drip_nothing_is_asked(page):
    page.setFocus()

    scan(page, f"01{GTIN}")

    assert notice(page, "bedside_notice").startswith("Choose the drip first")


def test_a_wrong_digit_is_told(page):
    press(page, "order_0")

    scan(page, "0104900000000011")

    assert notice(page, "bedside_notice").startswith("A digit of the product code is wrong")
