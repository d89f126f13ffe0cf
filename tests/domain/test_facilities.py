from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import NotThere, Refused
from app.domain.facilities import (
    Branch,
    Facility,
    FacilityKind,
    Premises,
    check_branch,
    check_facility,
    code_is_usual,
)
from tests import samples

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


HERE = Premises(samples.FACILITY, (samples.WARD,))


def test_an_infusion_is_given_where_it_is_given():
    assert HERE.at(None) == samples.FACILITY
    assert HERE.at(samples.WARD.id) == samples.WARD.facility
    assert [HERE.beds(one) for one in (None, samples.WARD.id)] == [0, 19]


def test_a_branch_that_nobody_knows_has_no_beds():
    with pytest.raises(NotThere):
        HERE.beds(UUID(int=7))


@pytest.mark.parametrize("name", [samples.FACILITY.name, " 山本スポーツ内科　北分院 "])
def test_no_branch_bears_the_name_of_another_facility(name):
    other = Branch(UUID(int=7), replace(samples.WARD.facility, name=name))

    with pytest.raises(Refused) as refused:
        check_branch(other, HERE)

    assert [(one.field, one.code) for one in refused.value.faults] == [("name", "facility_known")]


def test_a_branch_keeps_its_own_name():
    check_branch(replace(samples.WARD, is_open=False), HERE)


def test_the_facts_of_a_branch_are_as_whole_as_those_of_the_clinic():
    with pytest.raises(Refused) as refused:
        check_branch(Branch(UUID(int=7), replace(samples.FACILITY, phone="", beds=-1)), HERE)

    assert [one.field for one in refused.value.faults] == ["phone", "beds", "name"]
