import pytest
from PySide6.QtWidgets import QWidget

from app.ui.parts.both_sheet import BothSheet
from tests.ui.looking import find, press


@pytest.fixture
def owner(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def sheet(owner, say):
    made = BothSheet((("Basis", "dry", "very dry"),), say, owner)
    made.open()
    return made


@pytest.mark.parametrize(("button", "signal"), [("go_on", "went_on"), ("discard", "gave_up")])
def test_one_goes_on_or_gives_up(sheet, qtbot, button, signal):
    with qtbot.waitSignal(getattr(sheet, signal)):
        press(sheet, f"both_{button}")


def test_one_may_leave_it_open(sheet, qtbot):
    with qtbot.assertNotEmitted(sheet.went_on), qtbot.waitSignal(sheet.rejected):
        press(sheet, "both_later")


def test_who_may_not_amend_does_not_go_on_over_a_final_record(owner, say):
    sheet = BothSheet((), say, owner, may_go_on=False)
    sheet.open()

    assert not find(sheet, "both_go_on").isVisible()
