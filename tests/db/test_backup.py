import shutil
import stat
from contextlib import closing

import pytest

from app.services.backup import go_on
from app.services.trouble import (
    BackupDidNotHold,
    BackupDiskIsFull,
    BackupFolderIsGone,
    BackupFolderIsReadOnly,
    BackupHasAnotherKey,
    BackupIsDamaged,
    BackupIsUnderWay,
    BackupWasStopped,
    DatabaseIsDamaged,
)
from db.backup import Backups, backups_in, read_backup
from db.backup_sources import FileSource
from db.lock import hold
from tests.db import shelving
from tests.limits import largest_file


@pytest.fixture
def clinic(tmp_path):
    return shelving.make(tmp_path / "clinic")


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "外付け ドライブ#1"
    place.mkdir()
    return place


def names(place):
    return sorted(one.name for one in place.iterdir() if one.name != "tenteki-backup.lock")


def test_a_backup_is_a_folder_that_says_when_and_not_whose(clinic, place):
    backup = clinic.back_up(place)

    assert names(place) == ["tenteki-20260601-120000.tenteki-backup"]
    assert names(backup.path) == ["manifest.json", "tenteki.db", "tenteki.keys.json"]
    assert backup.head == clinic.head()
    assert backup.size == sum(
        one.stat().st_size for one in backup.path.iterdir() if one.name != "manifest.json"
    )


def test_it_is_for_its_owner_alone_and_nothing_of_a_patient_can_be_read_in_it(clinic, place):
    backup = clinic.back_up(place)

    raw = b"".join(one.read_bytes() for one in backup.path.iterdir())
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o700
    assert stat.S_IMODE((backup.path / "tenteki.db").stat().st_mode) == 0o600
    for text in ("渡邉", "SQLite format 3", clinic.key.hex()):
        assert text.encode() not in raw


def test_each_backup_has_a_key_of_its_own(clinic, place):
    first, second = clinic.back_up(place), clinic.back_up(place, after=1)

    pages = [(one.path / "tenteki.db").read_bytes() for one in (first, second)]
    assert pages[0] != pages[1]
    assert pages[0][:16] != clinic.database.read_bytes()[:16]


def test_a_backup_can_be_made_while_somebody_works(clinic, place):
    with closing(clinic.open()) as books:
        shelving.save(books)
        backup = clinic.back_up(place)
        with books.begin() as work:
            assert backup.head == work.head()


def test_two_backups_of_one_second_stand_beside_each_other(clinic, place):
    first, second, third = (clinic.back_up(place) for _ in range(3))
    clinic.backups().remove(second)

    fourth = clinic.back_up(place)

    assert second.path.name == "tenteki-20260601-120000-2.tenteki-backup"
    assert len({first.path, third.path, fourth.path}) == 3


def test_backups_are_found_newest_first_and_only_those_of_these_books(clinic, place, tmp_path):
    first, second = clinic.back_up(place), clinic.back_up(place, after=5)
    other = shelving.make(tmp_path / "other").back_up(place, after=9)

    assert clinic.backups().all(place) == (second, first)
    assert other in backups_in(place)


def test_the_progress_grows_to_a_hundred(clinic, place):
    told = []

    clinic.back_up(place, progress=lambda done, total: told.append((done, total)) or True)

    assert told == sorted(told)
    assert told[-1] == (100, 100)


def test_what_was_stopped_leaves_nothing(clinic, place):
    with pytest.raises(BackupWasStopped):
        clinic.back_up(place, progress=lambda done, _total: done < 60)

    assert names(place) == []


