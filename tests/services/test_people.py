from dataclasses import replace

import pytest

from app.domain.audit import AuditEntry, Deed
from app.domain.errors import (
    NoPhysicianLeft,
    NotOnesOwn,
    NotPermitted,
    NotThere,
    PasswordMustChange,
    Refused,
    WrongPassword,
)
from app.domain.second_factor import code_at, step_of
from app.domain.staff import Actor, MemberForm, Role
from app.services.trouble import DiskIsFull
from tests import samples
from tests.samples import NURSE, PASSWORD, PHYSICIAN, SECOND_PHYSICIAN

NEW = MemberForm("seki", "関 つむぎ", "SEKI Tsumugi", Role.PHARMACIST, department="薬局")
OWN = "kumo-tetsu-42-nami"


@pytest.fixture
def people(clinic):
    return clinic.people


@pytest.fixture
def doctor(clinic):
    return clinic.actor


@pytest.fixture
def administrator(door):
    with door.books.begin() as work:
        work.staff.add(samples.ADMINISTRATOR)
        work.commit(AuditEntry(samples.PHYSICIAN.id, samples.NOW, Deed.MEMBER_ADDED))
    door.books.trail.clear()
    return Actor(samples.ADMINISTRATOR)


def form_of(member, **changes):
    names = ("login", "name", "name_romaji", "role", "register_number", "department")
    return MemberForm(**{**{name: getattr(member, name) for name in names}, **changes})


def deeds(books):
    return [one.deed for one in books.trail]


def test_a_new_person_comes_in_with_a_password_for_one_time(people, doctor, door, books):
    added = people.add(doctor, NEW)

    assert added.member.login == "seki"
    with pytest.raises(PasswordMustChange):
        door.enter("seki", added.password)
    assert door.enter("seki", added.password, new_password=OWN).actor.member == added.member
    assert door.enter("seki", OWN).actor.member.role is Role.PHARMACIST
    with pytest.raises(WrongPassword):
        door.enter("seki", added.password)


def test_who_was_added_stands_in_the_trail(people, doctor, books):
    added = people.add(doctor, NEW)

    (trace,) = books.trail
    assert (trace.by, trace.deed, trace.subject) == (
        PHYSICIAN.id,
        Deed.MEMBER_ADDED,
        added.member.id,
    )
    assert trace.details["role"] == "pharmacist"
    assert added.password not in str(trace.details)


def test_everybody_is_listed_those_who_may_come_in_first(people, doctor, door):
    people.close(doctor, NURSE.id)
    people.add(doctor, NEW)
    door.ring.passwords.pop("ono")

    listed = people.all(doctor)

    assert [one.member.login for one in listed][-1] == "suzuki"
    assert {one.member.login for one in listed if not one.has_key} == {"ono", "suzuki"}
    assert {one.member.login for one in listed if one.account.must_change_password} == {"seki"}


@pytest.mark.parametrize("login", ["suzuki", "Suzuki", "SUZUKI"])
def test_a_login_is_one_persons(people, doctor, books, login):
    with pytest.raises(Refused) as refusal:
        people.add(doctor, replace(NEW, login=login))

    assert [(one.field, one.code) for one in refusal.value.faults] == [("login", "taken")]
    assert books.trail == []


def test_faulty_facts_are_all_named(people, doctor, door):
    with pytest.raises(Refused) as refusal:
        people.add(doctor, MemberForm("関", "", "", Role.PHYSICIAN))

    assert {one.field for one in refusal.value.faults} == {
        *("login", "name", "name_romaji", "register_number")
    }
    assert "関" not in door.ring.passwords


def test_where_the_ring_cannot_be_written_nobody_is_added(people, doctor, door, books):
    door.ring.trouble = DiskIsFull()

    with pytest.raises(DiskIsFull):
        people.add(doctor, NEW)

    assert books.trail == []
    assert len(people.all(doctor)) == 4


def test_changed_facts_stand_with_what_they_were(people, doctor, books):
    changed = people.change(doctor, NURSE.id, form_of(NURSE, name="原田 花", role=Role.CLERK))

    assert (changed.name, changed.role, changed.version) == ("原田 花", Role.CLERK, 2)
    (trace,) = books.trail
    assert trace.details == {
        "fields": {"name": ["鈴木 花", "原田 花"], "role": ["nurse", "clerk"]},
        "version": 2,
    }


def test_a_login_never_changes(people, doctor):
    changed = people.change(doctor, NURSE.id, form_of(NURSE, login="another"))

    assert changed.login == "suzuki"


def test_a_nurse_becomes_a_physician_with_a_register_number_only(people, doctor):
    with pytest.raises(Refused):
        people.change(doctor, NURSE.id, form_of(NURSE, role=Role.PHYSICIAN))

    form = form_of(NURSE, role=Role.PHYSICIAN, register_number="345678")
    assert people.change(doctor, NURSE.id, form).role is Role.PHYSICIAN


