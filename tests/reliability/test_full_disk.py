"""A disk that fills up stops the saves, loses nothing, and goes on when there is room again."""

from contextlib import closing
from itertools import islice

import pytest

from app.services.trouble import BackupDiskIsFull, DiskIsFull, StorageError
from tests.limits import largest_file
from tests.reliability.clinic import come_in, faults, saves, start
from tests.reliability.disk import Disk
from tests.reliability.verifier import acknowledged


def save_until_full(clinic, told=DiskIsFull):
    """Return what was confirmed before a save was told that there is no room."""
    lines, going_on = [], saves(clinic)
    while True:
        try:
            lines.append(f"ACK {next(going_on)}\n")
        except told:
            return acknowledged("".join(lines))


@pytest.mark.parametrize("room", [0, 30_000, 100_000, 1_000_000])
def test_nothing_confirmed_is_lost_when_the_disk_fills_up(folder, room):
    disk = Disk(folder)
    with disk.in_place(), closing(come_in(folder)) as clinic:
        confirmed = dict([next(_acks(clinic))])
        disk.room = room
        confirmed |= save_until_full(clinic)
        # What is there can be read, and with room again the work goes on.
        assert clinic.patients.search(clinic.actor, "")
        disk.room = None
        confirmed |= dict(islice(_acks(clinic), 3))

    assert len(confirmed) >= 4
    assert not faults(folder, confirmed)


def _acks(clinic):
    for line in saves(clinic):
        yield from acknowledged(f"ACK {line}\n").items()


def test_a_program_that_ends_on_a_full_disk_has_lost_nothing(folder):
    disk = Disk(folder)
    with disk.in_place(), closing(come_in(folder)) as clinic:
        disk.room = 200_000
        confirmed = save_until_full(clinic)

    assert confirmed
    assert not faults(folder, confirmed)


def test_a_quota_of_the_system_loses_nothing_either(folder):
    with closing(come_in(folder)) as clinic:
        size = (folder / "tenteki.db-wal").stat().st_size
        with largest_file(size + 150_000):
            # SQLite tells a quota from other failures of the disk no nearer than this.
            confirmed = save_until_full(clinic, told=StorageError)
        confirmed |= dict(islice(_acks(clinic), 2))

    assert len(confirmed) > 2
    assert not faults(folder, confirmed)


@pytest.mark.parametrize("room", range(200_000, 1_600_000, 100_000))
def test_a_clinic_that_is_founded_on_a_disk_without_room_is_there_or_not(tmp_path, room):
    folder = tmp_path / "new"
    disk = Disk(folder / "founding")
    disk.room = room

    try:
        with disk.in_place():
            start(folder)
    except DiskIsFull:
        assert not (folder / "tenteki.db").exists()
        start(folder)

    assert not faults(folder, {})


def test_a_backup_onto_a_full_drive_leaves_the_clinic_at_work(folder, tmp_path):
    usb = tmp_path / "usb"
    usb.mkdir()
    with closing(come_in(folder)) as clinic:
        half = (folder / "tenteki.db").stat().st_size // 2
        with largest_file(half), pytest.raises(BackupDiskIsFull):
            clinic.backups.make(clinic.actor, usb)
        confirmed = dict(islice(_acks(clinic), 2))
        clinic.backups.make(clinic.actor, usb)

    assert not faults(folder, confirmed)
