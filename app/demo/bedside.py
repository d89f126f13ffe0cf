"""A look at the bedside: a drip that waits, one that runs, and the end of it."""

from PySide6.QtCore import Qt

from app.demo.hands import Hands


def see_the_bedside(hands: Hands) -> None:
    """Begin what waits, look at the sheets of what runs, and end it."""
    hands.press("rail_bedside")
    hands.see("order_0")
    hands.look("bedside")
    hands.press("order_3")
    hands.see("act_begun")
    hands.look("bedside-waiting")
    hands.press("act_begun")
    hands.write("step_lot_0", "TT-2611")
    hands.key("step_lot_0", Qt.Key.Key_Return)
    hands.write("step_expiry_0", "2028-03")
    hands.look("bedside-beginning")
    hands.press("step_cancel")
    hands.press("order_0")
    hands.see("act_ended")
    hands.look("bedside-running")
    hands.press("act_ended")
    hands.write("step_delivered", "")
    hands.press("step_confirm")
    hands.look("bedside-end-refused")
    hands.press("step_all")
    hands.look("bedside-ending")
    hands.press("step_confirm")
    hands.wait(lambda: not hands.sees("step_sheet"), "the end of the drip to be written")
    hands.look("bedside-ended")
