from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.audit import Deed
from app.domain.errors import NotPermitted, WrongPassword
from app.domain.staff import Actor, Role
from app.services.generations import BackupPlan
from app.services.kept_backups import KeptBackup
from app.services.ports import ChainHead
from app.services.trouble import (
    BackupDiskIsFull,
    BackupFolderIsGone,
    BackupFolderIsReadOnly,
    BackupHasAnotherKey,
    BackupIsDamaged,
    BackupIsUnderWay,
    BackupWasStopped,
)
from tests import samples
from tests.fakes import founded_door

USB = Path("usb")
HEAD = ChainHead(7, bytes(32))


@pytest.fixture
def door():
    door = founded_door()
    door.shelf.folders.add(USB)
    return door


@pytest.fixture
def clinic(door):
    clinic = door.enter(samples.PHYSICIAN.login, samples.PASSWORD)
    clinic.backups.follow(BackupPlan(USB, 3))
    door.books.trail.clear()
    return clinic


def test_a_backup_leaves_a_trace_that_says_where_and_up_to_what(clinic, door):
    made = clinic.backups.make(clinic.actor, USB)

    trace, sealed = door.books.trail
    assert sealed.deed is Deed.CHECKPOINT_MADE
    assert trace.deed is Deed.BACKED_UP
    assert trace.details == {
        "target": str(made.path),
        "seq": made.head.seq,
        "head": made.head.hash.hex(),
        "bytes": 4096,
    }


def test_a_backup_that_failed_leaves_a_trace_of_why_and_takes_nothing_away(clinic, door):
    for _ in range(3):
        clinic.backups.make(clinic.actor, USB)
        door.clock.forward(days=1)
    door.books.trail.clear()
    door.shelf.trouble = BackupDiskIsFull()

    with pytest.raises(BackupDiskIsFull):
        clinic.backups.make(clinic.actor, USB)

    (trace,) = door.books.trail
    assert trace.deed is Deed.BACKUP_FAILED
    assert trace.details == {"target": str(USB), "trouble": "BackupDiskIsFull"}
    assert len(door.shelf.kept) == 3


def test_the_same_failure_is_written_once_a_day(clinic, door):
    door.shelf.folders.clear()

    for hours in (0, 1, 24):
        door.clock.forward(hours=hours)
        with pytest.raises(BackupFolderIsGone):
            clinic.backups.make_due(clinic.actor)

    assert [one.deed for one in door.books.trail] == [Deed.BACKUP_FAILED] * 2


@pytest.mark.parametrize("trouble", [BackupWasStopped(), BackupIsUnderWay()])
def test_what_was_stopped_or_is_under_way_is_no_failure(clinic, door, trouble):
    door.shelf.trouble = trouble

    with pytest.raises(type(trouble)):
        clinic.backups.make(clinic.actor, USB)

    assert not door.books.trail


def test_only_the_newest_generations_stay(clinic, door):
    made = []
    for _ in range(5):
        made.append(clinic.backups.make(clinic.actor, USB))
        door.clock.forward(days=1)

    found = clinic.backups.all(clinic.actor, USB)
    assert [one.backup for one in found] == list(reversed(made[-3:]))


def test_what_cannot_be_taken_away_does_not_spoil_the_new_one(clinic, door):
    for _ in range(4):
        door.shelf.stuck = BackupFolderIsReadOnly()
        clinic.backups.make(clinic.actor, USB)
        door.clock.forward(days=1)

    assert len(door.shelf.kept) == 4


def test_the_progress_is_handed_on(clinic):
    told = []

    clinic.backups.make(clinic.actor, USB, lambda *steps: told.append(steps) or True)

    assert told[-1] == (100, 100)


def test_a_plan_without_a_folder_wants_nothing(clinic, door):
    clinic.backups.follow(BackupPlan())

    assert clinic.backups.make_due(clinic.actor, at_close=True) is None


def test_the_first_backup_is_due_at_once_and_the_next_after_a_day(clinic, door):
    assert clinic.backups.make_due(clinic.actor) is not None
    assert clinic.backups.make_due(clinic.actor) is None

    clinic.patients.register(clinic.actor, samples.PATIENT_FORM)
    door.clock.forward(hours=23)
    assert clinic.backups.make_due(clinic.actor) is None
    door.clock.forward(hours=1)
    assert clinic.backups.make_due(clinic.actor) is not None


