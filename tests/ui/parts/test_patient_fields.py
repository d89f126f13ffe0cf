"""The form of a patient's facts."""

from dataclasses import fields as facts_of
from dataclasses import replace
from datetime import date

import pytest

from app.domain.patients import PatientForm
from app.ui.parts.patient_fields import PatientFields
from tests.samples import NOW, REN, SPORTS
from tests.ui.looking import line


@pytest.fixture
def fields(qtbot, say):
    fields = PatientFields(say, NOW.date(), SPORTS)
    qtbot.addWidget(fields)
    return fields


def test_an_untouched_form_states_nothing(fields):
    assert fields.form() == PatientForm()


def test_what_is_shown_is_what_is_given_back(fields):
    fields.show_patient(replace(REN, sport="baseball"))

    shown = {one.name: getattr(REN, one.name) for one in facts_of(PatientForm)}
    assert fields.form() == PatientForm(**shown | {"sport": "baseball"})
    assert line(fields, "patient_sport_line").text() == "Baseball"


def test_the_age_stands_beside_the_birth_date(fields):
    line(fields, "patient_birth").setText("H10.4.3")

    assert fields.form().birth == date(1998, 4, 3)
    assert line(fields, "patient_birth").fact() == "28 y"


def test_a_birth_that_lies_ahead_has_no_age(fields):
    line(fields, "patient_birth").setText("2027-01-01")

    assert line(fields, "patient_birth").fact() == ""


def test_a_name_keeps_its_rare_kanji(fields):
    line(fields, "patient_family").setText("\U00020bb7﨑神")

    assert fields.form().family == "\U00020bb7﨑神"