def test_a_full_drive_leaves_no_half_backup_and_the_earlier_ones_as_they_were(clinic, place):
    earlier = clinic.back_up(place)
    clinic.write(40)

    with largest_file(clinic.database.stat().st_size // 2), pytest.raises(BackupDiskIsFull):
        clinic.back_up(place, after=1)

    assert clinic.backups().all(place) == (earlier,)
    assert names(place) == [earlier.path.name]


def test_a_folder_that_may_not_be_written_in_is_told(clinic, tmp_path):
    # Nobody may write here, not even an administrator.
    import pathlib

    with pytest.raises(BackupFolderIsReadOnly):
        clinic.back_up(pathlib.Path("/proc"))


def test_a_drive_that_is_not_there_is_told_and_no_folder_made_in_its_place(clinic, place):
    with pytest.raises(BackupFolderIsGone):
        clinic.back_up(place / "usb")

    assert not (place / "usb").exists()


@pytest.mark.parametrize("moment", [50, 68, 95])
def test_a_drive_that_is_pulled_out_is_told(clinic, place, moment):
    def pull_out(done, _total):
        if done >= moment:
            shutil.rmtree(place, ignore_errors=True)
        return True

    with pytest.raises(BackupFolderIsGone):
        clinic.back_up(place, progress=pull_out)


def test_a_copy_that_went_wrong_on_the_drive_is_no_backup(clinic, place):
    def scratch(done, _total):
        for copy in place.glob("*.partial/tenteki.db"):
            if done == 50:
                raw = bytearray(copy.read_bytes())
                raw[30 * 4096 + 7] ^= 1
                copy.write_bytes(raw)
        return True

    with pytest.raises(BackupDidNotHold):
        clinic.back_up(place, progress=scratch)

    assert names(place) == []


def test_damage_of_the_books_themselves_is_told_as_such(clinic, place):
    raw = bytearray(clinic.database.read_bytes())
    raw[30 * 4096 + 7] ^= 1
    clinic.database.write_bytes(raw)

    with pytest.raises(DatabaseIsDamaged):
        clinic.back_up(place)

    assert names(place) == []


def test_what_a_power_cut_left_half_made_is_no_backup_and_goes_with_the_next(clinic, place):
    half = place / "tenteki-20260531-120000.partial"
    half.mkdir()
    (half / "tenteki.db").write_bytes(b"half")

    assert clinic.backups().all(place) == ()
    with pytest.raises(BackupIsDamaged):
        read_backup(half)
    clinic.back_up(place)

    assert not half.exists()


def test_two_programs_do_not_write_into_one_folder_at_once(clinic, place):
    held = hold(place / "tenteki-backup")

    with pytest.raises(BackupIsUnderWay):
        clinic.back_up(place)

    held.release()
    clinic.back_up(place)


def test_folders_of_others_are_left_alone(clinic, place):
    (place / "photos").mkdir()
    (place / "mine.tenteki-backup").mkdir()

    clinic.back_up(place)

    assert {"photos", "mine.tenteki-backup"} <= set(names(place))
    assert len(backups_in(place)) == 1


def test_a_backup_that_lacks_a_file_or_a_part_of_one_is_none(clinic, place):
    backup = clinic.back_up(place)
    copy = backup.path / "tenteki.db"
    copy.write_bytes(copy.read_bytes()[:-4096])

    assert clinic.backups().all(place) == ()


def test_a_backup_that_is_taken_away_is_gone(clinic, place):
    kept, going = clinic.back_up(place), clinic.back_up(place, after=1)

    clinic.backups().remove(going)

    assert names(place) == [kept.path.name]


def test_a_backup_that_is_as_it_was_written_is_verified(clinic, place):
    told = []
    made = clinic.back_up(place)

    clinic.backups().verify(made, lambda *steps: told.append(steps) or True)

    assert told[-1] == (100, 100)


@pytest.mark.parametrize("at", [7, 30 * 4096 + 7])
def test_a_backup_in_which_a_bit_has_changed_is_damaged(clinic, place, at):
    made = clinic.back_up(place)
    copy = made.path / "tenteki.db"
    raw = bytearray(copy.read_bytes())
    raw[at] ^= 1
    copy.write_bytes(raw)

    with pytest.raises(BackupIsDamaged):
        clinic.backups().verify(made, go_on)


def test_a_backup_from_before_a_new_key_is_not_called_damaged(clinic, place):
    made = clinic.back_up(place)
    later = Backups(
        FileSource(clinic.database, lambda: bytes(32)), clinic.keys, lambda: bytes(32), "1.2.3"
    )

    with pytest.raises(BackupHasAnotherKey):
        later.verify(made, go_on)


def test_looking_at_a_backup_can_be_stopped(clinic, place):
    made = clinic.back_up(place)

    with pytest.raises(BackupWasStopped):
        clinic.backups().verify(made, lambda _done, _total: False)
