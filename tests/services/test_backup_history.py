"""What the trail tells of the backups."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.audit import AuditEntry, Deed
from app.services.backup_history import OLDEST
from app.services.generations import BackupPlan
from app.services.trouble import BackupDiskIsFull, StorageError
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
    clinic = door.enter(samples.PHYSICIAN.login, samples.PASSWORD)
    clinic.backups.follow(BackupPlan(USB))
    return clinic


def standing(clinic):
    return clinic.backups.standing(clinic.actor)


def fail(clinic, door):
    door.shelf.trouble = BackupDiskIsFull()
    with pytest.raises(StorageError):
        clinic.backups.make(clinic.actor, USB)
    door.shelf.trouble = None


def test_a_new_clinic_has_a_few_days_for_its_first_backup(clinic, door):
    assert standing(clinic).is_well
    assert standing(clinic).latest is None

    door.clock.forward(days=4)

    assert standing(clinic).is_late


def test_a_backup_of_three_days_ago_is_still_well(clinic, door):
    clinic.backups.make(clinic.actor, USB)

    door.clock.forward(days=3)
    assert standing(clinic).is_well

    door.clock.forward(minutes=1)
    assert standing(clinic).is_late
    assert standing(clinic).latest == door.clock() - OLDEST - timedelta(minutes=1)


def test_a_backup_that_failed_is_told_with_its_reason(clinic, door):
    clinic.backups.make(clinic.actor, USB)
    door.clock.forward(days=1)
    fail(clinic, door)

    found = standing(clinic)

    assert found.failed == door.clock()
    assert found.trouble == "BackupDiskIsFull"
    assert not found.is_well


def test_the_next_one_that_stands_makes_the_failure_good(clinic, door):
    fail(clinic, door)

    clinic.backups.make(clinic.actor, USB)

    assert standing(clinic).is_well


def test_books_that_were_brought_back_have_a_backup(clinic, door):
    door.clock.forward(days=9)
    with door.books.begin() as work:
        work.commit(AuditEntry(clinic.actor.staff, door.clock(), Deed.RESTORED))

    assert standing(clinic).is_well


def test_a_computer_without_a_plan_says_so(clinic):
    clinic.backups.follow(BackupPlan())

    assert not standing(clinic).is_planned
