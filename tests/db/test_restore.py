from contextlib import closing
from pathlib import Path

import pytest

from app import credentials
from app.domain.errors import NotThere, WrongPassword
from app.services.backup import go_on
from app.services.restoring import Standing
from app.services.trouble import (
    BackupDiskIsFull,
    BackupIsDamaged,
    BackupIsOfAnotherClinic,
    DatabaseIsOpenElsewhere,
)
from db.restore import Restoration, restoring, try_out
from tests.db import samples, shelving
from tests.db.shelving import LOGIN, PASSWORD, QUICK, ClinicFolder
from tests.limits import largest_file


class PowerCut(BaseException):
    """The program ends here, whatever it was about to do."""


def open_ring(ring):
    """Open a ring by the physician's password."""
    return credentials.keys_for(ring, LOGIN, PASSWORD)


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


def bring(backup, folder, password=PASSWORD):
    return restoring(
        backup.path, folder, lambda ring: credentials.keys_for(ring, LOGIN, password), go_on
    )


def put(backup, folder, password=PASSWORD):
    with bring(backup, folder, password) as restoration:
        return restoration.put_in_place(samples.NOON)


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def is_sound(clinic):
    return all(look.is_well for look in shelving.looks(clinic))


def test_a_backup_comes_back_into_an_empty_folder(clinic, backup, tmp_path):
    new = ClinicFolder(tmp_path / "new" / "pc", clinic.key)

    aside = put(backup, new.folder)

    assert aside is None
    assert credentials.unlock(new.keys, LOGIN, PASSWORD) == clinic.key
    assert new.head() == backup.head
    assert is_sound(new)


def test_books_that_went_on_are_told_of_set_aside_and_open_where_they_lie(clinic, backup):
    clinic.write(2)
    went_on = clinic.head()

    with bring(backup, clinic.folder) as restoration:
        loss = restoration.loss
        aside = restoration.put_in_place(samples.NOON)

    assert (loss.standing, loss.traces, loss.records) == (Standing.AHEAD, 2, 2)
    assert clinic.head() == backup.head
    assert is_sound(clinic)
    old = ClinicFolder(aside, clinic.key)
    assert old.head() == went_on
    assert is_sound(old)


def test_what_only_the_log_holds_is_set_aside_with_the_books(clinic, backup, monkeypatch):
    with closing(clinic.open()) as books:
        shelving.save(books)
        images = {one.name: one.read_bytes() for one in clinic.folder.iterdir()}
    # As a crash leaves it: the last save is in the log, and nowhere else.
    for name, image in images.items():
        (clinic.folder / name).write_bytes(image)

    aside = put(backup, clinic.folder)

    assert ClinicFolder(aside, clinic.key).head().seq == backup.head.seq + 1
    assert not list(clinic.folder.glob("*-wal"))
    assert is_sound(clinic)


def test_nothing_changes_before_it_is_put_in_place(clinic, backup):
    clinic.write(1)
    before = clinic.head()

    with bring(backup, clinic.folder):
        pass

    assert clinic.head() == before
    assert names(clinic.folder) == ["tenteki.db", "tenteki.db.lock", "tenteki.keys.json"]


@pytest.mark.parametrize(
    ("damage", "standing"),
    [(b"", Standing.NONE), (b"not a database\n" * 500, Standing.UNREADABLE)],
)
def test_damaged_books_are_set_aside_as_they_are(clinic, backup, damage, standing):
    clinic.database.write_bytes(damage)

    with bring(backup, clinic.folder) as restoration:
        assert restoration.loss.standing is standing
        aside = restoration.put_in_place(samples.NOON)

    assert (aside / "tenteki.db").read_bytes() == damage
    assert is_sound(clinic)


def test_the_keys_of_today_stay_where_they_open_with_the_same_password(clinic, backup):
    credentials.add(clinic.keys, clinic.key, "hara", "another-password-9", QUICK)

    put(backup, clinic.folder)

    assert credentials.logins(clinic.keys) == (LOGIN, "hara")
    assert is_sound(clinic)


def test_keys_that_open_with_another_password_are_set_aside(clinic, backup):
    credentials.add(clinic.keys, clinic.key, LOGIN, "changed-meanwhile-3", QUICK)

    aside = put(backup, clinic.folder)

    assert credentials.unlock(clinic.keys, LOGIN, PASSWORD) == clinic.key
    assert credentials.unlock(aside / clinic.keys.name, LOGIN, "changed-meanwhile-3")


def test_lost_keys_come_back_with_the_backup(clinic, backup):
    clinic.keys.unlink()

    with bring(backup, clinic.folder) as restoration:
        assert restoration.loss.standing is Standing.BEHIND
        restoration.put_in_place(samples.NOON)

    assert credentials.unlock(clinic.keys, LOGIN, PASSWORD) == clinic.key


def test_the_books_of_another_clinic_are_never_replaced(backup, tmp_path):
    other = shelving.make(tmp_path / "other")

    with pytest.raises(BackupIsOfAnotherClinic):
        put(backup, other.folder)

    assert is_sound(other)


