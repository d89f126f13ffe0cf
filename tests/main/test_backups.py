from pathlib import Path
from threading import Event

import pytest

from app.main.backups import HourlyWatch, backed_up
from app.services.backup import kept_nowhere
from app.services.coming_in import Arrival
from app.services.generations import BackupPlan
from app.services.trouble import BackupFolderIsGone
from app.workstation import Workstation
from tests import samples
from tests.fakes import founded_door

USB = Path("usb")


@pytest.fixture
def door():
    door = founded_door()
    door.shelf.folders.add(USB)
    return door


@pytest.fixture
def clinic(door):
    return door.enter(samples.PHYSICIAN.login, samples.PASSWORD)


@pytest.fixture
def planned(clinic):
    return backed_up(clinic, Workstation(backup_folder=USB, generations=5), kept_nowhere)


def test_a_computer_without_a_plan_makes_no_backup_by_itself(door, clinic):
    backed_up(clinic, Workstation(), kept_nowhere).close()

    assert not door.shelf.kept
    assert door.closed == 1


def test_a_plan_that_is_chosen_in_the_window_holds_for_everybody_and_is_written_down(door, clinic):
    written = []
    first = backed_up(clinic, Workstation(), written.append)
    second = first.enter_again(Arrival(samples.SECOND_PHYSICIAN.login, samples.PASSWORD))
    plan = BackupPlan(USB, 7)

    first.backups.choose(first.actor, plan)
    third = second.enter_again(Arrival(samples.NURSE.login, samples.PASSWORD))

    assert written == [plan]
    assert {one.backups.plan for one in (first, second, third)} == {plan}
    third.close()
    assert door.shelf.kept


def test_a_clinic_that_closes_is_backed_up_first(door, planned):
    planned.close()

    assert len(door.shelf.kept) == 1
    assert door.closed == 1
    assert planned.backups.plan.generations == 5


def test_a_clinic_in_which_nothing_was_done_since_is_not_backed_up_twice(door, planned):
    planned.backups.make_due(planned.actor)

    planned.close()

    assert len(door.shelf.kept) == 1


def test_a_drive_that_is_missing_keeps_no_clinic_open_and_stands_in_the_log(door, planned, caplog):
    door.shelf.trouble = BackupFolderIsGone()

    planned.close()

    assert door.closed == 1
    assert "BackupFolderIsGone" in caplog.text
    caplog.clear()


def test_whoever_comes_in_over_the_same_books_keeps_the_plan(door, planned):
    arrival = Arrival(samples.SECOND_PHYSICIAN.login, samples.PASSWORD)
    following = planned.enter_again(arrival)

    following.close()

    assert door.shelf.kept
    assert following.backups.plan.folder == USB
    assert door.books.trail[-1].by == samples.SECOND_PHYSICIAN.id


def test_the_watch_asks_again_and_again_until_it_is_ended():
    asked, enough = [], Event()

    def ask():
        asked.append(1)
        if len(asked) == 3:
            enough.set()

    watch = HourlyWatch(ask, first=0.001, every=0.001)
    assert enough.wait(10)
    watch.end()

    assert len(asked) >= 3


def test_a_watch_that_is_ended_at_once_never_asked():
    asked = []

    HourlyWatch(lambda: asked.append(1)).end()

    assert not asked
