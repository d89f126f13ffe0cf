"""Where the window stands on this computer."""

import json

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from app.ui.placing import fitted, keep, take_up

SMALL, LARGE = QRect(0, 0, 1280, 800), QRect(1280, 0, 3840, 2160)
LEAST = (1024, 700)


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (QRect(100, 40, 1100, 720), QRect(100, 40, 1100, 720)),
        (QRect(1400, 100, 1920, 1080), QRect(1400, 100, 1920, 1080)),
        # Larger than the screen, and half beyond its edge.
        (QRect(600, 300, 1400, 900), QRect(0, 0, 1280, 800)),
        (QRect(900, 200, 1100, 720), QRect(180, 80, 1100, 720)),
        # The second screen is gone, or the title is out of reach.
        (QRect(9000, 100, 1100, 720), None),
        (QRect(-1090, 100, 1100, 720), None),
        (QRect(100, -300, 1100, 720), None),
    ],
)
def test_the_window_is_never_out_of_sight(wanted, fits):
    assert fitted(wanted, [SMALL, LARGE], LEAST) == fits


def test_a_window_comes_up_where_it_was(qtbot, tmp_path):
    first, second = QWidget(), QWidget()
    for window in (first, second):
        qtbot.addWidget(window)
    first.setGeometry(20, 30, 500, 400)

    keep(first, tmp_path / "settings" / "window.json")
    take_up(second, tmp_path / "settings" / "window.json")

    assert second.geometry() == first.geometry()


def test_a_maximised_window_comes_up_maximised(qtbot, tmp_path):
    window, file = QWidget(), tmp_path / "window.json"
    qtbot.addWidget(window)
    held = {"x": 20, "y": 30, "width": 500, "height": 400, "maximised": True}
    file.write_text(json.dumps(held), "utf-8")

    take_up(window, file)

    assert window.isMaximized()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "7", '{"x": 1}', '{"x": "a"}', '{"x": 1e99, "y": 1, "width": 1, "height": 1}'],
)
def test_a_file_that_says_nothing_of_use_changes_nothing(qtbot, tmp_path, text):
    window, file = QWidget(), tmp_path / "window.json"
    qtbot.addWidget(window)
    before = window.geometry()
    file.write_text(text, "utf-8")

    take_up(window, file)

    assert window.geometry() == before


def test_a_place_that_cannot_be_written_keeps_nobody_from_closing(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    (tmp_path / "window.json").mkdir()

    keep(window, tmp_path / "window.json")

    assert (tmp_path / "window.json").is_dir()
