from PySide6.QtWidgets import QLabel, QPushButton

from app.ui.kit.action_bar import ActionBar
from app.ui.kit.buttons import Button


def test_the_bar_below_tells_what_is_missing(qtbot):
    bar = ActionBar()
    qtbot.addWidget(bar)
    bar.add(Button("保存", "primary", name="save"))
    bar.resize(800, 60)

    bar.tell("保存まであと1項目  診断根拠", icon="octagon-alert", ink="bad")
    bar.show()

    assert bar.message == "保存まであと1項目  診断根拠"
    assert bar.findChild(QPushButton, "save").geometry().right() > 700
    assert bar.findChild(QLabel, "action_bar_message").width() > 300
