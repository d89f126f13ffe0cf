from contextlib import closing

import pytest

from app import credentials, paths
from app.domain.audit import AuditEntry, Deed
from app.domain.errors import NotPermitted, NotThere, WrongPassword
from app.main import opening, upkeep
from app.services.backup import go_on
from app.services.checkup import Part
from app.services.restoring import Standing
from app.services.trouble import DatabaseIsDamaged, DatabaseIsOpenElsewhere, SchemaIsNewer
from db.backup import Backups
from db.backup_sources import FileSource
from db.engine import connect
from db.opening import open_books
from db.tables import AUDIT
from tests import samples

LOGIN, PASSWORD = samples.PHYSICIAN.login, samples.PASSWORD


@pytest.fixture
def clinic_folder(folder, founding):
    """Return the folder of a fictional clinic, where nobody needs a telephone to come in."""
    with closing(opening.found(folder, founding, is_specimen=True)):
        return folder


@pytest.fixture
def usb(tmp_path):
    place = tmp_path / "usb"
    place.mkdir()
    return place


def come_in(folder):
    return opening.enter(folder, LOGIN, PASSWORD, is_specimen=True)


def back_up(folder, usb):
    with closing(come_in(folder)) as clinic:
        return clinic.backups.make(clinic.actor, usb)


def by_password(ring):
    return credentials.keys_for(ring, LOGIN, PASSWORD)


def bring_back(backup, folder, confirm=lambda _loss: True, login=LOGIN):
    return upkeep.bring_back(backup.path, folder, login, by_password, confirm, go_on)


def test_a_backup_of_the_open_clinic_comes_back_into_another_folder(clinic_folder, usb, tmp_path):
    backup = back_up(clinic_folder, usb)

    restored = bring_back(backup, tmp_path / "new")

    assert restored.loss.standing is Standing.NONE
    with closing(come_in(tmp_path / "new")) as clinic:
        assert clinic.facility == samples.FACILITY


def test_the_restore_is_written_into_what_came_back(clinic_folder, usb):
    backup = back_up(clinic_folder, usb)

    bring_back(backup, clinic_folder)

    (key,) = by_password(paths.keys_in(clinic_folder))
    with closing(open_books(paths.database_in(clinic_folder), key)) as books:
        with books._engine.connect() as connection:
            last = connection.execute(AUDIT.select().order_by(AUDIT.c.seq.desc())).first()
        assert books.verify_chain() is None
    assert last.deed == "restored"
    assert '"standing":"ahead"' in last.payload
    assert last.seq == backup.head.seq + 1


def test_what_is_not_agreed_to_changes_nothing(clinic_folder, usb):
    backup = back_up(clinic_folder, usb)
    before = paths.database_in(clinic_folder).read_bytes()

    restored = bring_back(backup, clinic_folder, confirm=lambda _loss: False)

    assert restored is None
    assert paths.database_in(clinic_folder).read_bytes() == before


def test_somebody_whom_the_backup_does_not_know_brings_nothing_back(clinic_folder, usb, tmp_path):
    backup = back_up(clinic_folder, usb)

    with pytest.raises(NotThere):
        bring_back(backup, tmp_path / "new", login="nobody")

    assert not paths.database_in(tmp_path / "new").exists()


def test_a_nurse_brings_nothing_back(clinic_folder, usb, tmp_path):
    (key,) = by_password(paths.keys_in(clinic_folder))
    books = open_books(paths.database_in(clinic_folder), key)
    with closing(books), books.begin() as work:
        work.staff.add(samples.NURSE)
        physician = work.staff.by_login(LOGIN).id
        work.commit(AuditEntry(physician, samples.NOW, Deed.CLINIC_CHANGED))
    backup = back_up(clinic_folder, usb)

    with pytest.raises(NotPermitted):
        bring_back(backup, tmp_path / "new", login=samples.NURSE.login)


def test_a_drill_needs_no_clinic_beside_it(clinic_folder, usb, tmp_path):
    backup = back_up(clinic_folder, usb)

    drill = upkeep.drill(backup.path, tmp_path / "none", LOGIN, PASSWORD, go_on)

    assert (drill.patients, drill.backup) == (0, backup)


def test_a_sound_clinic_is_well_but_for_the_backup_it_never_wrote(clinic_folder, usb):
    wrong = [
        look.part for look in upkeep.look_over(clinic_folder, LOGIN, PASSWORD) if not look.is_well
    ]
    back_up(clinic_folder, usb)

    looks = list(upkeep.look_over(clinic_folder, LOGIN, PASSWORD))

    assert wrong == [Part.BACKUPS]
    assert {look.part for look in looks} == set(Part)
    assert all(look.is_well for look in looks)


def test_the_doctor_leaves_the_books_as_they_are(clinic_folder):
    before = paths.database_in(clinic_folder).read_bytes()

    list(upkeep.look_over(clinic_folder, LOGIN, PASSWORD))

    assert paths.database_in(clinic_folder).read_bytes() == before


def test_books_that_are_getting_a_new_key_are_looked_over_all_the_same(clinic_folder, usb):
    keys = paths.keys_in(clinic_folder)
    back_up(clinic_folder, usb)
    (key,) = by_password(keys)
    credentials.prepare_new_key(keys, key, frozenset({LOGIN}))

    assert all(look.is_well for look in upkeep.look_over(clinic_folder, LOGIN, PASSWORD))


def test_the_doctor_is_told_of_a_wrong_password_and_of_books_that_are_open(clinic_folder):
    with pytest.raises(WrongPassword):
        list(upkeep.look_over(clinic_folder, LOGIN, "correct-horse-8"))
    with closing(come_in(clinic_folder)), pytest.raises(DatabaseIsOpenElsewhere):
        list(upkeep.look_over(clinic_folder, LOGIN, PASSWORD))


def test_books_of_a_later_program_are_left_to_that(clinic_folder, usb, tmp_path):
    (key,) = by_password(paths.keys_in(clinic_folder))
    with closing(connect(paths.database_in(clinic_folder), key)) as driver:
        driver.execute("UPDATE alembic_version SET version_num = '9999'")
    shelf = Backups(
        FileSource(paths.database_in(clinic_folder), lambda: key),
        paths.keys_in(clinic_folder),
        lambda: key,
        "9.0",
    )
    backup = shelf.write(usb, samples.NOW, go_on)

    with pytest.raises(SchemaIsNewer):
        bring_back(backup, tmp_path / "new")
    with pytest.raises(SchemaIsNewer):
        list(upkeep.look_over(clinic_folder, LOGIN, PASSWORD))

    assert not (tmp_path / "new").exists()


def test_where_there_are_no_books_there_is_nothing_to_look_over(tmp_path):
    with pytest.raises(DatabaseIsDamaged):
        list(upkeep.look_over(tmp_path, LOGIN, PASSWORD))
