"""On a touch screen of 1280x800: everything is big enough for a finger, and no sheet scrolls."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.domain.course import Act
from app.i18n import load
from app.paths import FONTS, LOCALE
from app.ui.kit import style
from app.ui.kit.tokens import LIGHT
from tests import drips
from tests.ui.cutting import cut
from tests.ui.looking import find, press

FINGER = 44  # px: the least height of a target
WAITING = ("person_by_hand", "by_hand", "wrong_product", "act_reaction", "act_remark")
RUNNING = ("act_interrupted", "act_ended", "act_rate_changed", "act_reaction", "act_remark")


@pytest.fixture(autouse=True)
def _dressed(qapp):
    style.load_fonts(FONTS)
    style.apply(qapp, LIGHT)
    yield
    style.apply(qapp, LIGHT)


@pytest.fixture(params=["ja", "en"])
def spoken(request, nurse):
    return replace(nurse, say=load(LOCALE, request.param))


def too_small(page):
    targets = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]
    return [
        f"{one.objectName()} {one.height()}"
        for one in targets
        if one.isVisible() and one.height() < FINGER
    ]


def settled(page, qapp):
    for _ in range(4):
        qapp.processEvents()
    return page


@pytest.mark.parametrize("pressed", [None, *WAITING])
def test_what_waits_is_for_a_finger(order, at_bedside, spoken, pressed, qapp):
    page = at_bedside(spoken)
    if pressed is not None:
        press(page, pressed)

    settled(page, qapp)

    assert too_small(page) == []
    assert find(page, "drip_scroll").verticalScrollBar().maximum() == 0
    assert cut(find(page, "drip_scroll")) == []


@pytest.mark.parametrize("pressed", [None, *RUNNING])
def test_what_runs_is_for_a_finger(clinic, at_bedside, spoken, pressed, qapp):
    drips.begun(clinic)
    page = at_bedside(spoken)
    if pressed is not None:
        press(page, pressed)

    settled(page, qapp)

    assert too_small(page) == []
    assert find(page, "drip_scroll").verticalScrollBar().maximum() == 0
    assert cut(find(page, "drip_scroll")) == []


def test_the_list_is_for_a_finger(order, at_bedside, spoken, qapp):
    page = settled(at_bedside(spoken, place=None), qapp)

    assert too_small(page) == []


def test_while_something_is_asked_the_steps_give_their_room(clinic, at_bedside):
    drips.begun(clinic)
    page = at_bedside()
    steps = find(page, "drip_steps")
    assert steps.isVisible()

    press(page, f"act_{Act.REACTION.value}")
    asked = steps.isVisible()
    press(page, "step_cancel")

    assert not asked
    assert steps.isVisible()


def test_the_card_shows_that_a_scan_is_taken(order, at_bedside, qapp):
    page = at_bedside()
    card = find(page, "scan_card")
    with_keyboard = card.grab().toImage()

    find(page, "drip_back").setFocus()
    qapp.processEvents()

    assert card.grab().toImage() != with_keyboard
