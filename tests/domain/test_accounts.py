from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.accounts import SUBSTITUTE_BYTES, Account, substitutes_from
from app.domain.errors import CodeIsWrong
from app.domain.second_factor import code_at, step_of
from app.domain.settings import Settings
from tests import samples

NOW, SECRET = samples.NOW, bytes(range(20))
CODES = substitutes_from(bytes(range(SUBSTITUTE_BYTES)))
BARE = Account(samples.NURSE.id, NOW)


def code(at=NOW):
    return code_at(SECRET, step_of(at))


@pytest.fixture
def account():
    """Return an account with a second factor, set up a while ago."""
    return BARE.enrol(SECRET, CODES, code(), NOW)


LATER = NOW + timedelta(minutes=3)


def test_whoever_sets_it_up_shows_that_the_telephone_knows_it(account):
    assert account.has_second_factor
    assert account.version == 2
    with pytest.raises(CodeIsWrong):
        BARE.enrol(SECRET, CODES, "000000", NOW)


def test_the_code_of_the_setting_up_is_used_up(account):
    with pytest.raises(CodeIsWrong):
        account.accept(code(), NOW)


def test_the_next_code_lets_in_once(account):
    after = account.accept(code(LATER), LATER)

    assert (after.last_step, after.version) == (step_of(LATER), 3)
    with pytest.raises(CodeIsWrong):
        after.accept(code(LATER), LATER)


def test_there_are_ten_different_recovery_codes_and_none_stands_in_the_account(account):
    assert len(set(CODES)) == 10
    assert not set(CODES) & set(account.substitutes)


@pytest.mark.parametrize("place", range(10))
def test_each_recovery_code_lets_in_once(account, place):
    after = account.accept(CODES[place].lower().replace("-", " "), LATER)

    assert len(after.substitutes) == 9
    with pytest.raises(CodeIsWrong):
        after.accept(CODES[place], LATER)


def test_a_recovery_code_is_one_persons(account):
    other = replace(account, member=samples.CLERK.id)

    with pytest.raises(CodeIsWrong):
        other.accept(CODES[0], LATER)


@pytest.mark.parametrize("typed", ["", "123456", "00000-00000", "K7Q2M-9XW4T-0"])
def test_anything_else_lets_nobody_in(account, typed):
    with pytest.raises(CodeIsWrong):
        account.accept(typed, LATER)


def test_setting_it_up_anew_ends_the_old_codes(account):
    fresh = account.enrol(bytes(20), CODES[:1], code_at(bytes(20), step_of(LATER)), LATER)

    assert len(fresh.substitutes) == 1
    with pytest.raises(CodeIsWrong):
        fresh.accept(code(LATER), LATER)


def test_a_lost_telephone_begins_the_grace_anew(account):
    without = account.without_second_factor(LATER)

    assert not without.has_second_factor
    assert without.substitutes == ()
    assert without.last_step == account.last_step
    assert without.due(Settings()) == LATER + timedelta(days=14)


def test_a_second_factor_is_due_where_the_clinic_asks_for_one(account):
    assert BARE.due(Settings()) == NOW + timedelta(days=14)
    assert BARE.due(Settings(needs_second_factor=False)) is None
    assert account.due(Settings()) is None


@pytest.mark.parametrize("by_somebody_else", [True, False])
def test_a_password_given_by_somebody_else_must_be_changed(account, by_somebody_else):
    after = account.with_password(by_somebody_else=by_somebody_else)

    assert after.must_change_password is by_somebody_else
    assert after.version == account.version + 1
