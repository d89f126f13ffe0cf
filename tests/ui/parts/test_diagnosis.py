"""The diagnosis with its code, and the basis."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.coded_diagnoses import UNCODED
from app.domain.diagnoses import Certainty, Diagnosis
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


MADE = Diagnosis(
    "慢性胃腸炎の疑い",
    "",
    "",
    "A09.9",
    codes="4043/0091005/8002",
    parts=("慢性", "胃腸炎", "の疑い"),
)
BURN = Diagnosis("熱傷", "ネッショウ", "", "T30.0", codes="9490001", is_alone=False)
CHECKUP = Diagnosis("胃癌検診", "イガンケンシン", "", "", codes="8838950", is_insured=False)


def choose(part, qtbot, diagnosis):
    typed(part, "きゅう")
    part.show_found((diagnosis,))
    qtbot.keyClick(line(part, "diagnosis_line"), Qt.Key.Key_Return)
    return part.filled(replace(samples.DRAFT, diagnosis="", icd10="", basis=""))


def told(part):
    return find(part, "diagnosis_codes").text()


def test_a_diagnosis_of_the_master_keeps_its_codes_and_shows_its_parts(part, qtbot):
    draft = choose(part, qtbot, MADE)

    assert (draft.diagnosis, draft.diagnosis_codes) == ("慢性胃腸炎の疑い", "4043/0091005/8002")
    assert told(part) == "慢性 + 胃腸炎 + の疑い  4043/0091005/8002"


def test_a_name_of_suspicion_is_suspected_and_another_one_confirmed_again(part, qtbot):
    suspected = choose(part, qtbot, MADE).certainty

    assert suspected is Certainty.SUSPECTED
    assert choose(part, qtbot, BURN).certainty is Certainty.CONFIRMED


def test_nobody_confirms_what_the_name_calls_suspected(part, qtbot):
    choose(part, qtbot, MADE)

    press(part, "certainty_0")

    assert part.filled(samples.DRAFT).certainty is Certainty.SUSPECTED


def test_a_name_outside_the_lists_is_marked_as_not_coded(part):
    typed(part, "どの一覧にもない病名")

    assert part.filled(samples.DRAFT).diagnosis_codes == UNCODED
    assert told(part) == "Not coded (0000999)"


def test_a_name_of_the_starter_list_has_no_codes_of_the_master_and_no_mark(part, qtbot):
    draft = choose(part, qtbot, samples.TONSILLITIS)

    assert draft.diagnosis_codes == ""
    assert told(part) == ""


def test_while_a_list_is_open_a_name_is_not_called_uncoded(part, qtbot):
    typed(part, "きゅう")
    half = told(part)

    qtbot.keyClick(line(part, "diagnosis_line"), Qt.Key.Key_Tab)

    assert half == ""
    assert told(part) == "Not coded (0000999)"


def test_nothing_typed_is_not_marked(part):
    typed(part, "どの")
    typed(part, "")

    assert part.filled(samples.DRAFT).diagnosis_codes == ""
    assert told(part) == ""


@pytest.mark.parametrize(
    ("diagnosis", "chip", "words"),
    [
        (BURN, "Not alone", "Not to be used alone: add a modifier."),
        (CHECKUP, "Not insured", "Not covered by health insurance"),
    ],
)
def test_what_speaks_against_a_name_is_told_in_the_list_and_beside_it(
    part, qtbot, diagnosis, chip, words
):
    typed(part, "きゅう")
    part.show_found((diagnosis,))
    row = part.fields["diagnosis"].editor.results.rows.row(0)

    assert row.word == chip
    choose(part, qtbot, diagnosis)
    assert told(part).startswith(words)


def test_the_codes_of_a_record_come_back_as_they_were(part):
    draft = replace(
        samples.DRAFT,
        diagnosis=MADE.name_ja,
        icd10="A09.9",
        diagnosis_codes=MADE.codes,
        certainty=Certainty.SUSPECTED,
    )

    part.show_draft(draft, None)

    assert part.filled(draft) == draft
    assert told(part) == MADE.codes
