"""A single bit that flips anywhere in the file is found by the doctor, who says what to do."""

import random
from contextlib import closing
from itertools import islice

import pytest

from app.demo.people import FOUNDING
from app.i18n import Wording
from app.main.upkeep import look_over
from app.upkeep import look_line
from tests.reliability.clinic import come_in, saves

FLIPS = 150
ENGLISH = Wording("en", str)
REMEDY = "bring back the latest backup"


@pytest.fixture
def worked_in(folder, tmp_path):
    """Return a clinic's folder after some work and a backup: nothing is wrong with it."""
    usb = tmp_path / "usb"
    usb.mkdir()
    with closing(come_in(folder)) as clinic:
        list(islice(saves(clinic), 10))
        clinic.backups.make(clinic.actor, usb)
    assert not told(folder)
    return folder


def told(folder):
    """Return what the doctor says is wrong."""
    looks = look_over(folder, FOUNDING.login, FOUNDING.password)
    return [look_line(look, ENGLISH) for look in looks if not look.is_well]


def test_a_hundred_and_fifty_flipped_bits_are_all_found_and_told_with_what_to_do(worked_in):
    database = worked_in / "tenteki.db"
    sound = database.read_bytes()
    chance = random.Random(4)
    unnoticed = []

    for _ in range(FLIPS):
        place, bit = chance.randrange(len(sound)), chance.randrange(8)
        flipped = bytearray(sound)
        flipped[place] ^= 1 << bit
        database.write_bytes(flipped)
        if not any(REMEDY in line for line in told(worked_in)):
            unnoticed.append((place, bit))

    assert not unnoticed


@pytest.mark.parametrize("place", [0, 15, 16, 4015, 4016, 4095])
def test_the_edges_of_a_page_are_no_exception(worked_in, place):
    database = worked_in / "tenteki.db"
    for start in (0, len(database.read_bytes()) - 4096):
        flipped = bytearray(database.read_bytes())
        flipped[start + place] ^= 1
        database.write_bytes(flipped)

        assert any(REMEDY in line for line in told(worked_in))

        flipped[start + place] ^= 1
        database.write_bytes(flipped)


def test_keys_that_cannot_be_read_are_told_and_come_back_with_a_plain_copy(worked_in):
    keys = worked_in / "tenteki.keys.json"
    keys.write_bytes(keys.read_bytes()[:-40])

    (line,) = told(worked_in)
    assert "Copy tenteki.keys.json out of the latest backup" in line
    (kept,) = worked_in.parent.glob("usb/*/tenteki.keys.json")
    keys.write_bytes(kept.read_bytes())

    assert not told(worked_in)


def test_the_doctor_names_pages_and_no_patients(worked_in):
    database = worked_in / "tenteki.db"
    flipped = bytearray(database.read_bytes())
    flipped[20 * 4096 + 50] ^= 4
    database.write_bytes(flipped)

    said = " ".join(told(worked_in))

    assert "page 21" in said
    for name in ("渡邉", "Watanabe", "脱水症"):
        assert name not in said