def test_where_not_everybody_sees_all_only_who_does_sets_one_off(clinic, door):
    door.shelf.takes_anybody = False
    nurse = Actor(samples.NURSE)

    assert clinic.backups.make_due(nurse) is None
    assert clinic.backups.make_due(clinic.actor) is not None


def test_that_the_books_are_about_to_be_moved_is_written(clinic, books):
    clinic.backups.set_out(clinic.actor, "server:5432/clinic")

    assert books.trail[-1].deed is Deed.BOOKS_MOVED
    assert books.trail[-1].details == {"place": "server:5432/clinic"}


def test_at_close_a_backup_is_due_if_anything_was_done(clinic, door):
    clinic.backups.make_due(clinic.actor)
    assert clinic.backups.make_due(clinic.actor, at_close=True) is None

    clinic.patients.register(clinic.actor, samples.PATIENT_FORM)

    assert clinic.backups.make_due(clinic.actor, at_close=True) is not None


def test_a_drive_that_is_missing_is_told(clinic, door):
    door.shelf.folders.clear()

    with pytest.raises(BackupFolderIsGone):
        clinic.backups.make_due(clinic.actor)


@pytest.mark.parametrize("role", list(Role))
def test_whoever_works_here_may_set_off_the_planned_backup_and_no_other(clinic, door, role):
    actor = Actor(replace(samples.NURSE, role=role))

    assert clinic.backups.make_due(actor) is not None
    if role not in {Role.PHYSICIAN, Role.ADMINISTRATOR}:
        with pytest.raises(NotPermitted):
            clinic.backups.make(actor, USB)


def test_a_drill_leaves_a_trace_with_what_came_back(clinic, door):
    made = clinic.backups.make(clinic.actor, USB)

    drill = clinic.backups.drill(clinic.actor, made, samples.PASSWORD)

    trace = door.books.trail[-1]
    assert trace.deed is Deed.BACKUP_TRIED
    assert trace.details["patients"] == drill.patients == 3


def test_a_drill_with_another_password_leaves_none(clinic, door):
    made = clinic.backups.make(clinic.actor, USB)

    with pytest.raises(WrongPassword):
        clinic.backups.drill(clinic.actor, made, "another")

    assert door.books.trail[-2].deed is Deed.BACKED_UP


def test_a_plan_that_is_chosen_leaves_a_trace_and_is_written_down(clinic, door):
    written = []
    clinic.backups.follow(BackupPlan(), written.append)

    clinic.backups.choose(clinic.actor, BackupPlan(USB, 7))

    assert written == [clinic.backups.plan] == [BackupPlan(USB, 7)]
    assert door.books.trail[-1].deed is Deed.BACKUPS_PLANNED
    assert door.books.trail[-1].details == {"folder": "usb", "generations": 7}


def test_a_folder_that_is_not_there_cannot_be_chosen(clinic, door):
    with pytest.raises(BackupFolderIsGone):
        clinic.backups.choose(clinic.actor, BackupPlan(Path("elsewhere")))

    assert clinic.backups.plan.folder == USB
    assert not door.books.trail


def test_a_backup_that_is_verified_shows_when(clinic, door):
    made = clinic.backups.make(clinic.actor, USB)
    door.clock.forward(days=1)

    clinic.backups.verify(clinic.actor, made)

    (kept,) = clinic.backups.all(clinic.actor, USB)
    assert kept == KeptBackup(made, door.clock(), is_well=True)
    assert door.books.trail[-1].deed is Deed.BACKUP_VERIFIED


@pytest.mark.parametrize("look", ["verify", "drill"])
def test_a_backup_that_is_found_damaged_shows_it_from_then_on(clinic, door, look):
    made = clinic.backups.make(clinic.actor, USB)
    door.shelf.damaged.append(made)
    password = (samples.PASSWORD,) if look == "drill" else ()

    with pytest.raises(BackupIsDamaged):
        getattr(clinic.backups, look)(clinic.actor, made, *password)

    (kept,) = clinic.backups.all(clinic.actor, USB)
    assert not kept.is_well
    assert door.books.trail[-1].details["trouble"] == "BackupIsDamaged"


def test_a_backup_under_another_key_is_not_called_damaged(clinic, door):
    made = clinic.backups.make(clinic.actor, USB)
    door.shelf.locked.append(made)

    with pytest.raises(BackupHasAnotherKey):
        clinic.backups.verify(clinic.actor, made)

    assert clinic.backups.all(clinic.actor, USB) == (KeptBackup(made, made.made),)
