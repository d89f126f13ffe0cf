import pytest

from app.domain.rules.settings import MedicalSetting, place
from app.domain.treatments import Setting
from app.domain.verdicts import Finding, Outcome
from tests.domain.rules.making import NOTHING, case

RULE = MedicalSetting("setting sentence")


@pytest.mark.parametrize(
    ("setting", "emergency", "code", "outcome"),
    [
        (Setting.VENUE, True, "VENUE_SETTING", Outcome.CAUTION),
        (Setting.VENUE, False, "VENUE_SETTING", Outcome.REVIEW),
        (Setting.HOME, True, "HOME_SETTING", Outcome.REVIEW),
        (Setting.HOME, False, "HOME_SETTING", Outcome.REVIEW),
        (Setting.OTHER, True, "SETTING_NOT_MEDICAL", Outcome.NOT_LEGITIMATE),
        (Setting.OTHER, False, "SETTING_NOT_MEDICAL", Outcome.NOT_LEGITIMATE),
    ],
)
def test_a_setting_outside_an_institution_is_found(setting, emergency, code, outcome):
    (finding,) = RULE.examine(case(setting=setting, is_emergency=emergency), NOTHING)

    assert finding == Finding(code, outcome, clause="setting sentence", field="setting")


@pytest.mark.parametrize(
    "setting",
    [
        Setting.OUTPATIENT,
        Setting.INPATIENT,
        Setting.SURGERY,
        Setting.DIAGNOSTIC,
        Setting.AMBULANCE,
        None,
    ],
)
def test_the_course_of_an_institution_is_no_matter(setting):
    assert list(RULE.examine(case(setting=setting), NOTHING)) == []


@pytest.mark.parametrize(
    ("setting", "beds", "name"),
    [
        ("outpatient", 0, "outpatient_no_beds"),
        ("outpatient", 1, "outpatient_beds"),
        ("surgery", 0, "surgery"),
        ("home", 5, "home"),
    ],
)
def test_beds_tell_outpatients_apart(setting, beds, name):
    assert place(setting, beds) == name
