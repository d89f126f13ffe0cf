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
