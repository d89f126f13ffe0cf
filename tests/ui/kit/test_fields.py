import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.kit.choice import Choice
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.memo_edit import MemoEdit
from app.ui.kit.number_edit import NumberEdit, WithUnit
from app.ui.kit.option import Option
from app.ui.kit.search_list import SearchField
from app.ui.kit.segmented import Segmented
from app.ui.kit.tick import Tick
from app.ui.kit.tick_list import TickList

TWO = [Option("a", "確定"), Option("b", "疑い")]
MISSING = "診断根拠が未記入です。症状・所見・検査値のいずれかを具体的に。"

EDITORS = {
    "line": (lambda: LineEdit("basis"), lambda e: e.setText("38.9 ℃")),
    "memo": (lambda: MemoEdit("basis"), lambda e: e.setPlainText("38.9 ℃")),
    "number": (lambda: NumberEdit("basis"), lambda e: e.setText("1")),
    "unit": (lambda: WithUnit(NumberEdit("basis"), "mL"), lambda e: e.edit.setText("1")),
    "choice": (lambda: Choice("basis", TWO), lambda e: e.set_value("a")),
    "segmented": (lambda: Segmented("basis", TWO), lambda e: e.set_value("b")),
    "ticks": (lambda: TickList("basis", TWO), lambda e: e.set_values(["a"])),
    "tick": (lambda: Tick("基準", name="basis"), lambda e: e.setChecked(True)),
    "search": (lambda: SearchField("basis"), lambda e: e.line.setText("扁桃")),
}


@pytest.fixture(params=EDITORS, ids=list(EDITORS))
def field_and_cure(request, qtbot):
    make, cure = EDITORS[request.param]
    field = Field("診断根拠", make())
    qtbot.addWidget(field)
    field.resize(400, 300)
    field.show()
    return field, cure


def test_an_error_stands_below_and_goes_once_it_is_cured(field_and_cure):
    field, cure = field_and_cure

    field.set_error(MISSING)
    told = field.error
    cure(field.editor)

    assert told == MISSING
    assert field.error == ""


def test_an_error_is_seen_on_the_editor_itself(field_and_cure):
    field, _ = field_and_cure
    before = field.editor.grab().toImage()

    field.set_error(MISSING)

    assert field.editor.grab().toImage() != before
    field.clear_error()
    assert field.editor.grab().toImage() == before


def test_an_error_is_told_to_who_cannot_see(qtbot):
    field = Field("液量", WithUnit(NumberEdit("volume"), "mL"))
    qtbot.addWidget(field)
    control = field.editor.edit

    field.set_error("液量が未記入です。")

    assert control.accessibleName() == "液量"
    assert control.accessibleDescription() == "液量が未記入です。"
    field.clear_error()
    assert control.accessibleDescription() == "mL"


def test_everything_in_a_field_can_be_found_by_name(qtbot):
    field = Field("診断名", LineEdit("diagnosis"))
    qtbot.addWidget(field)

    assert field.objectName() == "diagnosis_field"
    assert field.label == "診断名"
    assert field.findChild(LineEdit, "diagnosis")
    assert field.findChild(QLabel, "diagnosis_message")
    assert field.findChild(QLabel, "diagnosis_label").buddy() is field.editor


def test_the_keyboard_comes_to_the_editor(qtbot):
    page = QWidget()
    row = QHBoxLayout(page)
    first, second = Field("A", LineEdit("a")), Field("B", WithUnit(NumberEdit("b"), "g"))
    row.addWidget(first)
    row.addWidget(second)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()

    second.focus()

    assert second.editor.edit.hasFocus()


def test_nothing_jumps_when_the_keyboard_comes(qtbot):
    line = LineEdit("a")
    line.setText("急性扁桃炎")
    qtbot.addWidget(line)
    line.show()
    with qtbot.waitActive(line):
        line.activateWindow()
    line.clearFocus()
    before = (line.size(), line.cursorRect().topLeft())

    line.setFocus(Qt.FocusReason.TabFocusReason)
    line.deselect()

    assert (line.size(), line.cursorRect().topLeft()) == before


def test_a_long_sentence_breaks_rather_than_widens_the_form(qtbot):
    field = Field("診断根拠", LineEdit("basis"))
    qtbot.addWidget(field)
    narrow = field.minimumSizeHint().width()

    field.set_error(MISSING * 3)

    assert field.minimumSizeHint().width() <= max(narrow, 120)
