"""How a form stands at a moment."""

from dataclasses import replace

import pytest

from app.domain.diagnoses import Certainty
from app.domain.measurements import Measure, TypedMeasurement
from app.domain.verdicts import Outcome
from app.ui.pages.treatment.standing import standing, uncertifiable
from tests import samples
from tests.fakes import finalised


@pytest.fixture
def stands(clinic, say):
    """Return a function that judges a form of the sample patient."""

    def judge(final=None, prompts=(), **changes):
        judgement = clinic.treatments.judgement(clinic.actor, samples.REN.id)
        draft = replace(samples.DRAFT, **changes)
        return standing(judgement, draft, final, draft.diagnosis, samples.NOW, say, prompts)

    return judge


def test_a_complete_form_has_no_faults(stands):
    assert stands().faults == {}


def test_each_fault_stands_at_its_field_and_what_cannot_be_read_says_so(stands):
    found = stands(basis="なし", started="昨日", onset="先週")

    assert set(found.faults) == {"basis", "started", "onset"}
    assert found.faults["started"].startswith("This time cannot be read.")
    assert found.faults["onset"].startswith("This is not a date.")


@pytest.mark.parametrize(
    ("changes", "field", "told"),
    [
        ({"ended": "09:61"}, "ended", "This is no time after the start."),
        ({"icd10": "扁桃炎"}, "icd10", "This is not an ICD-10 code."),
        ({"lines": (replace(samples.DRAFT.lines[0], dose="1e5"),)}, "lines/0/dose", "This number"),
        (
            {"lines": (replace(samples.DRAFT.lines[0], expiry="abc"),)},
            "lines/0/expiry",
            "This is no expiry date.",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_the_words_of_its_field(stands, changes, field, told):
    assert stands(**changes).faults[field].startswith(told)


def test_what_is_open_keeps_nothing_from_being_saved(stands):
    found = stands(ended="")

    assert found.faults == {}
    assert list(found.open_fields) == ["ended"]
    assert found.open_fields["ended"].startswith("The end is missing.")


def test_with_only_the_basis_missing_it_is_told_what_would_be_said(stands):
    assert stands(basis="").view.forecast == (
        ("NPB", Outcome.LEGITIMATE),
        ("WADA", Outcome.LEGITIMATE),
    )
    assert stands(basis="", diagnosis="").view.forecast == ()


def test_the_editions_are_those_of_the_day_of_the_infusion(stands):
    assert stands().view.editions == [
        "NPB opinion, as published in 2024",
        "WADA Prohibited List 2026",
    ]
    limit = stands(started="2016-06-01 10:00", ended="10:30").view.limit
    assert limit is not None
    assert limit.limit_ml == 50


def test_a_use_outside_the_label_asks_for_its_reason(stands):
    assert stands(diagnosis="急性扁桃炎", icd10="J03.9").asks_off_label


def test_a_final_record_is_judged_as_it_was_recorded(stands, clinic):
    found = stands(final=finalised(clinic), basis="", lines=())

    assert found.faults == {}
    assert found.view.entry.is_final


def test_before_finalising_it_is_told_what_stands_against_a_certificate(stands, say):
    suspected = stands(certainty=Certainty.SUSPECTED).view.assessment
    sure = stands().view.assessment

    assert uncertifiable(suspected, say).startswith("No certificate of type A will follow")
    assert uncertifiable(sure, say) == ""


def test_what_a_committee_would_ask_is_told_with_what_is_measured_for_it(stands):
    found = stands(prompts=samples.prompts(), basis="ツルゴール低下。", iv_reason="嘔吐が続く。")

    assert [(one.code, answered) for one, answered in found.view.asked] == [
        ("not_by_mouth", True),
        ("vital_signs", False),
        ("urine_or_bun", False),
    ]
    assert found.asked_measures[:3] == (Measure.SYSTOLIC, Measure.DIASTOLIC, Measure.PULSE)
    assert found.faults == {}


def test_a_measured_value_that_cannot_be_read_is_a_fault_at_its_address(stands):
    found = stands(measurements=(TypedMeasurement(Measure.PULSE, "速い"),))

    assert list(found.faults) == ["measurements/pulse"]
    assert found.faults["measurements/pulse"].startswith("This value cannot be read.")


def test_a_lot_that_must_be_stated_is_open_for_a_patient_of_no_body_too(clinic, say):
    form = replace(samples.PATIENT_FORM, bodies=(), team="", registration="")
    nobody = clinic.patients.register(clinic.actor, form)
    judgement = clinic.treatments.judgement(clinic.actor, nobody.id)
    serum = replace(
        samples.DRAFT.lines[0],
        product=samples.SERUM.id,
        indication=samples.SERUM.indications[0].text_ja,
        lot="",
    )
    draft = replace(samples.DRAFT, patient=nobody.id, lines=(serum,))

    found = standing(judgement, draft, None, draft.diagnosis, samples.NOW, say)

    assert found.faults == {}
    assert found.open_fields["lines/0/lot"].startswith("The lot of Shirasagi serum")
