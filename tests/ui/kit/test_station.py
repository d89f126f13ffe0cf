"""This computer as the window follows it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.ui.kit.station import Station, theme_of
from app.ui.kit.tokens import DARK, LIGHT
from app.workstation import Workstation


@pytest.mark.parametrize(("name", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_a_theme_is_known_by_its_name(name, theme):
    assert theme_of(name) == theme


def test_the_systems_theme_is_followed():
    scheme = QGuiApplication.styleHints().colorScheme()

    assert theme_of("system") == (DARK if scheme == Qt.ColorScheme.Dark else LIGHT)


def test_without_a_file_nothing_is_written(say):
    chosen = Workstation(theme="dark")

    assert Station(say).keep(chosen) is chosen


def test_the_same_words_and_sizes_make_nothing_anew(say, qtbot):
    station = Station(say)

    with qtbot.assertNotEmitted(station.renewed):
        station.wear(station.settings)
