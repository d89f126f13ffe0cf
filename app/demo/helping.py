"""A look at the help: the keys, and the tour of the window."""

from PySide6.QtCore import Qt

from app.demo.hands import Hands


def see_the_help(hands: Hands) -> None:
    """Look at the list of keys, and go two stops of the tour."""
    hands.press("rail_today")
    hands.see("board")
    hands.shortcut("board", Qt.Key.Key_F1)
    hands.see("key_sheet")
    hands.look_at("key_sheet", "keys")
    hands.press("tour")
    hands.see("tour_next")
    hands.look("tour")
    hands.press("tour_next")
    hands.look("tour-on")
    hands.press("tour_end")
