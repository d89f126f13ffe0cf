"""The form of a period of ineligibility."""

from datetime import date

import pytest

from app.domain.athletes import Ban
from app.domain.errors import Refused
from app.ui.kit.segmented import Segmented
from app.ui.parts.ban_sheet import BanSheet
from tests.ui.looking import find, line, tab_order


@pytest.fixture
def sheet(shown, say):
    return shown(BanSheet(say))


def fill(sheet, body="NPB", **typed):
    find(sheet, "ban_body", Segmented).set_value(body)
    for name, text in typed.items():
        line(sheet, f"ban_{name}").setText(text)


def test_a_ban_is_what_was_typed(sheet):
    fill(sheet, first="令和8年4月1日", last="２０２７０３３１", reason=" 架空パネルの決定 ")

    assert sheet.value() == Ban("NPB", date(2026, 4, 1), date(2027, 3, 31), "架空パネルの決定")


def test_until_it_is_decided_it_has_no_last_day(sheet):
    fill(sheet, first="2026-04-01")

    assert sheet.value() == Ban("NPB", date(2026, 4, 1))


def test_everything_that_is_wrong_is_told_at_once(sheet):
    line(sheet, "ban_last").setText("2026-13-01")

    with pytest.raises(Refused) as refused:
        sheet.value()

    assert {one.field for one in refused.value.faults} == {"body", "first", "last"}


def test_a_last_day_before_the_first_is_told_beside_it(sheet):
    fill(sheet, first="2026-04-02", last="2026-04-01")

    with pytest.raises(Refused) as refused:
        sheet.value()

    assert [one.field for one in refused.value.faults] == ["last"]


def test_tab_goes_through_it_as_it_is_read(qtbot, sheet):
    reached = tab_order(qtbot, line(sheet, "ban_first"), 3)

    assert reached == ["ban_first", "ban_last", "ban_reason"]
