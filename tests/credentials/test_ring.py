import json
import os

import pytest

from app import credentials
from app.credentials import Cost
from app.services.trouble import (
    DatabaseIsDamaged,
    DiskIsFull,
    FolderIsReadOnly,
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
        {"private": "?"},
        {"public": "AAAA"},
        {"sealed": [{"generation": 1}]},
        {"sealed": None},
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
