"""A look at the quick question: may this be given, before there is a patient."""

from PySide6.QtCore import Qt

from app.demo.hands import Hands


def see_the_question(hands: Hands) -> None:
    """Ask for a fluid, change its amount, and ask for what is blocked."""
    hands.press("rail_use")
    hands.see("use_window")
    hands.write("product_search_line", "そりた")
    hands.look_at("use_window", "use-found")
    hands.key("product_search_line", Qt.Key.Key_Return)
    hands.see("use_answer")
    hands.look_at("use_window", "use-fluid")
    hands.write("line_0_dose", "50")
    hands.look_at("use_window", "use-fluid-little")
    hands.write("product_search_line", "エクソソーム")
    hands.see("refusal")
    hands.look_at("use_window", "use-blocked")
    hands.key("product_search_line", Qt.Key.Key_Escape)
    hands.key("product_search_line", Qt.Key.Key_Escape)
