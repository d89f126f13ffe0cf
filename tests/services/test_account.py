from datetime import timedelta

import pytest

from app.domain.audit import Deed
from app.domain.errors import CodeIsWrong, Refused, WrongPassword
from app.domain.second_factor import code_at, step_of
from app.services.account import Standing
from app.services.trouble import DiskIsFull
from tests import samples
from tests.samples import PASSWORD

OWN = "kumo-tetsu-42-nami"


@pytest.fixture
def account(clinic):
    return clinic.account


@pytest.fixture
def me(clinic):
    return clinic.actor


def set_up(door, clinic, present=""):
    """Set the second factor up, and return what was offered."""
    offer = clinic.account.offer_second_factor(clinic.actor)
    code = code_at(offer.secret, step_of(door.clock()))
    clinic.account.set_up_second_factor(clinic.actor, offer, PASSWORD, code, present)
    return offer


def test_a_changed_password_opens_from_now_on(account, me, door, books):
    account.change_password(me, PASSWORD, OWN)

    assert [one.deed for one in books.trail] == [Deed.PASSWORD_CHANGED]
    assert door.enter("yamamoto", OWN).actor == me
    with pytest.raises(WrongPassword):
        door.enter("yamamoto", PASSWORD)


def test_the_old_password_is_wanted(account, me, door, books):
    with pytest.raises(WrongPassword):
        account.change_password(me, "wrong", OWN)

    assert books.trail == []


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("short", "password"),
        ("Yamamoto-Misaki-2026", "password_guessable"),
        ("山本スポーツ内科山本スポーツ内科", "password_guessable"),
        (PASSWORD, "password_same"),
    ],
)
def test_a_new_password_that_cannot_stand_is_refused(account, me, door, books, new, code):
    with pytest.raises(Refused) as refusal:
        account.change_password(me, PASSWORD, new)

    assert [(one.field, one.code) for one in refusal.value.faults] == [("password", code)]
    assert books.trail == []
    assert door.enter("yamamoto", PASSWORD)


def test_where_the_ring_cannot_be_written_the_old_password_stays(account, me, door, books):
    door.ring.trouble = DiskIsFull()

    with pytest.raises(DiskIsFull):
        account.change_password(me, PASSWORD, OWN)

    door.ring.trouble = None
    assert books.trail == []
    assert door.enter("yamamoto", PASSWORD)


def test_the_standing_tells_until_when_a_second_factor_is_wanted(account, me, door, clinic):
    before = account.standing(me)

    set_up(door, clinic)

    assert before == Standing(False, 0, samples.NOW + timedelta(days=14))
    assert account.standing(me) == Standing(True, 10, None)


def test_an_offer_is_nothing_until_its_code_was_typed(account, me, books):
    offer = account.offer_second_factor(me)

    assert offer.address.startswith("otpauth://totp/Tenteki")
    assert offer.text.replace(" ", "") in offer.address
    assert len(set(offer.substitutes)) == 10
    assert offer.secret != account.offer_second_factor(me).secret
    assert not account.standing(me).has_second_factor
    assert books.trail == []


def test_setting_it_up_wants_the_password_and_the_code(account, me, door, books):
    offer = account.offer_second_factor(me)
    code = code_at(offer.secret, step_of(door.clock()))

    with pytest.raises(WrongPassword):
        account.set_up_second_factor(me, offer, "wrong", code)
    with pytest.raises(CodeIsWrong):
        account.set_up_second_factor(me, offer, PASSWORD, "000000")

    assert books.trail == []
    assert not account.standing(me).has_second_factor


def test_setting_it_up_leaves_a_trace_without_the_secret(clinic, door, books):
    offer = set_up(door, clinic)
    door.clock.forward(minutes=1)
    set_up(door, clinic, code_at(offer.secret, step_of(door.clock())))

    assert [one.deed for one in books.trail] == [Deed.SECOND_FACTOR_SET_UP] * 2
    assert [one.details for one in books.trail] == [{"anew": False}, {"anew": True}]
    assert offer.text not in str(books.trail)


def test_a_new_telephone_is_set_up_with_a_code_of_the_old_one_which_is_good_for_nothing_then(
    clinic, door
):
    old = set_up(door, clinic)
    door.clock.forward(minutes=1)
    present = code_at(old.secret, step_of(door.clock()))

    new = set_up(door, clinic, present)

    assert (old.is_anew, new.is_anew) == (False, True)
    door.clock.forward(minutes=1)
    with pytest.raises(CodeIsWrong):
        door.enter("yamamoto", PASSWORD, code_at(old.secret, step_of(door.clock())))
    assert door.enter("yamamoto", PASSWORD, code_at(new.secret, step_of(door.clock())))


def test_without_the_old_telephone_a_recovery_code_does(clinic, door):
    old = set_up(door, clinic)
    door.clock.forward(minutes=1)

    set_up(door, clinic, old.substitutes[3])

    assert clinic.account.standing(clinic.actor) == Standing(True, 10, None)


@pytest.mark.parametrize("present", ["", "000000", "used"])
def test_with_neither_nobody_moves_the_own_second_factor(clinic, door, books, present):
    old = set_up(door, clinic)
    before = books.trail[:]
    if present == "used":
        present = code_at(old.secret, step_of(door.clock()))
    else:
        door.clock.forward(minutes=1)

    with pytest.raises(Refused) as refusal:
        set_up(door, clinic, present)

    assert [one.field for one in refusal.value.faults] == ["present"]
    assert books.trail == before
