from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.errors import NotPermitted, Refused
from app.domain.staff import Actor, Member, Permission, Role, check_member, check_password

PHYSICIAN = Member(
    UUID(int=1), "yamamoto", "山本 美咲", "YAMAMOTO Misaki", Role.PHYSICIAN, "123456", "内科"
)
MAY = {
    Role.PHYSICIAN: set(Permission),
    Role.NURSE: {Permission.READ, Permission.REGISTER_PATIENT, Permission.WRITE_DRAFT},
    Role.PHARMACIST: {Permission.READ, Permission.REGISTER_PATIENT, Permission.CONFIRM_LABEL},
    Role.CLERK: {Permission.READ, Permission.REGISTER_PATIENT},
}


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_each_role_has_its_own_deeds(role, permission):
    actor = Actor(replace(PHYSICIAN, role=role))

    assert actor.may(permission) is (permission in MAY[role])


def test_a_deed_of_another_role_is_refused_by_its_name():
    nurse = Actor(replace(PHYSICIAN, role=Role.NURSE))

    with pytest.raises(NotPermitted) as refusal:
        nurse.require(Permission.FINALISE_TREATMENT)

    assert refusal.value.permission == "finalise_treatment"


def test_a_deed_of_ones_own_is_let_through():
    Actor(PHYSICIAN).require(Permission.FINALISE_TREATMENT)


def test_a_deed_bears_the_persons_number():
    assert Actor(PHYSICIAN).staff == PHYSICIAN.id


@pytest.mark.parametrize("number", ["1", "123456", "000001"])
def test_a_register_number_has_up_to_six_digits(number):
    check_member(replace(PHYSICIAN, register_number=number))


@pytest.mark.parametrize("number", ["1234567", "0", "000000", "12a", "-12", "12 34"])
def test_another_register_number_is_refused(number):
    with pytest.raises(Refused) as refusal:
        check_member(replace(PHYSICIAN, register_number=number))

    assert [(one.field, one.code) for one in refusal.value.faults] == [
        ("register_number", "register_number")
    ]


def test_every_missing_fact_of_a_physician_is_named_at_once():
    nobody = Member(UUID(int=1), " ", "\u3000", "-", Role.PHYSICIAN)

    with pytest.raises(Refused) as refusal:
        check_member(nobody)

    assert {(one.field, one.code) for one in refusal.value.faults} == {
        ("name", "missing"),
        ("login", "missing"),
        ("name_romaji", "missing"),
        ("register_number", "missing"),
    }


def test_somebody_may_be_called_na():
    # "na" says nothing as a diagnosis; as a name it is one.
    check_member(replace(PHYSICIAN, name="Na", login="na", name_romaji="Na"))


def test_a_nurse_needs_no_register_number():
    check_member(replace(PHYSICIAN, role=Role.NURSE, register_number=""))


@pytest.mark.parametrize(
    "password", ["correct-horse-7", "山本さんの長い長いパスワード", "abcde" * 3]
)
def test_a_long_password_of_several_signs_stands(password):
    check_password(password)


@pytest.mark.parametrize("password", ["", "short-horse7", "aaaaaaaaaaaaaaaa", "abcdabcdabcdabcd"])
def test_a_short_or_monotonous_password_is_refused(password):
    with pytest.raises(Refused) as refusal:
        check_password(password)

    assert refusal.value.faults[0].facts == (("length", "13"),)
