from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.audit import Deed
from app.domain.errors import (
    CodeIsWanted,
    CodeIsWrong,
    NotPermitted,
    NotThere,
    PasswordMustChange,
    Refused,
    WrongPassword,
)
from app.domain.second_factor import code_at, step_of
from app.domain.settings import Settings
from app.domain.tries import Tries
from app.services.coming_in import Arrival, bring_up_to_date, come_in, tell_failures
from app.services.trouble import DiskIsFull
from tests import samples
from tests.samples import NURSE, PASSWORD, PHYSICIAN

OWN = "kumo-tetsu-42-nami"


@pytest.fixture
def offer(door, clinic):
    """Return the physician's second factor, set up; the code of that moment is used up."""
    offer = clinic.account.offer_second_factor(clinic.actor)
    code = code_at(offer.secret, step_of(door.clock()))
    clinic.account.set_up_second_factor(clinic.actor, offer, PASSWORD, code)
    door.clock.forward(minutes=2)
    door.books.trail.clear()
    return offer


def code_now(door, offer):
    return code_at(offer.secret, step_of(door.clock()))


def test_coming_in_leaves_a_trace(door, books, clinic):
    door.enter("suzuki", PASSWORD)

    (trace,) = books.trail
    assert (trace.by, trace.deed) == (NURSE.id, Deed.SIGNED_IN)
    assert trace.details == {
        "second_factor": False,
        "held": False,
        "new_password": False,
        "clock": "unknown",
    }


def test_a_key_without_its_person_opens_nothing(door):
    door.ring.passwords["nobody"] = PASSWORD

    with pytest.raises(WrongPassword):
        door.enter("nobody", PASSWORD)


def test_an_emergency_code_is_no_password(door, clinic):
    clinic.papers.make_emergency(clinic.actor, NURSE.role)
    door.ring.passwords["emergency-1"] = PASSWORD

    with pytest.raises(WrongPassword):
        door.enter("emergency-1", PASSWORD)


def test_with_a_second_factor_the_code_is_wanted(door, books, offer):
    with pytest.raises(CodeIsWanted):
        door.enter("yamamoto", PASSWORD)
    inside = door.enter("yamamoto", PASSWORD, code_now(door, offer))

    assert inside.actor.member == PHYSICIAN
    assert [one.details["second_factor"] for one in books.trail] == [True]


def test_a_wrong_code_or_one_used_before_lets_nobody_in(door, books, offer):
    code = code_now(door, offer)
    door.enter("yamamoto", PASSWORD, code)

    for typed in (code, "000000", "K7Q2M-9XW4T"):
        with pytest.raises(CodeIsWrong):
            door.enter("yamamoto", PASSWORD, typed)

    assert len(books.trail) == 1


def test_a_recovery_code_takes_the_telephones_place_once(door, offer):
    assert door.enter("yamamoto", PASSWORD, offer.substitutes[3])
    with pytest.raises(CodeIsWrong):
        door.enter("yamamoto", PASSWORD, offer.substitutes[3])


def test_a_given_password_is_changed_before_one_is_in(door, clinic, books):
    given = clinic.people.reset_password(clinic.actor, NURSE.id).password
    books.trail.clear()

    for new, code in (("short", "password"), (given, "password_same")):
        with pytest.raises(Refused) as refusal:
            door.enter("suzuki", given, new_password=new)
        assert refusal.value.faults[0].code == code
    inside = door.enter("suzuki", given, new_password=OWN)

    assert inside.actor.member == NURSE
    assert [one.details["new_password"] for one in books.trail] == [True]
    assert door.enter("suzuki", OWN)


def test_a_given_password_and_a_code_are_asked_for_one_after_the_other(door, clinic, offer):
    second = door.enter("sato", PASSWORD)
    given = second.people.reset_password(second.actor, PHYSICIAN.id).password

    with pytest.raises(PasswordMustChange):
        door.enter("yamamoto", given)
    with pytest.raises(CodeIsWanted):
        door.enter("yamamoto", given, new_password=OWN)
    assert door.enter("yamamoto", given, code_now(door, offer), OWN)
    door.clock.forward(minutes=2)
    assert door.enter("yamamoto", OWN, code_now(door, offer))


def test_a_new_password_that_was_not_asked_for_changes_nothing(door):
    door.enter("suzuki", PASSWORD, new_password=OWN)

    assert door.enter("suzuki", PASSWORD)


