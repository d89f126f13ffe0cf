"""Bringing a backup back from the page before the door."""

from contextlib import closing

import pytest

from app.domain.audit import Deed
from app.domain.errors import TooManyTries, WrongPassword
from app.main import opening
from app.main.door import ClinicDoor
from app.services.backup import go_on
from app.services.restoring import Loss, Restored, Standing, Wish
from app.services.trouble import DatabaseIsOpenElsewhere
from tests import samples

LOGIN, PASSWORD = samples.PHYSICIAN.login, samples.PASSWORD


@pytest.fixture
def door(folder, founding):
    with closing(opening.found(folder, founding, is_specimen=True)):
        return ClinicDoor(folder, is_specimen=True)


@pytest.fixture
def backup(door, tmp_path):
    """A backup, after which a patient was registered."""
    (tmp_path / "usb").mkdir()
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        made = clinic.backups.make(clinic.actor, tmp_path / "usb")
        clinic.patients.register(clinic.actor, samples.PATIENT_FORM)
    return made


def patients(door):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        return len(clinic.patients.search(clinic.actor, ""))


def test_nothing_is_changed_before_the_loss_is_agreed_to(door, backup):
    loss = door.bring_back(Wish(backup.path, LOGIN, PASSWORD), go_on)

    assert isinstance(loss, Loss)
    assert loss.standing is Standing.AHEAD
    assert patients(door) == 1


def test_what_was_agreed_to_comes_back_and_the_rest_is_set_aside(door, backup):
    loss = door.bring_back(Wish(backup.path, LOGIN, PASSWORD), go_on)

    restored = door.bring_back(Wish(backup.path, LOGIN, PASSWORD, loss), go_on)

    assert isinstance(restored, Restored)
    assert (restored.aside / "tenteki.db").exists()
    assert patients(door) == 0
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        assert Deed.RESTORED in {one.deed for one in clinic.trail.entries(clinic.actor).entries}
        assert clinic.backups.standing(clinic.actor).is_well


def test_on_a_new_computer_nothing_is_to_be_agreed_to(backup, tmp_path):
    door = ClinicDoor(tmp_path / "new", is_specimen=True)

    assert isinstance(door.bring_back(Wish(backup.path, LOGIN, PASSWORD), go_on), Restored)
    assert door.is_founded()
    assert patients(door) == 0


def test_books_that_somebody_has_open_are_left_alone(door, backup):
    with closing(door.enter(LOGIN, PASSWORD)), pytest.raises(DatabaseIsOpenElsewhere):
        door.bring_back(Wish(backup.path, LOGIN, PASSWORD), go_on)


def test_whoever_guesses_has_to_wait_here_too(door, backup):
    for _ in range(5):
        with pytest.raises(WrongPassword):
            door.bring_back(Wish(backup.path, LOGIN, "guess"), go_on)

    with pytest.raises(TooManyTries):
        door.bring_back(Wish(backup.path, LOGIN, PASSWORD), go_on)


def test_no_password_stands_in_a_report():
    assert PASSWORD not in repr(Wish(samples.__file__, LOGIN, PASSWORD))
