"""The form of an infusion received elsewhere."""

from datetime import datetime
from decimal import Decimal

import pytest

from app.domain.athletes import Outside
from app.domain.calendar import JST
from app.domain.errors import Refused
from app.ui.kit.choice import Choice
from app.ui.parts.outside_sheet import OutsideSheet
from tests.samples import NOW
from tests.ui.looking import error, find, line, tab_order


@pytest.fixture
def sheet(shown, say):
    return shown(OutsideSheet(say, NOW.date()))


def fill(sheet, **typed):
    for name, text in typed.items():
        line(sheet, f"outside_{name}").setText(text)


def faults(sheet):
    with pytest.raises(Refused) as caught:
        sheet.value()
    sheet.show_faults(caught.value.faults)
    return {one.field: one.code for one in caught.value.faults}


def at(hour, minute=0):
    return datetime(2026, 11, 20, hour, minute, tzinfo=JST)


def test_it_is_kept_as_it_was_told(sheet):
    fill(
        sheet,
        started="R8.11.20 7:20",
        ended="07:50",
        volume="１０．５",
        what=" ビタミン注射 ",
        where="駅前クリニック",
    )
    find(sheet, "outside_setting", Choice).set_value(("outpatient", 1))

    assert sheet.value() == Outside(
        at(7, 20),
        at(7, 50),
        Decimal("10.5"),
        "ビタミン注射",
        "駅前クリニック",
        "outpatient",
        1,
    )


def test_when_and_what_and_how_much_is_enough(sheet):
    fill(sheet, started="7:20", ended="7:20", volume="10", what="注射")

    assert sheet.value() == Outside(at(7, 20), at(7, 20), Decimal(10), "注射")


def test_an_end_past_midnight_is_on_the_next_day(sheet):
    fill(sheet, ended="00:30", started="2026-11-19 23:30", volume="10", what="点滴")

    assert sheet.value().ended == at(0, 30)


def test_everything_that_is_missing_is_told_at_once(sheet):
    assert faults(sheet) == {
        "started": "REC_START_MISSING",
        "ended": "missing",
        "volume_ml": "REC_VOLUME_MISSING",
        "what": "missing",
    }
    assert error(sheet, "outside_volume_row").startswith("The volume is missing.")
    assert sheet.window().focusWidget() is line(sheet, "outside_started")


def test_what_cannot_be_read_is_told_beside_it(sheet):
    fill(sheet, started="this morning", ended="noon", volume="a bag", what="点滴")

    assert faults(sheet) == dict.fromkeys(("started", "ended", "volume_ml"), "unreadable")
    assert error(sheet, "outside_volume_row").startswith("This number cannot be read.")


@pytest.mark.parametrize("volume", ["0", "0.0"])
def test_nothing_is_no_volume(sheet, volume):
    fill(sheet, started="7:20", ended="7:50", volume=volume, what="点滴")

    assert faults(sheet) == {"volume_ml": "REC_VOLUME_MISSING"}


@pytest.mark.parametrize("what", ["", "なし", "不明", "ー"])
def test_what_states_nothing_is_refused(sheet, what):
    fill(sheet, started="7:20", ended="7:50", volume="10", what=what)

    assert faults(sheet) == {"what": "missing"}


def test_typing_and_choosing_is_noticed(sheet):
    before = sheet.typed()

    find(sheet, "outside_setting", Choice).set_value(("home", 0))

    assert sheet.typed() != before


def test_tab_goes_through_it_as_it_is_read(qtbot, sheet):
    names = ("started", "ended", "volume", "what", "where", "setting")

    reached = tab_order(qtbot, line(sheet, "outside_started"), 6)

    assert reached == [f"outside_{name}" for name in names]
