import pytest
from PySide6.QtCore import Qt

from app.ui.kit.criterion import CriterionRow


@pytest.fixture
def row(qtbot):
    row = CriterionRow("診断根拠", name="basis")
    qtbot.addWidget(row)
    row.resize(340, 30)
    return row


def test_no_two_states_look_alike(row):
    looks = []

    for state in ("ok", "missing", "wait", "warn", "bad"):
        row.set_state(state, "未記入")
        looks.append(row.grab().toImage())

    assert all(one != other for i, one in enumerate(looks) for other in looks[:i])


def test_the_whole_row_is_a_button(row, qtbot):
    row.set_state("missing", "未記入", way="記入する F8 →")

    with qtbot.waitSignal(row.clicked):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, Qt.Key.Key_Space)
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, Qt.Key.Key_Return)


def test_a_row_says_what_it_is_how_it_stands_and_the_way(row):
    row.set_state("missing", "未記入", way="記入する F8 →")

    assert row.accessibleName() == "診断根拠 未記入"
    assert row.accessibleDescription() == "記入する F8 →"
    assert (row.state, row.value) == ("missing", "未記入")


def test_a_value_without_room_is_whole_in_the_tooltip(row):
    row.resize(140, 30)

    row.set_state("ok", "38.9 ℃、両側扁桃に白苔、前頸部リンパ節に圧痛")

    row.grab()
    assert row.toolTip() == "38.9 ℃、両側扁桃に白苔、前頸部リンパ節に圧痛"
