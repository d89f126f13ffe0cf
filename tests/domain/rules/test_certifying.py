from dataclasses import replace
from datetime import date

import pytest

from app.domain.diagnoses import Certainty
from app.domain.formulary import Route
from app.domain.treatments import Setting
from app.domain.verdicts import CertificateType, Finding, Outcome
from tests import samples
from tests.domain.rules.making import IN_COMPETITION, SALINE, STEROID, VITAMIN, case, codes, line

REASON = {"off_label_reason": "代替薬がない"}
UNVERIFIED = replace(SALINE, evidence=VITAMIN.evidence)


def assess(*lines, bodies=("NPB", "WADA"), **changes):
    return samples.judge().assess(case(*lines, **changes), bodies, date(2026, 6, 1))


def best(*lines, **changes):
    return assess(*lines, **changes).certificate


def test_a_legitimate_final_record_bears_type_a():
    assessment = assess()

    assert assessment.certificate is CertificateType.A
    assert assessment.obstacles == ()


def test_a_caution_is_printed_and_is_no_obstacle():
    assert best(line(amount="100")) is CertificateType.A


@pytest.mark.parametrize("bodies", [("NPB", "WADA"), ("WADA",), ("NPB",)])
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"lines": (line(indication="美白"),), **REASON}, "INDICATION_MISMATCH"),
        ({"icd10": "R53", **REASON}, "INDICATION_UNCERTAIN"),
        ({"lines": (line(route=Route.INTRAOSSEOUS),), **REASON}, "ROUTE_MISMATCH"),
        ({"certainty": Certainty.SUSPECTED}, "DIAGNOSIS_SUSPECTED"),
        ({"lines": (line(UNVERIFIED),)}, "LABEL_UNVERIFIED"),
    ],
)
def test_type_a_is_about_the_label_whoever_the_patient_answers_to(changes, code, bodies):
    facts = dict(changes)
    assessment = assess(*facts.pop("lines", ()), bodies=bodies, **facts)

    assert assessment.certificate is CertificateType.B
    assert code in codes(assessment.obstacles)


def test_past_the_vein_there_is_no_infusion_to_certify():
    subcutaneous = line(replace(SALINE, routes=frozenset({Route.SC})), route=Route.SC)

    assert best(subcutaneous) is CertificateType.B
    assert assess(subcutaneous, bodies=()).obstacles == (Finding("ROUTE_NOT_IV", Outcome.REVIEW),)


def test_a_diagnosis_only_suspected_is_an_obstacle_at_its_field():
    assert assess(certainty=Certainty.SUSPECTED, bodies=()).obstacles == (
        Finding("DIAGNOSIS_SUSPECTED", Outcome.REVIEW, field="certainty"),
    )


def test_what_one_body_must_review_is_certified_as_fact_only():
    assert best(setting=Setting.HOME) is CertificateType.B
    assert best(bodies=("JBC",)) is CertificateType.B


def test_somebody_who_is_no_athlete_gets_the_facts():
    assessment = assess(bodies=())

    assert assessment.certificate is CertificateType.B
    assert assessment.obstacles == ()


def test_where_an_exemption_is_required_its_application_is_drafted():
    assert best(line(amount="500")) is CertificateType.C
    assert best(line(STEROID), athlete=IN_COMPETITION, icd10="J45") is CertificateType.C


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"is_final": False}, "REC_NOT_FINALISED"),
        ({"ended": None}, "REC_END_MISSING"),
        ({"basis": ""}, "REC_BASIS_MISSING"),
        ({"lines": (line(indication=""),)}, "INDICATION_NOT_CHOSEN"),
        ({"lines": (line(indication="美白"),)}, "REC_OFF_LABEL_REASON_MISSING"),
    ],
)
def test_an_open_or_incomplete_record_bears_none(changes, code):
    facts = dict(changes)
    assessment = assess(*facts.pop("lines", ()), **facts)

    assert assessment.certificate is CertificateType.NONE
    assert code in codes(assessment.obstacles)


def test_a_label_that_the_clinic_confirmed_is_no_obstacle():
    confirmed = frozenset({UNVERIFIED.id})

    assert best(line(UNVERIFIED), confirmed=confirmed) is CertificateType.A


def test_where_labels_are_taken_as_confirmed_only_the_rest_stands_against_type_a():
    off_label = line(UNVERIFIED, indication="美白")

    assessment = assess(off_label, labels_stand=True, bodies=(), **REASON)

    assert codes(assessment.obstacles) == ["INDICATION_MISMATCH"]


def test_an_obstacle_is_told_once_for_each_product():
    assessment = assess(
        line(VITAMIN, "1", "amp", indication="美白"), line(indication="美白"), **REASON
    )

    told = [(one.code, one.fact("product")) for one in assessment.obstacles]

    assert len(told) == len(set(told))
    assert ("INDICATION_MISMATCH", VITAMIN.brand_ja) in told
    assert ("INDICATION_MISMATCH", SALINE.brand_ja) in told
