"""The clinic's key in its file: a new one takes its place when the trail names it, and never before."""

import secrets

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.hashes import SHA256

from app.credentials import key_file
from app.credentials.clinic_key import from_pkcs12, told
from app.credentials.key_file import Locker
from app.main.clinic_key import HeldClinicKey
from app.services.trouble import SigningKeyIsDamaged, SigningKeyIsMissing
from tests import samples
from tests.fakes import FakeClock

PASSPHRASE = "kumo-tetsu-42-nami"


class House:
    """A folder with a key file, and a trail of which only the last name matters."""

    def __init__(self, folder):
        self.path = folder / "tenteki.signing.json"
        self.locker = Locker("0f" * 16, secrets.token_bytes(32))
        self.named = None

    def key(self):
        """Return the key as somebody holds it who has just signed in."""
        return HeldClinicKey(self.path, lambda: self.locker, FakeClock(), lambda: self.named)

    def replaced(self):
        """Replace the key as a whole: it is made, and the trail names it."""
        self.named = self.key().prepare(samples.FACILITY, samples.NOW).fingerprint
        return self.key().shown()


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


@pytest.fixture
def first(house):
    """Return the first key of a house."""
    return house.replaced().today


def test_a_key_that_the_trail_names_is_in_its_place(house, first):
    assert first.name == samples.FACILITY.name
    assert house.named == first.fingerprint
    assert key_file.read(house.path, house.locker).coming == b""


def test_a_key_that_the_trail_never_named_signs_nothing(house, first):
    house.key().prepare(samples.FACILITY, samples.NOW)

    assert house.key().shown().today == first


def test_a_first_key_that_the_trail_never_named_is_none(house):
    house.key().prepare(samples.FACILITY, samples.NOW)

    with pytest.raises(SigningKeyIsMissing):
        house.key().shown()
    assert not key_file.holds_one(house.path)


def test_a_power_cut_behind_the_entry_takes_no_key_away(house, first):
    coming = house.key().prepare(samples.FACILITY, samples.NOW)
    house.named = coming.fingerprint

    shown = house.key().shown()

    assert (shown.today, shown.earlier) == (coming, (first,))


def test_whoever_is_signed_in_too_signs_with_the_new_key_at_once(house, first):
    colleague = house.key()
    colleague.shown()

    second = house.replaced().today

    assert colleague.shown().today == second


def test_earlier_keys_stay_named_newest_first(house, first):
    second, third = house.replaced().today, house.replaced()

    assert third.earlier == (second, first)


def test_what_an_old_key_signed_still_holds(house, first):
    old = house.key().taken()
    signature = old.private.sign(b"a certificate", ECDSA(SHA256()))

    house.replaced()

    (earlier,) = house.key().taken().earlier
    earlier.public_key().verify(signature, b"a certificate", ECDSA(SHA256()))


def test_without_the_databases_key_nothing_is_opened_and_nothing_signed(house, first):
    house.locker = house.locker._replace(key=secrets.token_bytes(32))

    for deed in (
        lambda: house.key().shown(),
        lambda: house.key().sign(b"%PDF-"),
        lambda: house.key().exported(PASSPHRASE),
    ):
        with pytest.raises(SigningKeyIsDamaged):
            deed()


def test_a_key_that_does_not_open_is_set_aside_when_it_is_replaced(house, first):
    before = house.path.read_bytes()
    house.locker = house.locker._replace(key=secrets.token_bytes(32))

    shown = house.replaced()

    assert shown.earlier == ()
    assert house.path.with_name("tenteki.signing.1.json").read_bytes() == before


def test_the_key_that_is_given_out_is_the_one_that_signs(house, first):
    content = house.key().exported(PASSPHRASE)

    assert told(from_pkcs12(content, PASSPHRASE.encode()).certificate) == first
