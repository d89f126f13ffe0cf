import secrets
import threading
from contextlib import closing

import pytest

from app.services.trouble import BackupWasStopped, DatabaseIsDamaged, DiskIsFull
from db.checkup import look_over_copy, state_of_copy
from db.copying import copy_books
from tests.db import shelving
from tests.limits import largest_file


@pytest.fixture
def clinic(tmp_path):
    return shelving.make(tmp_path / "clinic")


@pytest.fixture
def target(tmp_path):
    return tmp_path / "copy"


def ignore(_share):
    """Take what is told of the progress."""


def test_a_copy_holds_the_same_under_another_key(clinic, target, key):
    copy_books(clinic.database, clinic.key, target, key, ignore)

    assert state_of_copy(target, key)[0] == clinic.head()
    with pytest.raises(DatabaseIsDamaged):
        state_of_copy(target, clinic.key)


def test_a_copy_needs_nothing_beside_it_and_is_not_changed_by_being_read(clinic, target, key):
    copy_books(clinic.database, clinic.key, target, key, ignore)
    before = target.read_bytes()

    assert all(look.is_well for look in look_over_copy(target, key))

    assert target.read_bytes() == before
    assert [one.name for one in target.parent.glob("copy*")] == ["copy"]


def test_what_stands_in_the_log_alone_is_copied_too(clinic, target, key):
    with closing(clinic.open()) as books:
        shelving.save(books)
        assert clinic.database.with_name("tenteki.db-wal").stat().st_size > 0

        copy_books(clinic.database, clinic.key, target, key, ignore)

        with books.begin() as work:
            assert state_of_copy(target, key)[0] == work.head()


def test_saves_go_on_while_the_books_are_copied(clinic, target, key):
    going = threading.Event()
    saved = []

    def save_on():
        with closing(clinic.open()) as books:
            while not going.is_set():
                shelving.save(books)
                saved.append(1)

    writer = threading.Thread(target=save_on)
    writer.start()
    try:
        for _ in range(5):
            copy_books(clinic.database, clinic.key, target, key, ignore)
            assert all(look.is_well for look in look_over_copy(target, key))
            target.unlink()
    finally:
        going.set()
        writer.join()

    assert saved
    assert clinic.head().seq == 4 + len(saved)


def test_a_save_between_two_steps_does_not_let_the_copy_begin_anew(clinic, target, key):
    told = []
    before = clinic.head()

    with closing(clinic.open()) as books:

        def save_and_note(share):
            shelving.save(books)
            told.append(share)

        copy_books(clinic.database, clinic.key, target, key, save_and_note, at_once=20)

    assert len(told) > 5
    assert told == sorted(told)
    assert state_of_copy(target, key)[0] == before
    assert all(look.is_well for look in look_over_copy(target, key))


def test_a_copy_that_is_no_longer_wanted_ends_at_its_next_step(clinic, target, key):
    told = []

    def stop(share):
        told.append(share)
        raise BackupWasStopped

    with pytest.raises(BackupWasStopped):
        copy_books(clinic.database, clinic.key, target, key, stop, at_once=20)

    assert len(told) == 1
    assert clinic.head().seq == 4


def test_the_progress_ends_with_the_whole(clinic, target, key):
    told = []

    copy_books(clinic.database, clinic.key, target, key, told.append)

    assert told[-1] == 1.0
    assert told == sorted(told)


def test_a_full_disk_is_told(clinic, target, key):
    with largest_file(clinic.database.stat().st_size // 2), pytest.raises(DiskIsFull):
        copy_books(clinic.database, clinic.key, target, key, ignore)


def test_the_wrong_key_is_told(clinic, target, key):
    with pytest.raises(DatabaseIsDamaged):
        copy_books(clinic.database, secrets.token_bytes(32), target, key, ignore)
