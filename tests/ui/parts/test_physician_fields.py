"""The first physician's facts as typed."""

import pytest

from app.ui.parts.physician_fields import PhysicianFields
from tests import samples
from tests.ui.looking import line


@pytest.fixture
def fields(qtbot, say):
    fields = PhysicianFields(say)
    qtbot.addWidget(fields)
    return fields


def test_a_physician_without_a_register_number_is_refused(fields):
    faults = {fault.field: fault.code for fault in fields.faults()}

    assert faults["register_number"] == "missing"


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short-horse", "password"),
        ("aaaaaaaaaaaaaaaa", "password_guessable"),
        ("YamamotoSports1234", "password_guessable"),
    ],
)
def test_an_easy_password_is_refused(fields, password, code):
    line(fields, "physician_password").setText(password)
    line(fields, "physician_password_repeat").setText(password)

    assert [fault.code for fault in fields.faults(["Yamamoto Sports"])][-1] == code


def test_a_password_keeps_its_gaps(fields):
    line(fields, "physician_password").setText(f" {samples.PASSWORD} ")

    assert fields.password() == f" {samples.PASSWORD} "


def test_a_password_that_is_missing_twice_is_told_twice(fields):
    faults = [fault.field for fault in fields.faults()]

    assert faults[-2:] == ["password", "repeat"]


def test_two_passwords_that_differ_are_told(fields):
    line(fields, "physician_password").setText(samples.PASSWORD)
    line(fields, "physician_password_repeat").setText(f"{samples.PASSWORD}!")

    assert fields.faults()[-1].code == "repeat"
