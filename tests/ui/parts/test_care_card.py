"""What to take care of now."""

import pytest
from PySide6.QtWidgets import QLabel

from app.ui.parts.care_card import CERTIFY, COPY, CareCard, CareGroup, CareItem, CareRow
from tests.ui.looking import find, press


@pytest.fixture
def card(shown, say):
    return shown(CareCard(say))


def test_groups_are_told_in_their_order_and_empty_ones_left_out(card):
    first = CareItem("key", "exemption_required", "TUE required", "104 mL")

    card.show_care([CareGroup("Now", (first,)), CareGroup("TUE", ())])
    card.show_care([CareGroup("Now", (first,)), CareGroup("TUE", ())])

    (row,) = card.findChildren(CareRow)
    assert (row.accessibleName(), row.accessibleDescription()) == ("TUE required", "104 mL")
    words = [one.text() for one in card.findChildren(QLabel)]
    assert words == ["Now", "TUE required", "104 mL"]


def test_only_what_can_be_done_is_offered(qtbot, card):
    card.offer(frozenset({COPY}))

    assert find(card, COPY).isVisible()
    assert not find(card, CERTIFY).isVisible()
    with qtbot.waitSignal(card.asked) as asked:
        press(card, COPY)
    assert asked.args == [COPY]