def test_books_that_are_open_are_never_replaced(clinic, backup):
    with closing(clinic.open()), pytest.raises(DatabaseIsOpenElsewhere):
        put(backup, clinic.folder)


def test_nobody_opens_the_books_while_they_are_replaced(clinic, backup):
    with bring(backup, clinic.folder), pytest.raises(DatabaseIsOpenElsewhere):
        clinic.open()

    clinic.open().close()


def test_a_ring_that_is_getting_a_new_key_opens_the_backup_all_the_same(clinic, place):
    credentials.prepare_new_key(clinic.keys, clinic.key, frozenset({LOGIN}))
    backup = clinic.back_up(place)

    put(backup, clinic.folder)

    assert is_sound(clinic)


def test_the_recovery_paper_opens_a_backup(clinic, place, tmp_path):
    credentials.add(clinic.keys, clinic.key, "", "code-on-paper", QUICK, "recovery")
    backup = clinic.back_up(place)
    new = ClinicFolder(tmp_path / "new", clinic.key)

    with restoring(
        backup.path,
        new.folder,
        lambda ring: credentials.open_recovery(ring, "code-on-paper").keys,
        go_on,
    ) as restoration:
        restoration.put_in_place(samples.NOON)

    assert is_sound(new)


def test_the_wrong_password_brings_nothing_back(clinic, backup, tmp_path):
    with pytest.raises(WrongPassword):
        put(backup, tmp_path / "new", "correct-horse-8")

    assert not (tmp_path / "new").exists()


def test_a_backup_whose_pages_changed_on_the_drive_is_refused(clinic, backup):
    copy = backup.path / "tenteki.db"
    raw = bytearray(copy.read_bytes())
    raw[70_000] ^= 1
    copy.write_bytes(raw)
    before = clinic.head()

    with pytest.raises(BackupIsDamaged):
        put(backup, clinic.folder)

    assert clinic.head() == before
    assert not list(clinic.folder.glob("*.restoring"))


def test_a_backup_whose_manifest_was_changed_is_refused(clinic, backup):
    slip = backup.path / "manifest.json"
    slip.write_text(slip.read_text().replace('"seq": 4', '"seq": 3'))

    with pytest.raises(BackupIsDamaged):
        put(backup, clinic.folder)


def test_pages_of_another_backup_are_refused(clinic, place, backup):
    clinic.write(1)
    later = clinic.back_up(place, after=1)
    for name in ("tenteki.db", "tenteki.keys.json"):
        (backup.path / name).write_bytes((later.path / name).read_bytes())

    with pytest.raises(BackupIsDamaged):
        put(backup, clinic.folder)


def test_a_full_disk_changes_nothing(clinic, backup):
    before = clinic.head()

    with (
        largest_file(clinic.database.stat().st_size // 2),
        pytest.raises(BackupDiskIsFull),
    ):
        put(backup, clinic.folder)

    assert clinic.head() == before
    assert is_sound(clinic)


def test_who_brings_it_back_is_known_by_the_backups_own_books(clinic, backup):
    with bring(backup, clinic.folder) as restoration:
        assert restoration.member(LOGIN).name == samples.PHYSICIAN.name
        with pytest.raises(NotThere):
            restoration.member("nobody")


@pytest.mark.parametrize(
    ("deed", "earlier"),
    [("hardlink_to", 0), ("hardlink_to", 1), ("unlink", 0), ("unlink", 1), ("replace", 0)],
)
def test_a_power_cut_leaves_books_that_can_be_opened(clinic, backup, monkeypatch, deed, earlier):
    clinic.write(1)
    done, real = [], getattr(Path, deed)

    def cut(*given, **named):
        done.append(deed)
        if len(done) > earlier:
            raise PowerCut
        return real(*given, **named)

    with bring(backup, clinic.folder) as restoration:
        copy = restoration.ready.read_bytes()
        with monkeypatch.context() as power:
            power.setattr(Path, deed, cut)
            with pytest.raises(PowerCut):
                restoration.put_in_place(samples.NOON)
        assert copy == restoration.ready.read_bytes()

    assert is_sound(clinic)


def test_a_drill_tells_what_the_backup_holds_and_leaves_nothing(clinic, backup, tmp_path):
    drill = try_out(backup, open_ring, go_on)

    assert (drill.patients, drill.records, drill.traces) == (2, 3, 4)
    assert drill.backup == backup
    assert drill.seconds > 0


def test_a_drill_with_a_damaged_backup_fails(backup):
    copy = backup.path / "tenteki.db"
    copy.write_bytes(copy.read_bytes()[::-1])

    with pytest.raises(BackupIsDamaged):
        try_out(backup, open_ring, go_on)


def test_what_lies_ready_is_whole_before_it_is_offered(clinic, backup):
    with bring(backup, clinic.folder) as restoration:
        assert isinstance(restoration, Restoration)
        assert restoration.ready.stat().st_mode & 0o777 == 0o600
