import subprocess
import sys
from contextlib import closing

import pytest

from app import credentials, paths
from app.main.door import ClinicDoor
from app.services.trouble import DatabaseIsBusy, DatabaseIsDamaged
from tests import samples


def test_an_empty_folder_holds_no_clinic(folder):
    door = ClinicDoor(folder)

    assert not door.is_founded()
    assert door.logins() == ()


def test_a_founded_clinic_tells_who_has_a_key(founded):
    door = ClinicDoor(founded)

    assert door.is_founded()
    assert door.logins() == (samples.PHYSICIAN.login,)


def test_everybody_with_a_key_is_named_in_the_order_of_coming(founded):
    keys = paths.keys_in(founded)
    key = credentials.unlock(keys, samples.PHYSICIAN.login, samples.PASSWORD)
    credentials.add(keys, key, samples.NURSE.login, "another-password-9")

    assert ClinicDoor(founded).logins() == (samples.PHYSICIAN.login, samples.NURSE.login)


def test_keys_without_a_database_are_no_clinic(founded):
    paths.database_in(founded).unlink()

    assert not ClinicDoor(founded).is_founded()
    assert ClinicDoor(founded).logins() == ()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"form": "another"}'])
def test_keys_that_cannot_be_read_are_told(founded, content):
    paths.keys_in(founded).write_bytes(content)

    with pytest.raises(DatabaseIsDamaged):
        ClinicDoor(founded).logins()


def test_a_database_without_its_keys_is_told(founded):
    paths.keys_in(founded).unlink()

    assert ClinicDoor(founded).is_founded()
    with pytest.raises(DatabaseIsDamaged):
        ClinicDoor(founded).logins()


def test_what_may_be_given_is_read_once_somebody_is_inside(founded):
    with closing(ClinicDoor(founded).enter(samples.PHYSICIAN.login, samples.PASSWORD)) as clinic:
        with pytest.raises(DatabaseIsBusy):
            clinic.products.ask("架空")

        clinic.prepare()

        assert not clinic.products.ask("架空").products


def test_a_clinic_is_founded_and_entered_through_the_door(folder, founding):
    door = ClinicDoor(folder)

    with closing(door.found(founding)) as first:
        assert first.facility == samples.FACILITY

    with closing(door.enter(founding.login, founding.password)) as second:
        assert second.actor.member.login == founding.login


def test_standing_before_the_door_reads_nothing_of_what_lies_behind():
    program = (
        "import sys, app.main.door\n"
        "heavy = ('app.services', 'app.domain', 'PySide6', 'db', 'sqlalchemy', 'reportlab')\n"
        "print([name for name in sys.modules if name.partition('.')[0] in heavy])"
    )

    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[]"
