from PySide6.QtWidgets import QLabel

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


def test_a_secret_is_not_shown(page):
    line = put(page, LineEdit("password", secret=True))
    line.setText("himitsu")

    assert line.displayText() != "himitsu"
