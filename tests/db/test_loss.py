import secrets

import pytest

from app import credentials, paths
from app.services.restoring import Loss, Standing
from db.loss import loss
from db.restore import bring_back
from tests.db import shelving
from tests.db.shelving import LOGIN, PASSWORD


@pytest.fixture
def clinic(tmp_path):
    return shelving.make(tmp_path / "clinic")


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "usb"
    place.mkdir()
    return place


@pytest.fixture
def backup(clinic, place):
    return clinic.back_up(place)


def lost(clinic, backup, *keys):
    """Return what a clinic's books hold that a backup does not."""
    ready = backup.path.with_suffix(".ready")
    own = credentials.unlock(paths.keys_in(backup.path), LOGIN, PASSWORD)
    bring_back(backup, own, ready, own, lambda _done, _total: True)
    return loss(clinic.database, keys or (clinic.key,), ready, own, backup.head)


def test_a_backup_that_lacks_nothing_is_told_so(clinic, backup):
    assert lost(clinic, backup).standing is Standing.BEHIND


def test_an_older_state_is_behind_the_backup(clinic, place):
    image = clinic.database.read_bytes()
    clinic.write(2)
    backup = clinic.back_up(place)
    clinic.database.write_bytes(image)

    assert lost(clinic, backup).standing is Standing.BEHIND


def test_books_that_went_another_way_are_told_so(clinic, place):
    image = clinic.database.read_bytes()
    clinic.write(1)
    backup = clinic.back_up(place)
    clinic.database.write_bytes(image)
    clinic.write(3)

    found = lost(clinic, backup)
    assert (found.standing, found.records) == (Standing.APART, 6)


def test_what_was_done_since_is_counted(clinic, backup):
    clinic.write(2)

    assert lost(clinic, backup) == Loss(Standing.AHEAD, 2, 2, 0)


def test_books_that_no_key_opens_cannot_be_compared(clinic, backup):
    clinic.write(1)

    assert lost(clinic, backup, None, secrets.token_bytes(32)).standing is Standing.UNREADABLE
    assert lost(clinic, backup, secrets.token_bytes(32), clinic.key).standing is Standing.AHEAD


def test_where_there_are_no_books_there_is_nothing_to_lose(clinic, backup):
    clinic.database.unlink()

    assert lost(clinic, backup).standing is Standing.NONE
