"""The clinic's key in a real clinic: it outlives new database keys, backups and power cuts."""

import json
import logging
from contextlib import closing

import pytest
from pyhanko.pdf_utils.misc import PdfReadError

from app import credentials, log, paths
from app.credentials.key_file import Locker, read
from app.domain.audit import Deed
from app.main import keyring, opening, signing
from app.main.door import ClinicDoor
from app.services.backup import go_on
from app.services.restoring import Wish
from app.services.signing import Use
from app.services.trail import TrailFilter
from app.services.trouble import (
    DiskIsFull,
    SigningKeyIsDamaged,
    SigningKeyIsMissing,
    WorkWasStopped,
)
from db.unit_of_work import Work
from tests import samples

LOGIN, PASSWORD = samples.PHYSICIAN.login, samples.PASSWORD
MADE = TrailFilter(deeds=frozenset({Deed.SIGNING_KEY_MADE, Deed.SIGNING_KEY_REPLACED}))


class PowerCut(BaseException):
    """The program ends here."""


@pytest.fixture
def clinic_folder(folder, founding):
    opening.found(folder, founding, is_specimen=True).close()
    return folder


@pytest.fixture
def door(clinic_folder):
    return ClinicDoor(clinic_folder, is_specimen=True)


@pytest.fixture
def first(door):
    """Return the key with which the clinic was founded."""
    return key_of(door)


def key_of(door):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        return clinic.signing.key(clinic.actor).today


def named(clinic):
    """Return what the trail tells of keys, newest first."""
    return [(one.deed, one.details) for one in clinic.trail.entries(clinic.actor, MADE).entries]


def cut(*_given, **_named):
    raise PowerCut


def test_a_clinic_is_founded_with_a_key_that_its_trail_names(door, first):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        assert named(clinic) == [("signing_key_made", {"sha256": first.fingerprint})]


def test_the_key_outlives_a_new_key_of_the_database(door, first):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        clinic.papers.renew_key(clinic.actor, PASSWORD, go_on)
        within = clinic.signing.key(clinic.actor).today

    assert within == first
    assert key_of(door) == first


def test_the_database_key_of_before_opens_it_no_longer(door, clinic_folder, first):
    (old,) = credentials.keys_for(paths.keys_in(clinic_folder), LOGIN, PASSWORD)
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        clinic.papers.renew_key(clinic.actor, PASSWORD, go_on)

    database = credentials.database(paths.keys_in(clinic_folder))
    with pytest.raises(SigningKeyIsDamaged):
        read(paths.signing_key_in(clinic_folder), Locker(database, old))


def test_a_renewal_that_somebody_stopped_keeps_it_and_locks_it_with_one_key(
    door, clinic_folder, first
):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic, pytest.raises(WorkWasStopped):
        clinic.papers.renew_key(clinic.actor, PASSWORD, lambda _done, _all: False)

    assert key_of(door) == first
    data = json.loads(paths.signing_key_in(clinic_folder).read_bytes())
    assert len(data["boxes"]) == 1


@pytest.mark.parametrize(
    ("place", "deed", "nth"),
    [(keyring, "share_signing", 1), (keyring, "share_signing", 2), (keyring, "settle_seal", 1)],
)
def test_a_power_cut_amid_a_renewal_leaves_a_key_that_signs(
    door, first, monkeypatch, place, deed, nth
):
    real, done = getattr(place, deed), []

    def do(*given):
        done.append(deed)
        return cut() if len(done) == nth else real(*given)

    with closing(door.enter(LOGIN, PASSWORD)) as clinic, monkeypatch.context() as patch:
        patch.setattr(place, deed, do)
        with pytest.raises(PowerCut):
            clinic.papers.renew_key(clinic.actor, PASSWORD, go_on)

    assert key_of(door) == first


def test_a_backup_brings_the_key_back_to_another_computer(door, first, tmp_path):
    (tmp_path / "usb").mkdir()
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        backup = clinic.backups.make(clinic.actor, tmp_path / "usb")
    other = ClinicDoor(tmp_path / "new", is_specimen=True)

    other.bring_back(Wish(backup.path, LOGIN, PASSWORD), go_on)

    assert key_of(other) == first


def test_a_backup_brings_a_lost_key_back(door, clinic_folder, first, tmp_path):
    (tmp_path / "usb").mkdir()
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        backup = clinic.backups.make(clinic.actor, tmp_path / "usb")
    paths.signing_key_in(clinic_folder).unlink()

    loss = door.bring_back(Wish(backup.path, LOGIN, PASSWORD), go_on)
    door.bring_back(Wish(backup.path, LOGIN, PASSWORD, loss), go_on)

    assert key_of(door) == first


