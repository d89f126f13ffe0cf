"""What is agreed before a certificate leaves the house."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.consents import LONGEST, Consent, Giver, Terms, check_terms
from app.domain.errors import Refused

TODAY = date(2026, 11, 20)
GROWN = date(2008, 11, 20)  # eighteen today
MINOR = date(2008, 11, 21)
OWN = Terms("球団 医務", Consent(Giver.PATIENT, TODAY))
GUARDED = Terms("球団 医務", Consent(Giver.GUARDIAN, TODAY, "渡邉 花子"))


def faults(terms, birth=GROWN):
    with pytest.raises(Refused) as caught:
        check_terms(terms, birth, TODAY)
    return {one.field: one.code for one in caught.value.faults}


@pytest.mark.parametrize(
    ("terms", "birth"),
    [(OWN, GROWN), (GUARDED, MINOR), (GUARDED, GROWN)],
)
def test_what_was_agreed_is_taken(terms, birth):
    assert check_terms(terms, birth, TODAY) is None


def test_a_minor_cannot_agree_alone():
    assert faults(OWN, MINOR) == {"giver": "minor"}


def test_what_was_agreed_before_the_birthday_was_agreed_by_a_minor():
    yesterday = replace(OWN, consent=Consent(Giver.PATIENT, date(2026, 11, 19)))

    assert faults(yesterday) == {"giver": "minor"}


def test_a_guardian_is_named():
    nameless = replace(GUARDED, consent=replace(GUARDED.consent, guardian=" "))

    assert faults(nameless, MINOR) == {"guardian": "missing"}


def test_nobody_agrees_tomorrow():
    tomorrow = replace(OWN, consent=Consent(Giver.PATIENT, date(2026, 11, 21)))

    assert faults(tomorrow) == {"consented_on": "consent_ahead"}


@pytest.mark.parametrize(
    ("recipient", "code"),
    [("", "missing"), ("なし", "missing"), ("あ" * (LONGEST + 1), "too_long")],
)
def test_the_recipient_is_named_and_fits_its_line(recipient, code):
    assert faults(replace(OWN, recipient=recipient)) == {"recipient": code}


def test_everything_that_is_missing_is_told_at_once():
    assert set(faults(Terms("", Consent(Giver.PATIENT, date(2026, 11, 21))), MINOR)) == {
        "recipient",
        "consented_on",
        "giver",
    }
