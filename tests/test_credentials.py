import json
import os

import pytest

from app import credentials
from app.credentials import Cost
from app.domain.errors import WrongPassword
from app.services.trouble import (
    DatabaseIsDamaged,
    DiskIsFull,
    FolderIsReadOnly,
    SavedByAnother,
    SchemaIsNewer,
)

PASSWORD = "correct-horse-battery"
QUICK = Cost(memory_kib=16, rounds=1, lanes=1)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "tenteki.keys.json"


@pytest.fixture
def key(path):
    return credentials.create(path, "mori", PASSWORD, QUICK)


def test_the_right_password_opens_the_key(path, key):
    assert len(key) == 32
    assert credentials.unlock(path, "mori", PASSWORD) == key


@pytest.mark.parametrize("password", ["", "correct-horse-batterY", PASSWORD + " "])
def test_a_wrong_password_opens_nothing(path, key, password):
    with pytest.raises(WrongPassword):
        credentials.unlock(path, "mori", password)


def test_somebody_without_a_slot_opens_nothing(path, key):
    with pytest.raises(WrongPassword):
        credentials.unlock(path, "hara", PASSWORD)


def test_every_ring_has_a_key_of_its_own(tmp_path):
    keys = {credentials.create(tmp_path / str(n), "mori", PASSWORD, QUICK) for n in range(5)}

    assert len(keys) == 5


def test_a_second_person_opens_the_same_key_with_another_password(path, key):
    credentials.add(path, key, "hara", "another-long-one", QUICK)

    assert credentials.unlock(path, "hara", "another-long-one") == key
    assert credentials.unlock(path, "mori", PASSWORD) == key
    assert credentials.logins(path) == ("mori", "hara")


def test_a_changed_password_takes_the_place_of_the_old_one(path, key):
    credentials.add(path, key, "mori", "a-new-long-password", QUICK)

    assert credentials.unlock(path, "mori", "a-new-long-password") == key
    with pytest.raises(WrongPassword):
        credentials.unlock(path, "mori", PASSWORD)


def test_a_password_is_the_same_however_it_was_composed(path):
    key = credentials.create(path, "mori", "ガギグゲゴ-password-1", QUICK)

    assert credentials.unlock(path, "mori", "ガギグゲゴ-password-1") == key


def test_neither_key_nor_password_stand_in_the_file(path, key):
    text = path.read_bytes()

    assert key not in text
    assert key.hex().encode() not in text
    assert PASSWORD.encode() not in text


def test_the_file_is_for_its_owner_alone(path, key):
    assert os.name != "posix" or path.stat().st_mode & 0o077 == 0


def test_a_slot_moved_to_another_person_opens_nothing(path, key):
    data = json.loads(path.read_text("utf-8"))
    data["slots"][0]["login"] = "hara"
    path.write_text(json.dumps(data), "utf-8")

    with pytest.raises(WrongPassword):
        credentials.unlock(path, "hara", PASSWORD)


def test_a_slot_moved_to_another_database_opens_nothing(path, key, tmp_path):
    other = tmp_path / "other.json"
    credentials.create(other, "mori", PASSWORD, QUICK)
    ours, theirs = (json.loads(one.read_text("utf-8")) for one in (path, other))
    other.write_text(json.dumps({**theirs, "slots": ours["slots"]}), "utf-8")

    with pytest.raises(WrongPassword):
        credentials.unlock(other, "mori", PASSWORD)


def test_a_ring_is_never_made_over_another(path, key):
    with pytest.raises(SavedByAnother):
        credentials.create(path, "mori", PASSWORD, QUICK)

    assert credentials.unlock(path, "mori", PASSWORD) == key


def test_no_scratch_is_left_beside_the_ring(path, key):
    credentials.add(path, key, "hara", "another-long-one", QUICK)

    assert list(path.parent.iterdir()) == [path]


def test_the_guess_of_a_password_costs_what_was_measured():
    assert Cost() == Cost(memory_kib=65536, rounds=3, lanes=1)


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", '"tenteki-keys/1"', "{}", '{"form": "tenteki-keys/1"}', "\ufeff"),
        *('{"form": "another/1"}', '{"form": "tenteki-keys/1", "database": "a", "slots": [1]}'),
    ],
)
def test_a_file_that_is_no_ring_is_told_so(path, text):
    path.write_text(text, "utf-8")

    with pytest.raises(DatabaseIsDamaged):
        credentials.logins(path)


@pytest.mark.parametrize(
    "changes",
    [
        {"salt": "short"},
        {"nonce": "AAAA"},
        {"wrapped": "?"},
        {"argon2id": {"memory_kib": 10**9, "rounds": 1, "lanes": 1}},
        {"argon2id": {"memory_kib": 16, "rounds": 0, "lanes": 1}},
        {"argon2id": {"memory_kib": 16, "rounds": 1, "lanes": 9}},
        {"argon2id": {"memory_kib": "x", "rounds": 1, "lanes": 1}},
        {"argon2id": {}},
    ],
)
def test_a_slot_that_makes_no_sense_is_told_so(path, key, changes):
    data = json.loads(path.read_text("utf-8"))
    data["slots"][0].update(changes)
    path.write_text(json.dumps(data), "utf-8")

    with pytest.raises(DatabaseIsDamaged):
        credentials.unlock(path, "mori", PASSWORD)


def test_a_ring_of_a_later_program_is_told_so(path):
    path.write_text('{"form": "tenteki-keys/2"}', "utf-8")

    with pytest.raises(SchemaIsNewer):
        credentials.unlock(path, "mori", PASSWORD)


def test_a_ring_that_is_not_there_is_told_so(path):
    with pytest.raises(DatabaseIsDamaged):
        credentials.unlock(path, "mori", PASSWORD)


def test_a_folder_that_is_none_cannot_be_written_in(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(FolderIsReadOnly):
        credentials.create(tmp_path / "file" / "keys", "mori", PASSWORD, QUICK)


def test_the_ring_is_kept_whole_where_writing_fails(path, key, monkeypatch):
    before = path.read_bytes()

    def refuse(_number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(DiskIsFull):
        credentials.add(path, key, "hara", "another-long-one", QUICK)

    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
