from PySide6.QtCore import Qt

from app.ui.kit.line_edit import LineEdit
from app.ui.kit.memo_edit import MemoEdit
from tests.ui.kit.hands import commit, put


def test_tab_leaves_a_memo(page, qtbot):
    memo = put(page, MemoEdit("basis"), LineEdit("next"))
    memo.setFocus()

    qtbot.keyClick(memo, Qt.Key.Key_Tab)

    assert page.findChild(LineEdit, "next").hasFocus()
    assert memo.text() == ""


def test_a_memo_grows_up_to_its_most_lines(page):
    memo = put(page, MemoEdit("basis", lines=2, most_lines=4))
    heights = []

    for lines in (1, 2, 3, 4, 9):
        memo.set_text("\n".join(["所見"] * lines))
        heights.append(memo.height())

    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_a_heading_added_to_a_memo_gets_a_line_of_its_own(page):
    memo = put(page, MemoEdit("basis"))
    memo.set_text("38.9 ℃")

    memo.add_text("検査値: ")

    assert memo.text() == "38.9 ℃\n検査値: "
    assert memo.hasFocus()


def test_what_an_input_method_writes_arrives_in_a_memo(page, qtbot):
    memo = put(page, MemoEdit("basis"))

    with qtbot.waitSignal(memo.textChanged):
        commit(memo, "髙橋")

    assert memo.text() == "髙橋"
