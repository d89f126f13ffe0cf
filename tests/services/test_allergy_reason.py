"""Why an allergen was given is told before the record is final."""

from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.errors import Refused, WrongPassword
from app.services.canonical import record_sha256
from tests import samples
from tests.fakes import saved

REASON = "2025年に同薬を投与し、問題なかった。"


@pytest.fixture
def record(clinic):
    product = clinic.products.named(samples.DRAFT.lines[0].product)
    form = replace(samples.PATIENT_FORM, allergies=f"{product.generic_ja}(発疹)")
    clinic.patients.change(clinic.actor, samples.REN, form)
    return saved(clinic)


def finalise(clinic, record, reason):
    return clinic.treatments.finalise(clinic.actor, record.id, samples.PASSWORD, reason)


@pytest.mark.parametrize("reason", ["", " ", "。", "なし"])
def test_an_allergen_without_a_reason_does_not_become_final(clinic, books, record, reason):
    with pytest.raises(Refused) as refused:
        finalise(clinic, record, reason)

    assert [(one.field, one.code) for one in refused.value.faults] == [
        ("allergy_reason", "allergy_reason")
    ]
    assert clinic.treatments.current(clinic.actor, record.entry).finalised is None
    assert Deed.TREATMENT_FINALISED not in [one.deed for one in books.trail]


def test_the_reason_is_in_the_trail_and_not_in_the_record(clinic, books, record):
    finalise(clinic, record, f" {REASON} ")

    assert books.trail[-1].details["allergy_reason"] == REASON
    kept = clinic.treatments.current(clinic.actor, record.entry)
    assert record_sha256(kept) == record_sha256(record)


def test_the_password_comes_first(clinic, record):
    with pytest.raises(WrongPassword):
        clinic.treatments.finalise(clinic.actor, record.id, "wrong", "")


def test_what_nobody_is_allergic_to_needs_no_reason(clinic, books):
    finalise(clinic, saved(clinic), REASON)

    assert "allergy_reason" not in books.trail[-1].details
