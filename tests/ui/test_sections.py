"""The sections of the settings and the lists: nothing is cut off, however small or large it is."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QTableView

from app.i18n import load
from app.paths import FONTS, LOCALE
from app.ui.kit import style
from app.ui.kit.station import Station
from app.ui.kit.tokens import LIGHT
from app.ui.workplace import Workplace
from tests import drips
from tests.fakes import FakeIds
from tests.ui.cutting import cut

# A window and its letters, in per cent.
WINDOWS = {"smallest": (1024, 700, 100), "usual": (1280, 800, 100), "largest": (1280, 800, 175)}
PAGES = (
    *("todo", "register", "check", "reports", "rules", "masters", "sets", "clinic", "people"),
    *("trail", "backups", "appearance", "account"),
)


@pytest.fixture(params=WINDOWS)
def window(request, qapp):
    width, height, percent = WINDOWS[request.param]
    style.load_fonts(FONTS)
    style.apply(qapp, LIGHT, percent / 100)
    yield width, height
    style.apply(qapp, LIGHT)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_page_is_whole(desk, clinic, shown, qapp, window, language):
    drips.begun(clinic)
    spoken = replace(desk, say=load(LOCALE, language))
    place = shown(Workplace(spoken, FakeIds(0xE000), Station(spoken.say)))
    place.resize(*window)
    wrong = {}

    for name in PAGES:
        place.show_kept(name)
        for _ in range(4):
            qapp.processEvents()
        page = place.pages.page
        # A table with more columns than letters of 175 % leave room for scrolls sideways.
        tables = tuple(one.objectName() for one in page.findChildren(QTableView))
        found = [one for one in cut(page) if not one.startswith(tables)]
        if found:
            wrong[name] = found

    assert place.width() == window[0]
    assert wrong == {}
