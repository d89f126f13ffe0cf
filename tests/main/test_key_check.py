"""The doctor looks at the clinic's key, and names what is wrong with it."""

from contextlib import closing
from datetime import timedelta

import pytest

from app import credentials, paths
from app.credentials import key_file
from app.credentials.key_file import Locker
from app.i18n import Wording
from app.main import opening, upkeep
from app.main.key_check import NEAR, key_look
from app.services.checkup import KeyFault, Look, Part
from app.services.signing import announced
from app.upkeep import look_line
from tests import samples

LOGIN, PASSWORD = samples.PHYSICIAN.login, samples.PASSWORD
ENGLISH = Wording("en", str)


class House:
    """A founded clinic that is closed, with the key of its database and what its trail names."""

    def __init__(self, folder):
        self.folder = folder
        self.path = paths.signing_key_in(folder)
        with closing(opening.enter(folder, LOGIN, PASSWORD, is_specimen=True)) as clinic:
            self.shown = clinic.signing.key(clinic.actor).today
            self.named = self.shown.fingerprint
        (self.key,) = credentials.keys_for(paths.keys_in(folder), LOGIN, PASSWORD)
        self.locker = Locker(credentials.database(paths.keys_in(folder)), self.key)

    def look(self, *, days=0, is_changing=False):
        """Return what is found of the key, some days after today."""
        at = opening.now() + timedelta(days=days)
        return key_look(self.folder, self.key, at, is_changing=is_changing)(self.named)


@pytest.fixture
def house(folder, founding):
    opening.found(folder, founding, is_specimen=True).close()
    return House(folder)


def missing(house):
    house.path.unlink()


def none_yet(house):
    house.path.unlink()
    house.named = None


def shut(house):
    house.path.write_text("{}", "utf-8")


def unnamed(house):
    house.named = "0" * 64


def open_to_two(house):
    before = Locker(house.locker.database, b"the key before this one ........")
    key_file.share(house.path, house.locker, before, house.locker)


def readable(house):
    house.path.chmod(0o644)


def aside(house):
    house.path.with_name("tenteki.signing.1.json").write_text("{}", "utf-8")


DAMAGES = [missing, none_yet, shut, unnamed, open_to_two, readable, aside]


def test_a_key_as_it_should_be_is_well(house):
    look = house.look()

    assert look.is_well
    assert look_line(look, ENGLISH).startswith("The one that the trail names; it signs until 20")


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
def test_what_is_wrong_is_named_and_comes_with_what_can_be_done(house, damage):
    damage(house)

    look = house.look()

    assert (look.is_well, look.fault) == (False, KeyFault[damage.__name__.upper()])


@pytest.mark.parametrize(("days", "fault"), [(-89, KeyFault.ENDS), (1, KeyFault.OVER)])
def test_a_key_that_ends_is_told_in_time_and_afterwards(house, days, fault):
    left = (house.shown.ends - opening.now()).days

    assert house.look(days=left + days).fault == fault
    assert house.look(days=left - NEAR.days - 1).is_well


def test_a_key_open_to_two_is_right_while_the_database_gets_a_new_one(house):
    open_to_two(house)

    assert house.look(is_changing=True).is_well


def test_the_next_opening_shuts_a_key_that_was_left_open_to_two(house):
    open_to_two(house)

    opening.enter(house.folder, LOGIN, PASSWORD, is_specimen=True).close()

    assert house.look().is_well
    assert key_file.boxes_in(house.path) == 1


def test_a_replacement_that_a_power_cut_ended_behind_its_entry_is_well(house):
    kept = key_file.read(house.path, house.locker)
    with closing(opening.enter(house.folder, LOGIN, PASSWORD, is_specimen=True)) as clinic:
        house.named = clinic.signing.replace_key(clinic.actor, PASSWORD).today.fingerprint
        assert announced(clinic.trail._reader) == house.named
    after = key_file.read(house.path, house.locker)
    key_file.write(house.path, kept._replace(coming=after.content), house.locker)

    assert house.look().is_well


def test_the_doctor_asks_for_it_beside_the_books(house):
    (look,) = [
        one for one in upkeep.look_over(house.folder, LOGIN, PASSWORD) if one.part is Part.SIGNING
    ]

    assert look == house.look()


@pytest.mark.parametrize("fault", list(KeyFault))
def test_each_fault_has_its_sentence_and_its_remedy(fault):
    line = look_line(Look(Part.SIGNING, is_well=False, count=3, fault=fault.value), ENGLISH)

    assert line.endswith(".")
    assert line.count(". ") >= 1
