from dataclasses import replace
from datetime import timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest

from app.domain.athletes import Competition, Exemption, Outside
from app.domain.audit import canonical
from app.domain.clocks import ClockState
from app.domain.keys import Stamp
from app.domain.measurements import Measure, Measurement
from app.services.canonical import (
    filed_content,
    moment,
    patient_sha256,
    record_content,
    record_sha256,
)
from app.services.ports import Filed
from tests import samples
from tests.fakes import saved


def test_the_hash_of_a_record_is_the_same_in_every_zone(clinic):
    treatment = saved(clinic)
    hawaii = replace(
        treatment, started=treatment.started.astimezone(timezone(timedelta(hours=-10)))
    )

    assert record_sha256(hawaii) == record_sha256(treatment)


@pytest.mark.parametrize(
    "changes",
    [
        {"basis": "別の根拠"},
        {"version": 2},
        {"beds": 1},
        {"ended": None},
        {"is_emergency": True},
        {"off_label_reason": "理由"},
        {"late_reason": "理由"},
        {"amendment": "理由"},
        {"is_proxy": True},
        {"clock": ClockState.LEAPT},
    ],
)
def test_whatever_a_record_says_changes_its_hash(clinic, changes):
    treatment = saved(clinic)

    assert record_sha256(replace(treatment, **changes)) != record_sha256(treatment)


def test_a_changed_dose_changes_the_hash(clinic):
    treatment = saved(clinic)
    given = replace(treatment.given[0], volume_ml=Decimal("80.000001"))

    assert record_sha256(replace(treatment, given=(given,))) != record_sha256(treatment)


def test_how_a_number_is_written_does_not(clinic):
    treatment = saved(clinic)
    given = replace(treatment.given[0], volume_ml=Decimal("80.000"))

    assert record_sha256(replace(treatment, given=(given,))) == record_sha256(treatment)


@pytest.mark.parametrize(
    "measured",
    [
        (),
        (Measurement(Measure.PULSE, Decimal(111)),),
        (Measurement(Measure.SYSTOLIC, Decimal(112)),),
        (Measurement(Measure.PULSE, Decimal(112)), Measurement(Measure.SPO2, Decimal(97))),
    ],
    ids=["none", "another value", "another measure", "one more"],
)
def test_a_measured_value_alone_changes_the_hash(clinic, measured):
    treatment = saved(clinic)
    own = replace(treatment, measurements=(Measurement(Measure.PULSE, Decimal(112)),))

    assert record_sha256(replace(own, measurements=measured)) != record_sha256(own)


def test_how_a_measured_value_is_written_does_not_change_the_hash(clinic):
    treatment = saved(clinic)
    short, long = (
        replace(treatment, measurements=(Measurement(Measure.TEMPERATURE, Decimal(text)),))
        for text in ("38", "38.0")
    )

    assert record_sha256(short) == record_sha256(long)


@pytest.mark.parametrize(
    "fact",
    [
        Competition(samples.NOW, samples.NOW, "架空杯", weigh_in=samples.NOW),
        Exemption(
            "T-1",
            "WADA",
            ("S9",),
            samples.NOW.date(),
            samples.NOW.date(),
            max_volume_ml=Decimal(500),
            products=("T01",),
        ),
        Outside(samples.NOW, samples.NOW, Decimal("50.5"), "輸液", "病院", "inpatient", 40),
    ],
    ids=lambda fact: type(fact).__name__,
)
def test_every_part_of_a_filed_fact_is_in_its_text(fact):
    content = filed_content(
        Filed(samples.DRAFT.entry, samples.REN.id, fact, Stamp(samples.PHYSICIAN.id, samples.NOW))
    )

    assert set(content) == {"v", "patient", *type(fact).__slots__}
    assert None not in content.values()
    assert canonical(content)


def test_being_finalised_does_not(clinic):
    treatment = saved(clinic)
    final = treatment.finalise(samples.PHYSICIAN.id, samples.NOW)

    assert record_sha256(final) == record_sha256(treatment)


def test_every_fact_of_a_record_is_in_its_text(clinic):
    treatment = saved(clinic)
    # The moment of finalising and the assessment's words may change; its verdicts are in.
    left_out = {
        "finalised",
        "withdrawn",
        "approved",
        "assessment",
        "recorded",
        "given",
        "is_emergency",
        "is_proxy",
    }

    names = set(type(treatment).__slots__) - left_out

    assert names <= record_content(replace(treatment, branch=UUID(int=7))).keys()
    assert canonical(record_content(treatment))


def test_a_moment_is_told_in_utc_to_the_millisecond():
    assert moment(samples.NOW) == "2026-11-20T05:21:00.000+00:00"


def test_a_patients_hash_is_that_of_every_fact():
    hashes = {
        patient_sha256(one)
        for one in (
            samples.REN,
            replace(samples.REN, allergies="卵"),
            replace(samples.REN, bodies=()),
            replace(samples.REN, number="99-9999"),
            samples.SHOTA,
        )
    }

    assert len(hashes) == 5
    assert patient_sha256(samples.REN) == patient_sha256(replace(samples.REN, version=7))
