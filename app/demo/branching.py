"""A look at a clinic of two facilities: a branch is added, the computer stands there, an infusion is begun."""

from PySide6.QtCore import Qt

from app.demo.hands import Hands
from app.demo.people import BRANCH, PITCHER


def see_the_branches(hands: Hands) -> None:
    """Add a branch with beds, say that this computer stands there, and begin an infusion."""
    hands.go("clinic")
    hands.press("add_branch")
    hands.press("filing_file")
    hands.look("branch-refused")
    for field in ("name", "name_en", "address", "phone", "director"):
        hands.write(f"branch_{field}", getattr(BRANCH, field))
    hands.write("branch_beds", "１９")
    hands.press("branch_undesignated")
    hands.look("branch")
    hands.press("filing_file")
    hands.see("branch_0")
    hands.look("branches")
    hands.go("computer")
    hands.key("computer_branch", Qt.Key.Key_Down)
    hands.wait(lambda: hands.sees("computer_notice"), "the answer to where the computer stands")
    hands.look("computer-of-a-branch")
    hands.press("rail_patients")
    hands.write("patient_search_line", PITCHER.family_kana)
    hands.key("patient_search_line", Qt.Key.Key_Return)
    hands.press("new_infusion")
    hands.see("branch")
    hands.look("entry-of-a-branch")
    hands.press("keep_draft")
    hands.wait(lambda: not hands.sees("treatment_page"), "the entry to be left")
