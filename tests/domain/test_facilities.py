from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.facilities import Facility, FacilityKind, check_facility, code_is_usual

CLINIC = Facility(
    name="さくら野球診療所",
    name_en="Sakura Baseball Clinic",
    address="東京都文京区本郷7-3-1",
    phone="03-0000-0000",
    director="山本 美咲",
    beds=0,
    institution_code="0110113719",
)


@pytest.mark.parametrize(
    ("beds", "kind"),
    [
        (0, FacilityKind.NO_BEDS),
        (1, FacilityKind.CLINIC_WITH_BEDS),
        (19, FacilityKind.CLINIC_WITH_BEDS),
        (20, FacilityKind.HOSPITAL),
    ],
)
def test_beds_make_the_kind_of_a_facility(beds, kind):
    assert replace(CLINIC, beds=beds).kind is kind


@pytest.mark.parametrize("code", ["0110113719", None])
def test_a_clinic_with_a_code_or_without_designation_stands(code):
    check_facility(replace(CLINIC, institution_code=code))


@pytest.mark.parametrize("code", ["", "011011371", "01101137190", "011011371a", "\uff10110113719"])
def test_a_code_of_other_than_ten_digits_is_refused(code):
    with pytest.raises(Refused) as refusal:
        check_facility(replace(CLINIC, institution_code=code))

    assert [one.code for one in refusal.value.faults] == ["institution_code"]


def test_every_faulty_fact_of_a_clinic_is_named_at_once():
    with pytest.raises(Refused) as refusal:
        check_facility(Facility("", "", "\u3000", "-", "なし", -1, "1"))

    assert {(one.field, one.code) for one in refusal.value.faults} == {
        ("name", "missing"),
        ("address", "missing"),
        ("phone", "missing"),
        ("director", "missing"),
        ("beds", "number"),
        ("institution_code", "institution_code"),
    }


def test_a_real_code_has_the_usual_check_digit():
    assert code_is_usual("0110113719")
    assert not code_is_usual("0110113718")


@given(st.text("0123456789", min_size=9, max_size=9))
def test_nine_digits_have_one_usual_check_digit(nine):
    assert sum(code_is_usual(f"{nine}{digit}") for digit in range(10)) == 1
