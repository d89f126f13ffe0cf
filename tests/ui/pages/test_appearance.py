"""How the window looks and speaks on this computer."""

import pytest

from app.ui.kit import style
from app.ui.kit.look import scale, theme
from app.ui.kit.tokens import DARK, LIGHT
from app.ui.pages.appearance import AppearancePage
from app.workstation import read
from tests.ui.looking import notice, press


@pytest.fixture(autouse=True)
def _dressed(qapp):
    yield
    style.apply(qapp, LIGHT)


@pytest.fixture
def page(shown, desk, station):
    return shown(AppearancePage(desk, station))


def test_another_theme_is_worn_at_once_and_kept(page, file):
    press(page, "theme_1")

    assert theme() == DARK
    assert read(file).theme == "dark"


def test_larger_letters_make_the_window_anew(page, station, file, qtbot):
    with qtbot.waitSignal(station.renewed):
        press(page, "scale_3")

    assert scale() == pytest.approx(1.5, abs=0.04)
    assert read(file).scale == 150


def test_another_language_is_spoken_at_once(page, station, file, qtbot):
    with qtbot.waitSignal(station.renewed):
        press(page, "language_0")

    assert station.say("Save") == "保存"
    assert read(file).language == "ja"


def test_what_cannot_be_kept_is_not_worn(page, file):
    file.mkdir()

    press(page, "theme_1")

    assert theme() == LIGHT
    assert notice(page, "appearance_notice")
