from PySide6.QtWidgets import QPushButton

from app.ui.parts.deed_card import DeedCard
from tests.ui.looking import find, press, text


def test_it_tells_how_something_stands_and_names_the_deed_that_was_pressed(shown):
    card = shown(DeedCard("card", "Key", [("renew", "Renew…"), ("lose", "Lose…")]))
    asked = []
    card.asked.connect(asked.append)

    card.tell("All is well.")
    press(card, "lose")
    press(card, "renew")

    assert text(card, "card_told") == "All is well."
    assert asked == ["lose", "renew"]
    assert find(card, "renew", QPushButton).accessibleName() == "Renew…"


def test_deeds_take_another_line_where_there_is_no_room_beside(shown, qtbot):
    deeds = [("renew", "Renew this very long name"), ("lose", "Lose this very long name")]
    card = DeedCard("card", "Key", deeds)
    card.resize(280, 200)
    shown(card)

    renew, lose = (find(card, name, QPushButton) for name in ("renew", "lose"))
    qtbot.waitUntil(lambda: lose.y() > renew.y())

    assert all(one.width() >= one.minimumSizeHint().width() for one in (renew, lose))


def test_a_deed_that_is_not_offered_leaves_no_gap(shown, qtbot):
    card = shown(DeedCard("card", "Key", [("renew", "Renew…"), ("lose", "Lose…")]))

    find(card, "renew", QPushButton).hide()

    qtbot.waitUntil(lambda: find(card, "lose", QPushButton).x() == 0)
