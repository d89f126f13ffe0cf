from dataclasses import replace
from datetime import timedelta, timezone
from decimal import Decimal

import pytest

from app.domain.audit import canonical
from app.services.canonical import moment, record_content, record_sha256
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


def test_being_finalised_does_not(clinic):
    treatment = saved(clinic)
    final = treatment.finalise(samples.PHYSICIAN.id, samples.NOW)

    assert record_sha256(final) == record_sha256(treatment)


def test_every_fact_of_a_record_is_in_its_text(clinic):
    treatment = saved(clinic)
    # The moment of finalising and the assessment's words may change; its verdicts are in.
    left_out = {"finalised", "assessment", "recorded", "given", "is_emergency"}

    names = set(type(treatment).__slots__) - left_out

    assert names <= record_content(treatment).keys()
    assert canonical(record_content(treatment))


def test_a_moment_is_told_in_utc_to_the_millisecond():
    assert moment(samples.NOW) == "2026-11-20T05:21:00.000+00:00"
