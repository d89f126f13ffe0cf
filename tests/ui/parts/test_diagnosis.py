"""The diagnosis with its code, and the basis."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.diagnoses import Certainty
from app.domain.measurements import Measure, TypedMeasurement
from app.ui.parts.diagnosis import DiagnosisAndBasis
from tests import samples
from tests.ui.looking import find, line, press


@pytest.fixture
def part(shown, say):
    ground = QWidget()
    made = DiagnosisAndBasis(say)
    QVBoxLayout(ground).addWidget(made)
    made.lay_list_over(ground)
    made.asked.connect(
        lambda typed: made.show_found(samples.DIAGNOSES if typed.startswith("きゅ") else ())
    )
    ground.resize(700, 600)
    shown(ground)
    line(made, "diagnosis_line").setFocus()
    return made


def typed(part, text):
    line(part, "diagnosis_line").setText(text)


def filled(part):
    draft = part.filled(replace(samples.DRAFT, diagnosis="", icd10="", basis=""))
    return draft.diagnosis, draft.icd10


def test_a_diagnosis_of_the_list_brings_its_code_as_a_chip(part, qtbot):
    typed(part, "きゅう")
    qtbot.keyClick(line(part, "diagnosis_line"), Qt.Key.Key_Down)
    qtbot.keyClick(line(part, "diagnosis_line"), Qt.Key.Key_Return)

    assert filled(part) == ("急性扁桃炎", "J03.9")
    assert part.name() == "Acute tonsillitis"
    assert line(part, "diagnosis_line").fact() == "J03.9"
    assert not line(part, "icd10").isVisible()


def test_another_text_may_be_written_with_its_code(part):
    typed(part, "頚部リンパ節炎")
    line(part, "icd10").setText("L04.0")

    assert line(part, "icd10").isVisible()
    assert filled(part) == ("頚部リンパ節炎", "L04.0")


def test_a_name_typed_out_takes_its_code_on_leaving(part, qtbot):
    typed(part, "きゅう")
    part.show_found(samples.DIAGNOSES)
    typed(part, "急性扁桃炎")
    part.show_found(samples.DIAGNOSES)

    qtbot.keyClick(line(part, "diagnosis_line"), Qt.Key.Key_Tab)

    assert filled(part) == ("急性扁桃炎", "J03.9")


def test_words_behind_a_chosen_name_keep_its_code_and_other_words_do_not(part):
    part.show_draft(replace(samples.DRAFT, basis=""), samples.DEHYDRATION)

    typed(part, "Dehydration, severe")
    longer = filled(part)
    part.show_draft(replace(samples.DRAFT, basis=""), samples.DEHYDRATION)
    typed(part, "頭痛")

    assert longer == ("Dehydration, severe", "E86")
    assert filled(part) == ("頭痛", "")


def test_the_list_lies_over_the_form_and_goes_when_the_keyboard_does(part, qtbot):
    before = part.height()
    typed(part, "きゅう")
    results = find(part.parentWidget(), "diagnosis_results")
    there = results.isVisible(), part.height()

    qtbot.keyClick(line(part, "diagnosis_line"), Qt.Key.Key_Tab)

    assert there[0]
    assert there[1] == before
    assert not results.isVisible()


def test_an_aid_writes_a_heading_and_a_heading_alone_states_nothing(part):
    press(part, "add_symptoms")
    alone = part.filled(samples.DRAFT).basis
    find(part, "basis", QPlainTextEdit).insertPlainText("嘔吐3回")

    assert alone == ""
    assert part.filled(samples.DRAFT).basis == "Symptoms: 嘔吐3回"


def test_it_gives_back_what_it_was_given(part):
    measured = (TypedMeasurement(Measure.PULSE, "112"), TypedMeasurement(Measure.CRP, "8.6"))
    draft = replace(samples.DRAFT, certainty=Certainty.SUSPECTED, measurements=measured)

    part.show_draft(draft, samples.DEHYDRATION)

    assert part.filled(draft) == draft


def test_the_onset_is_kept_as_a_date(part):
    line(part, "onset").setText("R8.11.18")

    assert part.filled(samples.DRAFT).onset == "2026-11-18"
