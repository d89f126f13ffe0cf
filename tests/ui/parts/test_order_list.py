"""The drips that wait or run."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.parts.order_list import OrderList
from tests import samples
from tests.drips import interrupted, ordered
from tests.ui.looking import find, press, text

SHOTA = {"entry": UUID(int=0xC7), "patient": samples.SHOTA.id}


@pytest.fixture
def drips(clinic):
    return [(interrupted(clinic), samples.REN), (ordered(clinic, **SHOTA), samples.SHOTA)]


@pytest.fixture
def part(shown, say, drips):
    part = shown(OrderList(say))
    part.show_drips(drips, samples.NOW.date())
    return part


def test_each_row_tells_whose_drip_it_is_and_how_far(part):
    assert text(part, "order_0_name") == "WATANABE Ren"
    assert text(part, "order_0_chip") == "On hold"
    assert text(part, "order_0_when") == "Since 14:15, 20.0 mL"
    assert text(part, "order_1_when") == "Planned 14:15"
    assert find(part, "order_1").accessibleName() == "TAKAHASHI Shota Ordered Planned 14:15"


def test_a_pressed_card_is_announced(part, drips, qtbot):
    with qtbot.waitSignal(part.chosen) as chosen:
        press(part, "order_1")

    assert chosen.args == [drips[1][0].entry]


def test_an_allergy_is_told_before_the_drip_is_opened(part):
    assert text(part, "order_0_allergy") == "Allergy アスピリン"
    assert not find(part, "order_1_allergy").isVisible()


def test_the_cards_stand_in_as_many_columns_as_there_is_room_for(part):
    part.resize(1240, 600)
    QApplication.processEvents()
    wide = [find(part, f"order_{place}").y() for place in range(2)]
    part.resize(500, 600)

    assert wide[0] == wide[1]
    assert find(part, "order_0").height() >= 120


def test_what_is_over_leaves_the_list(part, drips):
    part.show_drips(drips[1:], samples.NOW.date())

    assert text(part, "order_0_name") == "TAKAHASHI Shota"
    assert not find(part, "order_1").isVisible()


def test_an_empty_list_says_what_brings_one(part):
    part.show_drips([], samples.NOW.date())

    assert text(part, "orders_empty_what") == "Nothing is ordered."


def test_the_keyboard_stays_at_its_drip_when_another_comes_before_it(part, drips):
    find(part, "order_0").setFocus()

    part.show_drips([drips[1], drips[0]], samples.NOW.date())

    assert find(part, "order_1").hasFocus()
    assert text(part, "order_1_name") == "WATANABE Ren"
