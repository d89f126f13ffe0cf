"""A nurse at the bedside, with scanners and fingers."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.scans import Packaged
from app.domain.treatments import DraftLine, LineRole
from app.ui.desk import Desk
from app.ui.kit.background import AtOnce
from app.ui.pages.bedside import BedsidePage
from tests import drips, samples
from tests.fakes import FakeIds
from tests.ui.looking import find, press

GTIN, OTHER = "04900000000016", "04999999990019"
SHOTA = {"entry": UUID(int=0xC7), "patient": samples.SHOTA.id}
FLUSH = DraftLine(samples.SALINE.id, LineRole.FLUSH, "20", "mL", samples.DRAFT.lines[0].route, "20")


@pytest.fixture
def order(clinic):
    return drips.ordered(clinic)


@pytest.fixture
def nurse(door, say):
    clinic = door.enter(samples.NURSE.login, samples.PASSWORD)
    return Desk(clinic, say, AtOnce(), door.clock)


@pytest.fixture
def at_bedside(shown, nurse, door):
    """Return a function that opens the page, with the first drip over all of it."""

    def open_page(desk=nurse, place=0):
        door.books.pages.packages[GTIN] = Packaged(samples.DRAFT.lines[0].product)
        door.books.pages.packages[OTHER] = Packaged(samples.FORMULARY.products[1].id)
        page = shown(BedsidePage(desk, FakeIds(0xE000)))
        page.resize(1280, 800)
        if place is not None:
            press(page, f"order_{place}")
        return page

    return open_page


@pytest.fixture
def page(order, at_bedside):
    return at_bedside()


@pytest.fixture
def ready(page):
    """Return the page with everything made sure of by hand."""
    press(page, "person_by_hand")
    press(page, "by_hand")
    press(page, "step_confirm")
    return page


@pytest.fixture
def scan():
    """Return a function that types as a scanner does, wherever the keyboard is."""

    def type_code(page, code):
        here = page.window().focusWidget()
        QTest.keyClicks(here, code)
        QTest.keyClick(here, Qt.Key.Key_Return)
        QApplication.processEvents()

    return type_code


def awake(page):
    """Return the deeds that can be done just now."""
    board = find(page, "deed_board")
    if not board.isVisible():
        return set()
    found = {
        act.value: button
        for act, button in find(page, "drip").parts.board.buttons.items()
        if button.isVisible()
    }
    return {act for act, button in found.items() if not button.reason}
