from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.errors import NotPermitted, Refused
from app.domain.staff import EMERGENCY_ROLES, Actor, Member, Permission, Role, check_member

PHYSICIAN = Member(
    UUID(int=1), "yamamoto", "山本 美咲", "YAMAMOTO Misaki", Role.PHYSICIAN, "123456", "内科"
)
CARE = {Permission.ENTER, Permission.READ, Permission.REGISTER_PATIENT}
MAY = {
    Role.PHYSICIAN: set(Permission),
    Role.NURSE: CARE
    | {
        Permission.RECORD_ATHLETE,
        Permission.WRITE_DRAFT,
        Permission.WRITE_PROXY,
        Permission.GIVE,
    },
    Role.PHARMACIST: CARE
    | {Permission.RECORD_ATHLETE, Permission.CONFIRM_LABEL, Permission.MANAGE_MASTERS},
    Role.CLERK: CARE | {Permission.WRITE_DRAFT, Permission.WRITE_PROXY},
    Role.ADMINISTRATOR: {
        Permission.ENTER,
        Permission.BACK_UP,
        Permission.MANAGE_MASTERS,
        Permission.CHANGE_CLINIC,
        Permission.MANAGE_PEOPLE,
        Permission.READ_AUDIT,
    },
    Role.AUDITOR: {Permission.ENTER, Permission.READ, Permission.READ_AUDIT},
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


@pytest.mark.parametrize("login", ["yamamoto", "Y.Sato-2", "7", "a" * 32])
def test_a_login_is_typed_on_any_keyboard(login):
    check_member(replace(PHYSICIAN, login=login))


@pytest.mark.parametrize("login", ["山本", "yamamoto misaki", "-x", "a" * 33, "ｙａｍａ"])
def test_another_login_is_refused(login):
    with pytest.raises(Refused) as refusal:
        check_member(replace(PHYSICIAN, login=login))

    assert [(one.field, one.code) for one in refusal.value.faults] == [("login", "login")]


@pytest.mark.parametrize("permission", Permission)
def test_whoever_is_held_may_set_up_the_second_factor_and_nothing_else(permission):
    actor = Actor(PHYSICIAN, is_held=True)

    assert actor.may(permission) is (permission is Permission.ENTER)


@pytest.mark.parametrize(
    "permission",
    [Permission.FINALISE_TREATMENT, Permission.ISSUE_CERTIFICATE, Permission.MANAGE_PEOPLE],
)
def test_no_emergency_code_makes_a_physician(permission):
    actors = [Actor(replace(PHYSICIAN, role=role, is_emergency=True)) for role in EMERGENCY_ROLES]

    assert not any(one.may(permission) for one in actors)


@pytest.mark.parametrize(
    "permission", [Permission.FINALISE_TREATMENT, Permission.ISSUE_CERTIFICATE]
)
def test_only_physicians_finalise_and_certify(permission):
    may = {role for role in Role if Actor(replace(PHYSICIAN, role=role)).may(permission)}

    assert may == {Role.PHYSICIAN}


def test_an_administrator_sees_no_patient():
    assert not Actor(replace(PHYSICIAN, role=Role.ADMINISTRATOR)).may(Permission.READ)


def test_what_everybody_knows_of_a_person_makes_no_password():
    assert PHYSICIAN.known_names == ("yamamoto", "山本 美咲", "YAMAMOTO Misaki", "123456", "内科")
