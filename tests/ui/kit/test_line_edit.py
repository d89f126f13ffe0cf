import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.kit.line_edit import LineEdit
from tests.ui.kit.hands import put


def test_a_fact_takes_its_room_from_the_line(page):
    line = put(page, LineEdit("diagnosis"))
    line.setText("急性扁桃炎")

    line.set_fact("J03.9", spoken="ICD-10 J03.9")

    chip = next(child for child in line.findChildren(QLabel) if child.text() == "J03.9")
    assert chip.accessibleName() == "ICD-10 J03.9"
    assert line.textMargins().right() >= chip.width()
    assert line.fact() == "J03.9"
    line.set_fact("")
    assert line.textMargins().right() == 0


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("凛\n二行目", "凛 二行目"),
        ("東京都\r\n  架空区\t1-2-3\n", "東京都 架空区 1-2-3"),
        ("渡邉 ", "渡邉 "),
    ],
)
def test_pasted_lines_become_one_line(page, pasted, kept):
    line = put(page, LineEdit("given"))
    QApplication.clipboard().setText(pasted)

    line.paste()

    assert line.text() == kept


def test_a_secret_is_not_shown(page):
    line = put(page, LineEdit("password", secret=True))
    line.setText("himitsu")

    assert line.displayText() != "himitsu"
