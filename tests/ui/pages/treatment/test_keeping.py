"""A regular set out of the products of an entry."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.domain.staff import Actor
from app.ui.desk import Desk
from app.ui.kit.background import AtOnce
from app.ui.parts.set_picker import SetPicker
from tests import samples
from tests.ui.looking import error, find, line, notice, press
from tests.ui.pages.treatment.conftest import BLANK
from tests.ui.pages.treatment.hands import dialog, settle


def offered(page, qtbot):
    """Open the picker, and tell whether the products of the form can be made a set."""
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_F4)
    (picker,) = page.findChildren(SetPicker)
    return bool(picker.findChildren(QPushButton, "keep_as_set"))


def test_the_products_of_an_entry_become_a_set(opened, qtbot, clinic):
    page = opened()
    offered(page, qtbot)
    line(page, "set_search_line").setText("脱水 夕方")
    press(page, "keep_as_set")
    sheet = dialog(page, "filing_dialog")

    assert line(sheet, "new_set_name").text() == "脱水 夕方"
    assert line(sheet, "new_set_minutes").text() == "50"

    line(sheet, "new_set_minutes").setText("４５")
    press(sheet, "filing_file")
    settle()

    (kept,) = clinic.sets.all(clinic.actor)
    assert (kept.name, kept.minutes, kept.version) == ("脱水 夕方", 45, 1)
    assert [one.product for one in kept.lines] == [one.product for one in samples.DRAFT.lines]
    assert not any(one.lot or one.expiry for one in kept.lines)
    assert notice(page, "entry_notice").startswith("Registered as a regular set")


def test_a_set_without_a_name_is_refused_beside_its_field(opened, qtbot, clinic):
    page = opened()
    offered(page, qtbot)
    press(page, "keep_as_set")
    sheet = dialog(page, "filing_dialog")
    press(sheet, "filing_file")

    assert error(sheet, "new_set_name")
    assert clinic.sets.all(clinic.actor) == ()


def test_an_entry_without_products_makes_no_set(opened, qtbot):
    assert not offered(opened(BLANK), qtbot)


def test_who_keeps_no_masters_is_not_offered_it(shown, at_desk, clinic, say, door, qtbot):
    nurse = Desk(replace(clinic, actor=Actor(samples.NURSE)), say, AtOnce(), door.clock)
    page = shown(at_desk(nurse))

    assert not offered(page, qtbot)
    assert not find(page, "set_picker").findChildren(QPushButton, "keep_as_set")
