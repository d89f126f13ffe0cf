"""A look at what spares typing and what warns, while an infusion is written down."""

from PySide6.QtCore import Qt

from app.demo.hands import Hands
from app.demo.people import PITCHER, WAITING
from app.domain.patients import PatientForm

_CTRL = Qt.KeyboardModifier.ControlModifier


def see_the_entry(hands: Hands) -> None:
    """Copy the last infusion, fill a set in, calculate, be warned, and complete a product's label."""
    _begin(hands, PITCHER)
    hands.shortcut("treatment_page", Qt.Key.Key_D, _CTRL)
    hands.look("copied")
    _leave(hands)
    _begin(hands, WAITING)
    hands.shortcut("treatment_page", Qt.Key.Key_F4)
    hands.see("set_picker")
    hands.look("sets-to-pick")
    hands.write("set_search_line", "脱水 500")
    hands.key("set_search_line", Qt.Key.Key_Return)
    hands.wait(lambda: hands.sees("line_0_dose"), "the set in the form")
    hands.look("set-filled")
    hands.shortcut("line_0_dose", Qt.Key.Key_F9)
    hands.see("dose_sums")
    hands.look("calculators")
    hands.key("dose_sums", Qt.Key.Key_Escape)
    hands.write("product_search_line", "ろせふぃん")
    hands.wait(lambda: hands.sees("product_search_results"), "the products found")
    hands.key("product_search_line", Qt.Key.Key_Return)
    hands.look("allergy")
    _complete(hands)
    _diagnose(hands)
    hands.shortcut("treatment_page", Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    hands.see("criterion_sheet")
    hands.look_at("criterion_sheet", "criteria-explained")
    hands.press("close_criteria")
    _leave(hands)


def _begin(hands: Hands, patient: PatientForm) -> None:
    hands.press("rail_patients")
    hands.write("patient_search_line", patient.family_kana)
    hands.key("patient_search_line", Qt.Key.Key_Return)
    hands.press("new_infusion")
    hands.see("entry_form")


def _leave(hands: Hands) -> None:
    hands.press("keep_draft")
    hands.wait(lambda: not hands.sees("treatment_page"), "the entry to be left")


def _complete(hands: Hands) -> None:
    """Look at the form of what an insert approves: a product of the masters has none yet."""
    hands.write("product_search_line", "かくうびたみん")
    hands.wait(lambda: hands.sees("product_search_results"), "the products found")
    hands.key("product_search_line", Qt.Key.Key_Return)
    hands.press("line_2_complete")
    hands.see("completion_sheet")
    hands.look("label")
    hands.press("filing_cancel")


def _diagnose(hands: Hands) -> None:
    """Put a diagnosis together of a name and what may stand before and behind it."""
    hands.write("diagnosis_line", "急性架空胃腸炎の疑い")
    hands.wait(lambda: hands.sees("diagnosis_results"), "the diagnoses found")
    hands.look("diagnosis-found")
    hands.key("diagnosis_line", Qt.Key.Key_Return)
    hands.look("diagnosis-of-parts")
