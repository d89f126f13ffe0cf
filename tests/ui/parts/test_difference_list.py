"""The records that are judged differently."""

import pytest
from PySide6.QtCore import Qt

from app.ui.kit.rows import TONE_ROLE
from app.ui.kit.table import Table
from app.ui.parts.difference_list import DifferenceList
from tests import samples
from tests.ui.looking import cells, find, press, text
from tests.ui.parts.differences import DIFFERENCE, OVER, WADA

HEADS = ("As kept", "As judged now")


@pytest.fixture
def differences(shown, say):
    widget = shown(DifferenceList((DIFFERENCE,), say, samples.NOW, heads=HEADS))
    widget.resize(900, 320)
    return widget


@pytest.fixture
def table(differences):
    return find(differences, "difference_table", Table)


def test_there_is_a_row_for_each_body_the_changed_verdicts_first(table):
    assert [row[:5] for row in cells(table)] == [
        ["11-20 14:21", "14:21", "WATANABE Ren", "WADA/JADA", "Legitimate (caution)"],
        ["11-20 14:21", "14:21", "WATANABE Ren", "NPB", "Legitimate (caution)"],
    ]
    assert [row[6:] for row in cells(table)] == [
        ["TUE required", "96 mL in 12 h, over 80 mL"],
        ["Legitimate (caution)", "Above JADA's 80 mL"],
    ]


def test_verdicts_stand_as_chips_under_their_heads(table):
    model = table.model()

    assert [model.index(0, place).data(TONE_ROLE) for place in (4, 6)] == [
        "caution",
        "exemption_required",
    ]
    assert [model.headerData(place, Qt.Orientation.Horizontal) for place in (4, 6)] == [*HEADS]


def test_the_first_row_is_chosen_and_told_in_full(differences):
    assert text(differences, "change_reason_0").startswith("96 mL in 12 h exceed 80 mL")


def test_the_row_the_keyboard_is_on_is_told_in_full(differences, table, qtbot):
    qtbot.keyClick(table, Qt.Key.Key_Down)

    assert text(differences, "change_reason_0").startswith("NPB")


def test_enter_opens_the_record(differences, table, qtbot):
    with qtbot.waitSignal(differences.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == [DIFFERENCE]


def test_the_button_opens_the_record_too(differences, qtbot):
    with qtbot.waitSignal(differences.opened) as opened:
        press(differences, "open_record")

    assert opened.args == [DIFFERENCE]


def test_ten_thousand_rows_are_no_burden(shown, say):
    many = shown(DifferenceList((DIFFERENCE,) * 5_000, say, samples.NOW, heads=HEADS))

    assert find(many, "difference_table", Table).rows.rowCount() == 10_000
    assert (WADA.came, OVER.code) == ((OVER,), "M22_EXCEEDED")
