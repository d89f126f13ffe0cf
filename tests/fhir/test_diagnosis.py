from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.diagnoses import Certainty
from app.domain.measurements import Measure, Measurement
from app.fhir.diagnosis import DISEASE, ICD10, MODIFIER, condition
from tests.fakes import saved
from tests.fhir.reading import SAY
from tests.records import record_of


@pytest.fixture
def told(door, clinic):
    """Return a function that tells the diagnosis of an infusion with some other facts."""
    treatment = saved(clinic)
    record = record_of(door)
    return lambda **facts: condition(record, replace(treatment, **facts), SAY)


def coded(found):
    return {one["system"]: one["code"] for one in found["code"]["coding"]}


def test_the_codes_of_the_day_are_told_with_modifiers_before_and_behind(told):
    found = told(diagnosis="急性脱水症の疑い", diagnosis_codes="4012/0091005/8002")

    assert coded(found) == {DISEASE: "0091005", ICD10: "E86"}
    assert found["code"]["text"] == "急性脱水症の疑い"
    assert [
        (one["url"].rpartition("_")[2], one["valueCodeableConcept"]["coding"][0])
        for one in found["code"]["extension"]
    ] == [
        ("DiseasePrefixModifier", {"system": MODIFIER, "code": "4012"}),
        ("DiseasePostfixModifier", {"system": MODIFIER, "code": "8002"}),
    ]


def test_a_diagnosis_in_words_only_is_marked_as_uncoded(told):
    found = told(diagnosis="二日酔い", diagnosis_codes="", icd10="")

    assert coded(found) == {DISEASE: "0000999"}
    assert found["code"]["text"] == "二日酔い"
    assert "extension" not in found["code"]


def test_a_diagnosis_with_an_icd_10_code_alone_is_not_called_uncoded(told):
    assert coded(told(diagnosis_codes="")) == {ICD10: "E86"}


@pytest.mark.parametrize(
    ("certainty", "status"),
    [(Certainty.CONFIRMED, "confirmed"), (Certainty.SUSPECTED, "unconfirmed")],
)
def test_a_suspected_diagnosis_is_unconfirmed_as_jp_core_says(told, certainty, status):
    found = told(certainty=certainty)

    assert found["verificationStatus"]["coding"][0]["code"] == status


def test_what_it_rests_on_is_its_evidence(told):
    measured = (
        Measurement(Measure.SYSTOLIC, Decimal(98)),
        Measurement(Measure.DIASTOLIC, Decimal(60)),
    )

    found = told(basis="嘔吐3回。", measurements=measured)

    (evidence,) = found["evidence"]
    assert [one["text"] for one in evidence["code"]] == ["嘔吐3回。", "血圧 98/60 mmHg"]
    assert found["onsetDateTime"] == "2026-11-20"
