"""A window of fixed width that grows with its words."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.labels import Label
from app.ui.parts.high_enough import HighEnough


def test_it_grows_when_more_is_told(shown, qtbot):
    window, label = QWidget(), Label("short", wrap=True)
    QVBoxLayout(window).addWidget(label)
    window.setFixedWidth(200)
    HighEnough(window)
    shown(window)
    before = window.height()

    label.setText(
        "a sentence that is much too long for one line of a window as narrow as this " * 2
    )

    qtbot.waitUntil(lambda: window.height() > before)
    assert label.height() >= label.heightForWidth(label.width())