def test_whoever_is_closed_out_stays_in_the_books_and_outside(people, doctor, door, books):
    closed = people.close(doctor, NURSE.id)

    assert not closed.is_active
    assert "suzuki" not in door.logins()
    with books.begin() as work:
        assert work.staff.get(NURSE.id).name == NURSE.name
    with pytest.raises(WrongPassword):
        door.enter("suzuki", PASSWORD)


def test_a_key_that_was_left_behind_opens_nothing(people, doctor, door):
    door.ring.trouble = DiskIsFull()
    with pytest.raises(DiskIsFull):
        people.close(doctor, NURSE.id)
    door.ring.trouble = None

    assert "suzuki" in door.logins()
    with pytest.raises(WrongPassword):
        door.enter("suzuki", PASSWORD)


def test_whoever_comes_back_gets_a_password_for_one_time(people, doctor, door, books):
    people.close(doctor, NURSE.id)

    back = people.reopen(doctor, NURSE.id)

    assert door.enter("suzuki", back.password, new_password=OWN).actor.member.id == NURSE.id
    assert deeds(books)[:2] == [Deed.MEMBER_CLOSED, Deed.MEMBER_REOPENED]


def test_a_forgotten_password_gives_way_to_one_for_one_time(people, doctor, door, books):
    reset = people.reset_password(doctor, NURSE.id)

    with pytest.raises(WrongPassword):
        door.enter("suzuki", PASSWORD)
    with pytest.raises(PasswordMustChange):
        door.enter("suzuki", reset.password)
    assert deeds(books) == [Deed.PASSWORD_RESET]


def test_whoever_is_closed_out_gets_no_password(people, doctor):
    people.close(doctor, NURSE.id)

    with pytest.raises(NotThere):
        people.reset_password(doctor, NURSE.id)


def test_a_lost_telephone_is_taken_off(people, doctor, door, books):
    nurse = door.enter("suzuki", PASSWORD)
    offer = nurse.account.offer_second_factor(nurse.actor)
    code = code_at(offer.secret, step_of(door.clock()))
    nurse.account.set_up_second_factor(nurse.actor, offer, PASSWORD, code)

    people.take_off_second_factor(doctor, NURSE.id)

    assert door.enter("suzuki", PASSWORD).actor.member == NURSE
    assert Deed.SECOND_FACTOR_TAKEN_OFF in deeds(books)


def test_nobody_closes_out_or_demotes_the_own_account(people, doctor):
    with pytest.raises(NotOnesOwn):
        people.close(doctor, doctor.staff)
    with pytest.raises(NotOnesOwn):
        people.change(doctor, doctor.staff, form_of(PHYSICIAN, role=Role.CLERK))


def test_nobody_takes_the_own_second_factor_off(people, doctor, books):
    with pytest.raises(NotOnesOwn):
        people.take_off_second_factor(doctor, doctor.staff)

    assert books.trail == []


def test_ones_own_name_may_be_put_right(people, doctor):
    assert people.change(doctor, doctor.staff, form_of(PHYSICIAN, name="山元 美咲")).version == 2


def test_the_last_physician_stays(people, doctor, door):
    people.close(doctor, SECOND_PHYSICIAN.id)
    gone = Actor(SECOND_PHYSICIAN)

    with pytest.raises(NoPhysicianLeft):
        people.close(gone, PHYSICIAN.id)
    with pytest.raises(NoPhysicianLeft):
        people.change(gone, PHYSICIAN.id, form_of(PHYSICIAN, role=Role.CLERK))


@pytest.mark.parametrize(
    "ask",
    [
        lambda people, actor: people.add(
            actor, replace(NEW, role=Role.PHYSICIAN, register_number="1")
        ),
        lambda people, actor: people.change(
            actor, NURSE.id, form_of(NURSE, role=Role.PHYSICIAN, register_number="1")
        ),
        lambda people, actor: people.change(
            actor, PHYSICIAN.id, form_of(PHYSICIAN, role=Role.CLERK)
        ),
        lambda people, actor: people.close(actor, PHYSICIAN.id),
        lambda people, actor: people.reopen(actor, PHYSICIAN.id),
        lambda people, actor: people.reset_password(actor, PHYSICIAN.id),
        lambda people, actor: people.take_off_second_factor(actor, PHYSICIAN.id),
    ],
)
def test_a_physicians_account_is_a_physicians_business(people, administrator, books, ask):
    with pytest.raises(NotPermitted):
        ask(people, administrator)

    assert books.trail == []


def test_an_administrator_manages_everybody_else(people, administrator):
    assert people.add(administrator, NEW).member.role is Role.PHARMACIST
    assert people.reset_password(administrator, NURSE.id).password
    assert not people.close(administrator, NURSE.id).is_active


def test_an_emergency_code_is_nobody_on_the_list(clinic, people, doctor):
    paper = clinic.papers.make_emergency(doctor, Role.NURSE)
    (code,) = clinic.papers.emergencies(doctor)

    assert code.login not in {one.member.login for one in people.all(doctor)}
    with pytest.raises(NotThere):
        people.close(doctor, code.id)
    assert paper.role is Role.NURSE
