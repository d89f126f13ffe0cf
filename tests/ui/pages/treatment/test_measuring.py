"""Measured values and prompts on the page of an infusion."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.measurements import Measure, Measurement, TypedMeasurement
from app.domain.recording import draft_of
from app.domain.treatments import DraftLine
from app.ui.kit.ask_chip import AskChip
from app.ui.kit.group_head import GroupHead
from tests import samples
from tests.fakes import finalised, saved
from tests.ui.looking import find, line, press, text
from tests.ui.pages.treatment.hands import keyboard, message, settle, verdict, write

BARE = replace(samples.DRAFT, basis="ツルゴール低下。", iv_reason_code=None, iv_reason="")
STATED = (TypedMeasurement(Measure.SYSTOLIC, "98"), TypedMeasurement(Measure.DIASTOLIC, "60"))


def prompts(page):
    """Return what is asked, and whether it is answered."""
    shown = [one for one in page.findChildren(AskChip) if not one.isHidden()]
    return {one.objectName().removeprefix("prompt_"): one.is_answered for one in shown}


def counted(page):
    return find(page, "prompts_head", GroupHead).count()


def test_what_a_committee_would_ask_is_named_and_keeps_nothing_from_being_saved(opened, clinic):
    page = opened(BARE)
    before = prompts(page), verdict(page, "npb")

    press(page, "save")
    settle()

    assert before == (
        {"not_by_mouth": False, "vital_signs": False, "urine_or_bun": False},
        "Legitimate",
    )
    assert counted(page) == "0 / 3"
    assert len(clinic.treatments.of_patient(clinic.actor, samples.REN.id)) == 1


def test_they_are_ticked_as_one_types(opened):
    page = opened(BARE)

    write(page, "basis", "嘔吐3回。尿量減少。")
    by_words = prompts(page)
    write(page, "measure_blood_pressure", "98/60")

    assert by_words == {"not_by_mouth": True, "vital_signs": False, "urine_or_bun": True}
    assert prompts(page)["vital_signs"]
    assert counted(page) == "3 / 3"


def test_no_answer_changes_a_verdict(opened):
    page = opened(BARE)
    before = [verdict(page, body) for body in ("npb", "wada")]

    write(page, "measure_pulse", "112")

    assert [verdict(page, body) for body in ("npb", "wada")] == before


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("not_by_mouth", "iv_reason_code"),
        ("vital_signs", "measure_blood_pressure"),
        ("urine_or_bun", "measure_urine_gravity"),
    ],
)
def test_pressing_one_brings_the_keyboard_to_where_it_is_answered(opened, prompt, name):
    page = opened(BARE)

    press(page, f"prompt_{prompt}")

    assert keyboard(page) == name
    assert find(page, "basis").text() == BARE.basis


def test_a_product_of_another_kind_brings_its_fields(opened):
    page = opened(replace(BARE, diagnosis="倦怠感", icd10="R53", lines=()))
    before = prompts(page), page.findChild(QWidget, "measure_vitamin_b1")

    page.findChild(QWidget, "lines").add(samples.VITAMIN)
    settle()

    assert before == ({}, None)
    assert list(prompts(page)) == ["not_by_mouth", "vitamin_b1_need"]
    assert find(page, "measure_vitamin_b1").isVisible()


def test_a_value_that_cannot_be_read_is_told_beside_its_field(opened):
    page = opened(BARE)

    write(page, "measure_blood_pressure", "98/6o")
    press(page, "save")

    assert text(page, "measurements_message") == (
        "This blood pressure cannot be read. Write it as 98/60."
    )
    assert message(page) == "1 item before saving: BP (diastolic)"
    assert keyboard(page) == "measure_blood_pressure"


def test_it_goes_once_it_can_be_read(opened, clinic):
    page = opened(BARE)
    write(page, "measure_pulse", "速い")
    press(page, "save")
    told = text(page, "measurements_message")

    write(page, "measure_pulse", "１１２")
    gone = not find(page, "measurements_message").isVisible()
    press(page, "save")

    (record,) = clinic.treatments.of_patient(clinic.actor, samples.REN.id)
    assert told.startswith("This value cannot be read.")
    assert gone
    assert [(one.measure, str(one.value)) for one in record.measurements] == [("pulse", "112")]


def test_it_is_told_on_leaving_the_field(opened, qtbot):
    page = opened(BARE)
    field = line(page, "measure_pulse")
    field.setFocus()
    field.setText("速い")
    settle()

    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert text(page, "measurements_message").startswith("This value cannot be read.")


def test_what_was_measured_comes_back_with_the_record(opened, clinic):
    record = saved(clinic, BARE, measurements=STATED)

    page = opened(draft_of(record), record)

    assert line(page, "measure_blood_pressure").text() == "98/60"
    assert record.measurements == (
        Measurement(Measure.SYSTOLIC, 98),
        Measurement(Measure.DIASTOLIC, 60),
    )


def test_a_record_just_opened_has_nothing_to_be_kept(opened, clinic):
    record = saved(clinic, BARE, measurements=STATED)
    page = opened(draft_of(record), record)

    page.leave()

    assert clinic.drafts.of_patient(clinic.actor, samples.REN.id) == ()


def test_a_draft_keeps_what_was_typed_readable_or_not(opened, clinic):
    page = opened(BARE)
    write(page, "measure_blood_pressure", "98/6o")

    page.leave()

    (kept,) = clinic.drafts.of_patient(clinic.actor, samples.REN.id)
    assert [one.value for one in kept.draft.measurements] == ["98", "6o"]


def test_a_final_record_shows_what_was_measured_and_what_was_left_open(opened, clinic):
    record = finalised(clinic, BARE, measurements=STATED)

    page = opened(draft_of(record), record)

    assert line(page, "measure_blood_pressure").isReadOnly()
    assert prompts(page) == {"not_by_mouth": False, "vital_signs": True, "urine_or_bun": False}


def test_f8_leads_to_a_value_that_cannot_be_read(opened, qtbot):
    page = opened(replace(BARE, lines=(DraftLine(samples.SALINE.id),)))
    write(page, "measure_spo2", "低い")
    find(page, "basis").setFocus()

    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_F8)

    assert keyboard(page) == "measure_spo2"
