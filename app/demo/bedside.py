"""A look at the bedside: a drip that is made sure of and begins, one that runs, and the end of it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.demo.hands import Hands
from app.ui.kit.chip import Chip


def see_the_bedside(hands: Hands) -> None:
    """Begin what waits, as a nurse does with and without a scanner; then end what runs."""
    hands.press("rail_bedside")
    hands.see("order_0")
    hands.look("bedside")
    hands.press(_first_waiting(hands))
    hands.see("person_by_hand")
    hands.look("bedside-waiting")
    _scan(hands, "00-9999")
    hands.wait(lambda: hands.sees("drip_notice"), "the answer to another person's band")
    hands.look("bedside-wrong-band")
    hands.press("person_by_hand")
    hands.look("bedside-product")
    place = 0
    while hands.sees("by_hand"):
        hands.press("by_hand")
        hands.press(f"hand_line_{place}")
        hands.write("hand_lot", f"TT-261{place}")
        hands.write("hand_expiry", "2028-03")
        hands.look("bedside-by-hand")
        hands.press("step_confirm")
        place += 1
    hands.press("act_begun")
    hands.look("bedside-beginning")
    hands.press("step_confirm")
    hands.wait(lambda: not hands.sees("step_sheet"), "the beginning to be written")
    hands.look("bedside-begun")
    hands.press("drip_back")
    hands.press("order_0")
    hands.see("act_ended")
    hands.look("bedside-running")
    _react_and_end(hands)
    hands.press("drip_back")
    hands.see("order_0")


def _react_and_end(hands: Hands) -> None:
    hands.press("act_reaction")
    for pressed in ("seen_2", "grade_0", "done_1", "done_3"):
        hands.press(f"reaction_{pressed}")
    hands.look("bedside-reaction")
    hands.press("step_confirm")
    hands.wait(lambda: not hands.sees("step_sheet"), "the reaction to be written")
    hands.press("act_ended")
    hands.press("step_confirm")
    hands.look("bedside-end-refused")
    hands.press("step_all")
    hands.look("bedside-ending")
    hands.press("step_confirm")
    hands.wait(lambda: not hands.sees("step_sheet"), "the end of the drip to be written")
    hands.look("bedside-ended")


def _scan(hands: Hands, code: str) -> None:
    """Type as a scanner does: at once, with a line end."""
    drip = hands.see("drip")
    # Only an active window tells who has the keyboard.
    drip.window().activateWindow()
    hands.wait(drip.isActiveWindow, "an active window")
    drip.setFocus()
    QTest.keyClicks(drip, code)
    QTest.keyClick(drip, Qt.Key.Key_Return)
    hands.settle()


def _first_waiting(hands: Hands) -> str:
    """Return the first card that waits; those that run stand before it."""
    place = 0
    while _tone(hands, place) != "quiet":
        place += 1
    return f"order_{place}"


def _tone(hands: Hands, place: int) -> str:
    chip = hands.see(f"order_{place}_chip")
    return chip.tone if isinstance(chip, Chip) else ""
