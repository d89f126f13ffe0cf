"""Checkpoints of a real clinic: where they lie, and what they say after a night with a burglar."""

import shutil
from contextlib import closing

import pytest

from app import credentials, paths
from app.credentials.seal import take
from app.domain.alarms import AlarmKind
from app.domain.checkpoints import Occasion, Trouble
from app.main import opening, upkeep
from app.services.checkup import Part
from db.engine import connect
from db.fences import fences
from db.witness import file_in, read
from tests import samples

LOGIN, PASSWORD = samples.PHYSICIAN.login, samples.PASSWORD


@pytest.fixture
def clinic_folder(folder, founding):
    with closing(opening.found(folder, founding, is_specimen=True)):
        return folder


def come_in(folder):
    return opening.enter(folder, LOGIN, PASSWORD, is_specimen=True)


def witnessed(folder, place=None):
    """Return the occasions of the checkpoints that lie outside the database."""
    database = credentials.database(paths.keys_in(folder))
    place = place or paths.checkpoints_in(folder)
    return [one.checkpoint.occasion for one in read(file_in(place, database), database)]


def troubles(folder):
    looks = upkeep.look_over(folder, LOGIN, PASSWORD)
    return {look.part: look.found for look in looks if not look.is_well} | {Part.BACKUPS: None}


def test_the_first_day_and_the_close_leave_checkpoints_beside_the_books(clinic_folder):
    assert witnessed(clinic_folder) == [Occasion.NEW_DAY]

    with closing(come_in(clinic_folder)) as clinic:
        clinic.sessions.sign_out(clinic.actor)

    assert witnessed(clinic_folder) == [Occasion.NEW_DAY, Occasion.CLOSING]
    assert troubles(clinic_folder) == {Part.BACKUPS: None}


def test_a_backup_is_sealed_where_it_lies_too(clinic_folder, tmp_path):
    from app.services.generations import BackupPlan

    usb = tmp_path / "usb"
    usb.mkdir()
    with closing(come_in(clinic_folder)) as clinic:
        clinic.backups.follow(BackupPlan(usb))
        clinic.backups.make(clinic.actor, usb)

    assert Occasion.BACKUP in witnessed(clinic_folder, usb)
    assert len(clinic.backups.all(clinic.actor, usb)) == 1


def test_an_old_copy_of_the_file_is_named_at_the_door_and_by_the_doctor(clinic_folder, tmp_path):
    database = paths.database_in(clinic_folder)
    shutil.copy(database, tmp_path / "old.db")
    with closing(come_in(clinic_folder)) as clinic:
        clinic.patients.register(clinic.actor, samples.PATIENT_FORM)
    shutil.copy(tmp_path / "old.db", database)

    assert troubles(clinic_folder)[Part.CHECKPOINTS].trouble is Trouble.OLD_COPY
    with closing(come_in(clinic_folder)) as clinic:
        (alarm,) = clinic.sessions.alarms(clinic.actor)
    assert (alarm.kind, alarm.reason) == (AlarmKind.TRAIL_IS_WRONG, "old_copy")


def test_a_new_key_of_the_books_does_not_change_the_hand_that_signs(clinic_folder):
    with closing(come_in(clinic_folder)) as clinic:
        first = clinic.checkpoints.make(clinic.actor, Occasion.EXPORT)
        clinic.papers.renew_key(clinic.actor, PASSWORD, lambda _done, _total: True)

    with closing(come_in(clinic_folder)) as clinic:
        second = clinic.checkpoints.make(clinic.actor, Occasion.EXPORT)

    assert second.key == first.key
    assert troubles(clinic_folder) == {Part.BACKUPS: None}


def test_a_seal_that_was_exchanged_is_told_at_the_door(clinic_folder):
    paths.seal_in(clinic_folder).unlink()
    with closing(come_in(clinic_folder)) as clinic:
        clinic.sessions.sign_out(clinic.actor)

    with closing(come_in(clinic_folder)) as clinic:
        (alarm,) = clinic.sessions.alarms(clinic.actor)

    assert (alarm.kind, alarm.reason) == (AlarmKind.TRAIL_IS_WRONG, Trouble.FOREIGN_KEY)
    assert troubles(clinic_folder) == {Part.BACKUPS: None}


def test_checkpoints_that_were_signed_anew_by_the_exchanged_seal_are_named(clinic_folder):
    paths.seal_in(clinic_folder).unlink()
    database = credentials.database(paths.keys_in(clinic_folder))
    (key,) = credentials.keys_for(paths.keys_in(clinic_folder), LOGIN, PASSWORD)
    sly = take(paths.seal_in(clinic_folder), database, key)
    with closing(connect(paths.database_in(clinic_folder), key)) as driver:
        driver.execute("DROP TRIGGER checkpoint_never_changes")
        for number, text in driver.execute("SELECT number, content FROM checkpoint").fetchall():
            driver.execute(
                "UPDATE checkpoint SET public_key = ?, signature = ? WHERE number = ?",
                (sly.public, sly.sign(text), number),
            )
        driver.execute(fences()["checkpoint_never_changes"])
    file_in(paths.checkpoints_in(clinic_folder), database).unlink()

    found = troubles(clinic_folder)

    assert found[Part.CHECKPOINTS].trouble is Trouble.FOREIGN_KEY
    assert Part.RECORDS in found
    with closing(come_in(clinic_folder)) as clinic:
        (alarm,) = clinic.sessions.alarms(clinic.actor)
    assert alarm.reason == Trouble.FOREIGN_KEY
