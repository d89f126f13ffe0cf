"""The form of a competition."""

from datetime import datetime

import pytest

from app.domain.athletes import Competition
from app.domain.calendar import JST
from app.domain.errors import Refused
from app.ui.parts.competition_sheet import CompetitionSheet
from tests.ui.looking import error, line, tab_order


@pytest.fixture
def sheet(shown, say):
    return shown(CompetitionSheet(say))


def fill(sheet, **typed):
    for name, text in typed.items():
        line(sheet, f"competition_{name}").setText(text)


def at(day, hour=0, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=JST)


def codes(sheet):
    with pytest.raises(Refused) as caught:
        sheet.value()
    sheet.show_faults(caught.value.faults)
    return {one.field: one.code for one in caught.value.faults}


def test_a_competition_is_what_was_typed(sheet):
    fill(
        sheet,
        name=" 秋季リーグ戦 ",
        starts="2026-11-28 09:00",
        ends="令和8年11月30日 18:00",
        weigh_in="２０２６１１２７ １３：００",
    )

    assert sheet.value() == Competition(at(28, 9), at(30, 18), "秋季リーグ戦", at(27, 13))


@pytest.mark.parametrize("day", ["2026-11-28", "20261128", "R8.11.28", "令和8年11月28日"])
def test_a_day_alone_is_the_whole_day(sheet, day):
    fill(sheet, starts=day, ends=day)

    assert sheet.value() == Competition(at(28), at(28, 23, 59))


def test_an_end_by_its_time_alone_follows_the_start(sheet):
    fill(sheet, ends="18:00", starts="2026-11-28 09:00")

    assert sheet.value().ends == at(28, 18)


def test_everything_that_is_wrong_is_told_at_once(sheet):
    fill(sheet, ends="someday", weigh_in="13")

    assert codes(sheet) == {"starts": "missing", "ends": "unreadable", "weigh_in": "unreadable"}
    assert error(sheet, "competition_weigh_in").startswith("This time cannot be read.")
    assert sheet.window().focusWidget() is line(sheet, "competition_starts")


def test_a_competition_does_not_end_before_it_starts(sheet):
    fill(sheet, starts="2026-11-28", ends="2026-11-27")

    assert codes(sheet) == {"ends": "before_start"}
    assert error(sheet, "competition_ends") == "This lies before the start. Check both."


def test_typing_is_noticed(sheet):
    before = sheet.typed()

    fill(sheet, name="秋季リーグ戦")

    assert sheet.typed() != before


def test_tab_goes_through_it_as_it_is_read(qtbot, sheet):
    assert tab_order(qtbot, line(sheet, "competition_name"), 4) == [
        "competition_name",
        "competition_starts",
        "competition_ends",
        "competition_weigh_in",
    ]
