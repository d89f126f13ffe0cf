"""A change of theme reaches everything that is shown, at once: nothing is made anew for it."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget

from app.paths import FONTS
from app.ui.destinations import MAKERS
from app.ui.kit import style
from app.ui.kit.station import Station
from app.ui.kit.tokens import DARK, LIGHT
from app.ui.pages.by_paper import ByPaperPage
from app.ui.pages.first_start import FirstStartPage
from app.ui.pages.sign_in import SignInPage
from app.ui.workplace import Workplace
from tests import drips, samples
from tests.fakes import FakeIds, saved
from tests.ui.looking import press

ROOM = (1280, 800)
OUTSIDE = {
    "first start": FirstStartPage,
    "sign-in": lambda say: SignInPage(say, ("yamamoto", "suzuki")),
    "by paper": lambda say: ByPaperPage(say, ("yamamoto",)),
}


@pytest.fixture(autouse=True)
def _dressed(qapp):
    style.load_fonts(FONTS)
    style.apply(qapp, LIGHT)
    flashes = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)  # a cursor that blinks would tell two pictures apart
    yield
    qapp.setCursorFlashTime(flashes)
    style.apply(qapp, LIGHT)


@pytest.fixture
def seen(qapp, qtbot):
    """Return a function that shows a page and returns it as it is painted, without the keyboard."""

    def look(page: QWidget):
        for _ in range(4):
            qapp.processEvents()
        return page.grab().toImage()

    return look


def a_drip(place):
    place.show_kept("bedside")
    press(place, "order_0")
    press(place, "act_reaction")


def a_patient(place):
    place.open_patient(samples.REN.id)


def an_entry(place):
    place.open_patient(samples.REN.id)
    press(place, "new_infusion")


WAYS = {"drip": a_drip, "patient": a_patient, "entry": an_entry}


@pytest.mark.parametrize("name", WAYS)
def test_what_is_open_looks_as_if_made_in_the_theme(name, clinic, desk, seen, shown, qapp):
    saved(clinic)
    drips.begun(clinic, entry=UUID(int=0xF5))
    drips.ordered(clinic, entry=UUID(int=0xF1))
    go = WAYS[name]

    def at(theme):
        style.apply(qapp, theme)
        place = shown(Workplace(desk, FakeIds(0xE000), Station(desk.say)))
        place.resize(*ROOM)
        go(place)
        qapp.processEvents()
        return place

    changed = at(LIGHT)
    seen(changed)
    style.apply(qapp, DARK)
    after = seen(changed)
    changed.hide()

    assert differing(after, seen(at(DARK))) == 0


def test_pages_that_were_left_look_as_if_made_in_the_theme(clinic, desk, seen, shown, qapp):
    saved(clinic)
    drips.ordered(clinic, entry=UUID(int=0xF1))
    names = sorted(MAKERS.keys() - {"appearance"})

    def at(theme):
        style.apply(qapp, theme)
        place = shown(Workplace(desk, FakeIds(0xE000), Station(desk.say)))
        place.resize(*ROOM)
        visited(place)
        place.show_kept("appearance")
        return place

    def visited(place):
        looked = {}
        for name in names:
            place.show_kept(name)
            looked[name] = seen(place)
        return looked

    changed = at(LIGHT)
    style.apply(qapp, DARK)
    after = visited(changed)
    changed.hide()
    made = visited(at(DARK))

    assert [name for name in names if differing(after[name], made[name])] == []


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_page_outside_looks_as_if_made_in_the_theme(name, say, seen, shown, qapp):
    def at(theme):
        style.apply(qapp, theme)
        page = shown(OUTSIDE[name](say))
        page.resize(*ROOM)
        return page

    changed = at(LIGHT)
    seen(changed)
    style.apply(qapp, DARK)
    after = seen(changed)
    changed.hide()

    assert differing(after, seen(at(DARK))) == 0


def differing(one, other):
    """Return how many of the points differ, of every fourth line and column."""
    assert one.size() == other.size()
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(0, one.width(), 4)
        for y in range(0, one.height(), 4)
    )