def test_after_the_grace_one_may_only_set_up_the_second_factor(door, books):
    door.clock.forward(days=14, seconds=-1)
    before = door.enter("suzuki", PASSWORD).actor
    door.clock.forward(seconds=1)
    after = door.enter("suzuki", PASSWORD).actor

    assert (before.is_held, after.is_held) == (False, True)
    assert books.trail[-1].details["held"] is True


def test_whoever_sets_it_up_while_held_is_free_the_next_time(door):
    door.clock.forward(days=30)
    held = door.enter("suzuki", PASSWORD)
    offer = held.account.offer_second_factor(held.actor)
    held.account.set_up_second_factor(held.actor, offer, PASSWORD, code_now(door, offer))
    door.clock.forward(minutes=2)

    assert not door.enter("suzuki", PASSWORD, code_now(door, offer)).actor.is_held


def test_where_the_clinic_asks_for_no_second_factor_nobody_is_held(door, clinic):
    clinic.clinic.change_settings(clinic.actor, Settings(needs_second_factor=False))
    door.clock.forward(days=400)

    assert not door.enter("suzuki", PASSWORD).actor.is_held


def test_where_the_ring_cannot_be_written_the_given_password_stays(door, clinic, books):
    given = clinic.people.reset_password(clinic.actor, NURSE.id).password
    books.trail.clear()

    def fail(_login, _password):
        raise DiskIsFull

    with pytest.raises(DiskIsFull):
        come_in(books.begin, door.clock, Arrival("suzuki", given, "", OWN), fail)

    assert books.trail == []
    with pytest.raises(PasswordMustChange):
        door.enter("suzuki", given)


def test_a_recovery_paper_takes_the_second_factor_off_and_begins_the_grace_anew(
    door, clinic, offer
):
    paper = clinic.papers.print_recovery(clinic.actor, PASSWORD)

    inside = door.recover(paper.code, "yamamoto", OWN, "電話をなくした")

    standing = inside.account.standing(inside.actor)
    assert standing.due == door.clock() + timedelta(days=14)
    assert door.enter("yamamoto", OWN)


@pytest.mark.parametrize(("login", "error"), [("suzuki", NotPermitted), ("nobody", WrongPassword)])
def test_a_recovery_paper_is_for_those_in_charge(door, clinic, login, error):
    paper = clinic.papers.print_recovery(clinic.actor, PASSWORD)

    with pytest.raises(error):
        door.recover(paper.code, login, OWN, "電話をなくした")


def test_a_recovery_paper_brings_nobody_back_who_was_closed_out(door, clinic):
    clinic.people.close(clinic.actor, samples.SECOND_PHYSICIAN.id)
    paper = clinic.papers.print_recovery(clinic.actor, PASSWORD)

    with pytest.raises(NotThere):
        door.recover(paper.code, "sato", OWN, "電話をなくした")


def test_a_recovered_password_cannot_be_an_easy_one(door, clinic):
    paper = clinic.papers.print_recovery(clinic.actor, PASSWORD)

    with pytest.raises(Refused):
        door.recover(paper.code, "yamamoto", "yamamoto-yamamoto", "電話をなくした")

    assert door.enter("yamamoto", PASSWORD)


def test_a_newer_formulary_is_loaded_once(door, clinic, books):
    newer = replace(samples.FORMULARY, sha256="1" * 64)

    for _ in range(2):
        bring_up_to_date(books.begin, door.clock, clinic.actor, newer)

    assert [one.deed for one in books.trail] == [Deed.REFERENCE_LOADED]


def test_failures_before_the_door_come_into_the_trail(door, clinic, books):
    moments = tuple(samples.NOW + timedelta(seconds=n) for n in range(3))
    failures = (("suzuki", Tries(3, moments[-1], 3, moments)), ("", Tries(1, None, 9, moments[:1])))

    tell_failures(books.begin, door.clock, clinic.actor, failures)

    known, unknown = books.trail
    assert (known.deed, known.subject) == (Deed.SIGN_IN_FAILED, NURSE.id)
    assert (known.details["login"], known.details["count"]) == ("suzuki", 3)
    assert known.details["moments"][0] == "2026-11-20T05:21:00.000+00:00"
    assert (unknown.subject, unknown.details["count"]) == (None, 9)
