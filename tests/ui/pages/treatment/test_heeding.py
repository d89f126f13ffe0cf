"""What is to be heeded of the products while they are entered."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from app.domain.audit import Deed
from tests import samples
from tests.ui.looking import error, find, notice, press, text
from tests.ui.pages.treatment.hands import dialog, finalise, search, settle, write


def test_the_same_drug_twice_is_told_below_its_row_and_in_the_panel(opened, qtbot):
    page = opened()
    rows = len(samples.DRAFT.lines)
    search(page, qtbot, "セフトリアキソン")
    search(page, qtbot, "セフトリアキソン")
    settle()

    assert "another row" in text(page, f"line_{rows + 1}_heed")
    assert not text(page, f"line_{rows - 1}_heed")
    assert "another row" in notice(page, "heed_0")


def test_an_allergen_is_not_final_before_its_reason_is_told(opened, clinic, door):
    product = clinic.products.named(samples.DRAFT.lines[0].product)
    form = replace(samples.PATIENT_FORM, allergies=product.generic_ja)
    clinic.patients.change(clinic.actor, samples.REN, form)
    page = opened()
    write(page, "late_reason", "往診先で紙に書き、翌々日に入力した。")

    finalise(page, samples.PASSWORD)

    prompt = dialog(page, "password_prompt")
    assert "allergies" in notice(prompt, "password_warning")
    assert "all the same" in error(prompt, "allergy_reason")

    find(prompt, "allergy_reason", QLineEdit).setText("2025年に投与し、問題なかった。")
    press(prompt, "password_finalise")
    settle()

    assert dialog(page, "password_prompt") is None
    assert door.books.trail[-1].deed is Deed.TREATMENT_FINALISED
    assert door.books.trail[-1].details["allergy_reason"].startswith("2025年")


def test_nobody_is_asked_for_a_reason_without_an_allergen(opened):
    page = opened()
    press(page, "finalise")

    assert not find(dialog(page, "password_prompt"), "allergy_reason").isVisible()
