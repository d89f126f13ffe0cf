"""Why something is withdrawn."""

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.errors import Fault, Refused
from app.ui.kit.memo_edit import MemoEdit
from app.ui.parts.athlete_rows import FileRow
from app.ui.parts.withdrawal_sheet import WithdrawalSheet
from tests.ui.looking import find, text

ROW = FileRow("key", "秋季リーグ戦", ("2026-11-28 – 2026-11-30",))


@pytest.fixture
def sheet(qtbot, say):
    sheet = WithdrawalSheet(ROW, say)
    qtbot.addWidget(sheet)
    return sheet


def write(sheet, reason):
    find(sheet, "withdrawal_reason", MemoEdit).set_text(reason)


def test_it_tells_what_is_withdrawn(sheet):
    words = [one.text() for one in sheet.findChildren(QLabel)]

    assert text(sheet, "withdrawal_title") == "秋季リーグ戦"
    assert "2026-11-28 – 2026-11-30" in words


def test_the_reason_is_given_back(sheet):
    write(sheet, " 別の患者の予定を記録した。\n")

    assert sheet.value() == "別の患者の予定を記録した。"


@pytest.mark.parametrize("reason", ["", "   ", "特になし", "ーー"])
def test_a_reason_that_says_nothing_is_refused(sheet, reason):
    write(sheet, reason)

    with pytest.raises(Refused) as caught:
        sheet.value()

    assert caught.value.faults == (Fault("reason", "missing"),)


def test_writing_is_noticed(sheet):
    before = sheet.typed()

    write(sheet, "別の患者")

    assert sheet.typed() != before
