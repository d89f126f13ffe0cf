import json
import secrets
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.ports import ChainHead
from app.services.trouble import BackupIsDamaged, SchemaIsNewer
from db.manifest import Manifest, from_text, measure, slip_for, to_text
from tests.db import samples

DATA_KEY, KEY = secrets.token_bytes(32), secrets.token_bytes(32)
MANIFEST = Manifest(
    database="0f" * 16,
    made=samples.NOON,
    head=ChainHead(7, bytes(range(32))),
    schema="0001",
    program="0.1.0",
    files={"tenteki.db": (4096, "ab" * 32)},
)
TEXT = to_text(slip_for(MANIFEST, KEY, DATA_KEY))


def test_what_is_written_is_read_again():
    slip = from_text(TEXT)

    assert slip.manifest == MANIFEST
    assert slip.key(DATA_KEY) == KEY


def test_the_key_is_not_in_the_text_and_another_data_key_opens_nothing():
    assert KEY.hex() not in TEXT
    with pytest.raises(BackupIsDamaged):
        from_text(TEXT).key(secrets.token_bytes(32))


@pytest.mark.parametrize(
    "changed",
    [
        {"database": "1f" * 16},
        {"head": ChainHead(8, bytes(range(32)))},
        {"schema": "0002"},
        {"files": {"tenteki.db": (4096, "cd" * 32)}},
        {"made": samples.LATER},
    ],
)
def test_a_manifest_that_was_changed_no_longer_gives_its_key(changed):
    slip = from_text(TEXT)

    with pytest.raises(BackupIsDamaged):
        replace(slip, manifest=replace(slip.manifest, **changed)).key(DATA_KEY)


def test_each_backup_is_locked_anew():
    assert to_text(slip_for(MANIFEST, KEY, DATA_KEY)) != TEXT


def test_a_later_form_is_told_as_such():
    data = json.loads(TEXT) | {"form": "tenteki-backup/2"}

    with pytest.raises(SchemaIsNewer):
        from_text(json.dumps(data))


@pytest.mark.parametrize(
    "change",
    [
        {"form": "other/1"},
        {"made": "2026-06-01T12:00:00"},
        {"seq": None},
        {"files": []},
        {"key": {}},
        {"head": "zz"},
    ],
)
def test_what_is_no_manifest_is_damage(change):
    with pytest.raises(BackupIsDamaged):
        from_text(json.dumps(json.loads(TEXT) | change))


@given(st.text() | st.recursive(st.none() | st.text(), st.lists).map(json.dumps))
def test_any_other_text_is_damage_too(text):
    with pytest.raises(BackupIsDamaged):
        from_text(text)


def test_a_file_is_measured_by_its_size_and_its_hash(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")

    size, sha256 = measure(tmp_path / "a")

    assert (size, sha256[:8]) == (3, "ba7816bf")
