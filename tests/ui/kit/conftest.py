"""Every test of the kit starts in the light theme, with our own fonts where they have been made."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.paths import FONTS
from app.ui.kit import style
from app.ui.kit.tokens import LIGHT


@pytest.fixture(autouse=True)
def _dressed(qapp):
    style.load_fonts(FONTS)
    style.apply(qapp, LIGHT)
    yield
    # Whoever comes next finds no larger letters than there were.
    style.apply(qapp, LIGHT)


@pytest.fixture
def page(qtbot):
    """A window with room for editors, and the keyboard in it."""
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return window
