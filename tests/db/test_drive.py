from pathlib import Path

import pytest

from app.services.trouble import (
    BackupDiskIsFull,
    BackupFolderIsGone,
    BackupFolderIsReadOnly,
    BackupIsDamaged,
    BackupIsUnderWay,
    DatabaseIsBusy,
    DiskIsFull,
    FolderIsReadOnly,
)
from db.drive import alone_in, bring_to_the_drive, settle, troubles_of


@pytest.mark.parametrize(
    ("raised", "meant"),
    [
        (DiskIsFull, BackupDiskIsFull),
        (FolderIsReadOnly, BackupFolderIsReadOnly),
        (BackupIsDamaged, BackupIsDamaged),
        (DatabaseIsBusy, DatabaseIsBusy),
    ],
)
def test_trouble_where_backups_lie_is_told_as_theirs(tmp_path, raised, meant):
    with pytest.raises(meant), troubles_of(tmp_path):
        raise raised


@pytest.mark.parametrize("raised", [DiskIsFull, FolderIsReadOnly, BackupIsDamaged])
def test_whatever_fails_once_the_drive_is_gone_fails_for_that(tmp_path, raised):
    place = tmp_path / "usb"
    place.mkdir()

    def pull_out():
        place.rmdir()
        raise raised

    with pytest.raises(BackupFolderIsGone), troubles_of(place):
        pull_out()


def test_a_drive_that_is_not_there_is_told_at_once(tmp_path):
    with pytest.raises(BackupFolderIsGone), troubles_of(tmp_path / "usb"):
        pass


def test_one_program_at_a_time_writes_into_a_folder(tmp_path):
    with alone_in(tmp_path), pytest.raises(BackupIsUnderWay), alone_in(tmp_path):
        pass

    with alone_in(tmp_path):
        pass


def test_where_nobody_may_write_nobody_waits():
    with pytest.raises(BackupFolderIsReadOnly), troubles_of(Path("/proc")), alone_in(Path("/proc")):
        pass


def test_what_is_brought_to_the_drive_is_as_it_was_written(tmp_path):
    (tmp_path / "copy").write_bytes(b"abc" * 5000)

    bring_to_the_drive(tmp_path / "copy")
    settle(tmp_path)

    assert (tmp_path / "copy").read_bytes() == b"abc" * 5000
