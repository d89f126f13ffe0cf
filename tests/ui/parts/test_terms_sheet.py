"""What is asked before a certificate is issued."""

from datetime import date

import pytest

from app.domain.consents import Consent, Giver, Languages, Terms
from app.domain.errors import Refused
from app.ui.parts.terms_sheet import TermsSheet
from tests.ui.looking import error, line, press

TODAY = date(2026, 11, 20)


@pytest.fixture
def sheet(shown, say):
    return shown(TermsSheet(date(1998, 4, 3), TODAY, say))


def refused(sheet):
    with pytest.raises(Refused) as caught:
        sheet.value()
    sheet.show_faults(caught.value.faults)
    return {one.field: one.code for one in caught.value.faults}


def test_an_empty_sheet_is_refused(sheet):
    assert refused(sheet) == {"recipient": "missing", "giver": "nobody_agreed"}
    assert error(sheet, "terms_giver").startswith("Ask the patient")


def test_the_terms_are_what_was_typed(sheet):
    line(sheet, "terms_recipient").setText(" 球団 医務 ")
    press(sheet, "terms_giver_0")
    press(sheet, "terms_languages_2")

    expected = Terms("球団 医務", Consent(Giver.PATIENT, TODAY), Languages.ENGLISH)
    assert sheet.value() == expected


def test_a_guardian_is_asked_for_by_name(sheet):
    line(sheet, "terms_recipient").setText("球団")
    press(sheet, "terms_giver_1")
    nameless = refused(sheet)

    line(sheet, "terms_guardian").setText("渡邉 花子")

    assert nameless == {"guardian": "missing"}
    assert sheet.value().consent == Consent(Giver.GUARDIAN, TODAY, "渡邉 花子")


def test_a_minor_needs_a_guardian(shown, say):
    sheet = shown(TermsSheet(date(2010, 4, 3), TODAY, say))
    line(sheet, "terms_recipient").setText("球団")
    press(sheet, "terms_giver_0")

    assert refused(sheet) == {"giver": "minor"}


@pytest.mark.parametrize(("typed", "code"), [("", "missing"), ("昨日", "unreadable")])
def test_the_day_of_the_consent_is_asked_for(sheet, typed, code):
    line(sheet, "terms_recipient").setText("球団")
    press(sheet, "terms_giver_0")
    line(sheet, "terms_consented_on").setText(typed)

    assert refused(sheet) == {"consented_on": code}


def test_what_is_typed_is_told_apart_from_nothing(sheet):
    before = sheet.typed()

    line(sheet, "terms_recipient").setText("球団")

    assert sheet.typed() != before
