"""What else there is to look at: what is left to do, how a record is corrected, the trail, the sheets."""

from PySide6.QtCore import Qt

from app.demo.forms import BASIS
from app.demo.hands import Hands
from app.demo.people import PASSWORD


def correct(hands: Hands) -> None:
    """Open the final record of the patient shown, look at how it would be amended and withdrawn."""
    hands.key("patient_records", Qt.Key.Key_Return)
    hands.press("amend")
    hands.write("basis", f"{BASIS} 体重 2.1 kg 減。")
    hands.press("save")
    hands.see("reason_prompt")
    hands.look("amending")
    hands.press("prompt_cancel")
    hands.key("treatment_page", Qt.Key.Key_Escape)
    hands.key("patient_records", Qt.Key.Key_Return)
    hands.press("withdraw")
    hands.see("reason_prompt")
    hands.press("prompt_deed")
    hands.look("withdrawing-refused")
    hands.press("prompt_cancel")
    hands.key("treatment_page", Qt.Key.Key_Escape)
    hands.see("patient_records")


def see_the_day(hands: Hands) -> None:
    """Look at the day: what waits, runs, and is to be approved and finalised."""
    hands.see("board")
    hands.wait(lambda: hands.sees("today_overdue"), "a drip that should be over")
    hands.key("today_running", Qt.Key.Key_Right)
    hands.look("today")


def see_what_is_left(hands: Hands) -> None:
    """Look at what is to do, approve what is overdue, and go to discard somebody else's draft."""
    hands.press("rail_today")
    hands.press("today_drafts")
    hands.see("approve_task")
    hands.look("to-do")
    hands.press("approve_task")
    hands.wait(lambda: hands.sees("todo_notice"), "the answer to an approval")
    hands.look("to-do-approved")
    for _ in range(2):
        # The first key finds nothing chosen, and chooses the first line.
        hands.key("todo_table", Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    hands.press("discard_task")
    hands.see("filing_dialog")
    hands.look("discarding")
    hands.press("filing_cancel")


def see_the_trail(hands: Hands) -> None:
    """Read the audit trail and verify it."""
    hands.go("trail")
    hands.see("trail_table")
    hands.press("verify_trail")
    hands.wait(lambda: hands.sees("trail_notice"), "the answer to a verification")
    hands.look("trail")


def see_the_sheets(hands: Hands) -> None:
    """Look at what is asked of a new person, and for a password and a second factor."""
    hands.go("people")
    hands.press("add_person")
    hands.press("filing_file")
    hands.look("new-person-refused")
    hands.press("filing_cancel")
    hands.key("people_table", Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    hands.press("reset_password")
    hands.press("filing_file")
    hands.see("code_dialog")
    hands.look("new-password")
    hands.press("code_close")
    hands.press("rail_user")
    hands.press("change_password")
    hands.write("old_password", PASSWORD)
    hands.write("new_password", "kurz")
    hands.press("filing_file")
    hands.look("own-password-refused")
    for field in ("old_password", "new_password"):
        hands.write(field, "")
    hands.press("filing_cancel")
    hands.press("set_up_factor")
    hands.see("second_factor_qr")
    hands.look("second-factor")
    hands.press("filing_cancel")
