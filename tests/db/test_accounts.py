from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.errors import NotThere
from app.domain.keys import Stamp
from app.domain.settings import Settings
from app.services.trouble import DatabaseRefused, SavedByAnother
from tests.db import samples
from tests.db.samples import ACCOUNT, ALARM, NURSE, PHARMACIST, PHYSICIAN

SEEN = Stamp(PHYSICIAN.id, samples.LATER)


def test_an_account_comes_back_whole(books):
    with books.begin() as work:
        work.accounts.add(ACCOUNT)

        assert work.accounts.get(NURSE.id) == ACCOUNT
        assert work.accounts.all() == (ACCOUNT,)


def test_whoever_has_no_account_is_not_there(books):
    with books.begin() as work, pytest.raises(NotThere):
        work.accounts.get(PHARMACIST.id)


def test_an_account_goes_from_version_to_version(books):
    changed = replace(ACCOUNT, must_change_password=True, version=2)
    with books.begin() as work:
        work.accounts.add(ACCOUNT)

        work.accounts.change(changed)

        assert work.accounts.get(NURSE.id) == changed
        with pytest.raises(SavedByAnother):
            work.accounts.change(changed)


def test_the_last_one_time_code_never_becomes_new_again(books):
    with books.begin() as work:
        work.accounts.add(ACCOUNT)

        with pytest.raises(DatabaseRefused, match="account_goes_back"):
            work.accounts.change(replace(ACCOUNT, last_step=ACCOUNT.last_step - 1, version=2))


def test_the_settings_are_the_usual_ones_until_they_are_changed(books):
    own = Settings(needs_second_factor=False, lock_minutes=20)
    with books.begin() as work:
        before = work.settings.get()
        for one in (Settings(lock_minutes=3), own):
            work.settings.put(one)

        assert before == Settings()
        assert work.settings.get() == own


def test_an_alarm_waits_until_somebody_has_seen_to_it(books):
    later = replace(ALARM, id=samples.new_id(), at=samples.LATER)
    with books.begin() as work:
        for one in (later, ALARM):
            work.alarms.add(one)
        before = work.alarms.waiting()

        work.alarms.see(ALARM.id, SEEN)

        assert before == (ALARM, later)
        assert work.alarms.waiting() == (later,)


def test_an_alarm_is_seen_to_once(books):
    with books.begin() as work:
        work.alarms.add(ALARM)
        work.alarms.see(ALARM.id, SEEN)

        with pytest.raises(SavedByAnother):
            work.alarms.see(ALARM.id, SEEN)


def test_no_alarm_of_nothing_is_seen_to(books):
    with books.begin() as work, pytest.raises(NotThere):
        work.alarms.see(samples.new_id(), SEEN)


def test_what_is_not_committed_is_dropped(books):
    with books.begin() as work:
        work.accounts.add(ACCOUNT)
        work.commit(samples.trace(Deed.SIGNED_IN))
    with books.begin() as work:
        work.alarms.add(ALARM)
    with books.begin() as work:
        assert (work.accounts.all(), work.alarms.waiting()) == ((ACCOUNT,), ())
