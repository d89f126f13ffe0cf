"""A computer that loses its power while the program saves loses nothing that was confirmed."""

import os
import random
import shutil
from contextlib import closing
from itertools import islice

import pytest

from app.services.trouble import StorageError
from tests.reliability.clinic import come_in, faults, saves
from tests.reliability.disk import Disk, cuts
from tests.reliability.verifier import acknowledged

# The long form, 200 cuts, is run by hand before a release; see docs/decisions/0017.
CUTS = int(os.environ.get("TENTEKI_ROUNDS", "20"))
SAVES = 60


def recorded(folder, count=SAVES):
    """Return the disk to which a day's saves were written, each acknowledged when it was confirmed."""
    disk = Disk(folder)
    with disk.in_place(), closing(come_in(folder)) as clinic:
        for confirmed in islice(saves(clinic), count):
            disk.acknowledge(f"ACK {confirmed}\n")
    return disk


def rebuilt(folder, files, place):
    """Return a folder with the files that a power cut left, and the keys."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, content in files.items():
        (place / name).write_bytes(content)
        # Whose a file is, the system wrote down when it was made.
        (place / name).chmod(0o600)
    return place


def faults_after(folder, disk, count, place):
    for files, told in cuts(disk, count):
        yield faults(rebuilt(folder, files, place), acknowledged("".join(told)))


@pytest.mark.timeout(200 + 20 * CUTS)
def test_nothing_confirmed_is_lost_when_the_power_fails(folder, tmp_path):
    disk = recorded(folder)

    for found in faults_after(folder, disk, CUTS, tmp_path / "cut"):
        assert not found


def test_what_was_only_handed_to_the_disk_and_never_synced_would_be_missed(folder, tmp_path):
    disk = recorded(folder)
    # A disk that takes its time with every sync after the first save.
    (first, *_) = [place for place, deed in enumerate(disk.deeds) if deed.kind == "A"]
    later = [deed for deed in disk.deeds[first:] if deed.kind != "S"]
    disk.deeds[first:] = later
    dice = random.Random(1)

    files, told = disk.after_a_cut(len(disk.deeds), dice)

    try:
        found = faults(rebuilt(folder, files, tmp_path / "cut"), acknowledged("".join(told)))
    except (StorageError, LookupError):
        found = ["cannot be opened"]
    assert found