def test_a_replacement_that_the_disk_refuses_leaves_neither_key_nor_entry(door, first, monkeypatch):
    def full(*_given):
        raise DiskIsFull

    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        with monkeypatch.context() as patch:
            patch.setattr(Work, "commit", full)
            with pytest.raises(DiskIsFull):
                clinic.signing.replace_key(clinic.actor, PASSWORD)
        told = len(named(clinic))

    assert told == 1
    assert key_of(door) == first


def test_a_power_cut_behind_the_entry_of_a_replacement_takes_no_key_away(door, first, monkeypatch):
    from app.main import clinic_key

    real, written = clinic_key.write, []

    def write(*given):
        written.append(given)
        return cut() if len(written) == 2 else real(*given)

    with closing(door.enter(LOGIN, PASSWORD)) as clinic, monkeypatch.context() as patch:
        patch.setattr(clinic_key, "write", write)
        with pytest.raises(PowerCut):
            clinic.signing.replace_key(clinic.actor, PASSWORD)

    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        shown = clinic.signing.key(clinic.actor)
        (_, details), _ = named(clinic)
    assert shown.earlier == (first,)
    assert details == {"sha256": shown.today.fingerprint, "before": first.fingerprint}


def test_a_lost_key_is_never_made_anew_by_itself(door, clinic_folder, first):
    paths.signing_key_in(clinic_folder).unlink()

    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        with pytest.raises(SigningKeyIsMissing):
            clinic.signing.key(clinic.actor)
        told = len(named(clinic))

    assert told == 1
    assert not paths.signing_key_in(clinic_folder).exists()


@pytest.fixture
def keyless(folder, founding, monkeypatch):
    """Return the door of a clinic that was founded before clinics had a key."""
    with monkeypatch.context() as patch:
        patch.setattr(opening, "make_first_key", lambda *_given: None)
        patch.setattr(opening, "make_missing_key", lambda *_given: None)
        aside = paths.signing_key_in(folder / "founding")
        patch.setattr(credentials, "settle", lambda _folder: None)
        real = opening.credentials.create

        def create(path, *given):
            aside.write_text("{}", encoding="utf-8")
            return real(path, *given)

        patch.setattr(opening.credentials, "create", create)
        opening.found(folder, founding, is_specimen=True).close()
    paths.signing_key_in(folder).unlink()
    return ClinicDoor(folder, is_specimen=True)


def test_a_clinic_that_never_had_a_key_gets_its_first_when_it_is_opened_and_says_so(keyless):
    with closing(keyless.enter(LOGIN, PASSWORD)) as clinic:
        today = clinic.signing.key(clinic.actor).today
        told = named(clinic)

    assert told == [("signing_key_made", {"sha256": today.fingerprint})]
    assert key_of(keyless) == today


def test_a_first_key_that_was_cut_off_is_made_at_the_next_opening(keyless, monkeypatch):
    def prepare_alone(_begin, clock, keys, _actor):
        keys.prepare(samples.FACILITY, clock())
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(signing, "make_first_key", prepare_alone)
        with pytest.raises(PowerCut):
            keyless.enter(LOGIN, PASSWORD)

    with closing(keyless.enter(LOGIN, PASSWORD)) as clinic:
        ((_, details),) = named(clinic)
        assert details["sha256"] == clinic.signing.key(clinic.actor).today.fingerprint


def test_nothing_of_the_key_stands_in_log_report_or_words(door, clinic_folder, first, caplog):
    caplog.set_level(logging.DEBUG)
    (key,) = credentials.keys_for(paths.keys_in(clinic_folder), LOGIN, PASSWORD)
    database = credentials.database(paths.keys_in(clinic_folder))
    kept = read(paths.signing_key_in(clinic_folder), Locker(database, key))

    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        keys = clinic.signing._keys()
        held = keys.taken()
        with pytest.raises(PdfReadError) as fault:
            keys.sign(b"no PDF", Use.LETTER)
        described = log.note(fault.value)

    number = f"{held.private.private_numbers().private_value:x}"
    said = "\n".join((caplog.text, described, repr(keys), repr(held), str(fault.getrepr())))
    for secret in (kept.passphrase.decode(), key.hex(), repr(key), repr(kept.content), number):
        assert secret not in said
    caplog.clear()
