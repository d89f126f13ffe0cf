import json
import secrets
import stat

import pytest

from app.credentials.key_file import (
    Kept,
    Locker,
    bring_back,
    holds_one,
    new_passphrase,
    read,
    share,
    write,
)
from app.services.trouble import (
    FolderIsReadOnly,
    SigningKeyIsDamaged,
    SigningKeyIsMissing,
)

DATABASE = "0f" * 16


def locker(database=DATABASE):
    return Locker(database, secrets.token_bytes(32))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "tenteki.signing.json"


@pytest.fixture
def kept():
    return Kept(b"a key as PKCS#12", new_passphrase())


@pytest.fixture
def ours(path, kept):
    """Return what the key in the file is locked with."""
    found = locker()
    write(path, kept, found)
    return found


def test_what_was_kept_is_read_again(path, kept, ours):
    assert read(path, ours) == kept
    assert holds_one(path)


def test_a_key_that_is_about_to_take_its_place_lies_in_the_same_file(path, kept, ours):
    two = kept._replace(coming=b"the next key")

    write(path, two, ours)

    assert read(path, ours) == two
    assert len(list(path.parent.iterdir())) == 1


def test_a_file_in_which_a_key_is_only_coming_holds_none_yet(path):
    write(path, Kept(b"", new_passphrase(), b"the first key"), locker())

    assert not holds_one(path)


def test_the_wrong_key_of_the_database_opens_nothing(path, ours):
    for wrong in (locker(), Locker("1e" * 16, ours.key)):
        with pytest.raises(SigningKeyIsDamaged):
            read(path, wrong)


def test_the_passphrase_cannot_be_read_in_the_file(path, kept, ours):
    assert kept.passphrase not in path.read_bytes()
    assert len(kept.passphrase) == 64


def test_only_its_owner_may_read_the_file(path, ours):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_file_is_told_as_a_missing_key(path):
    with pytest.raises(SigningKeyIsMissing):
        read(path, locker())
    assert not holds_one(path)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "{}", '{"form": "tenteki-signing/1"}', "\ufeff{}"]
)
def test_a_file_that_is_none_of_ours_is_told_and_taken_for_a_key_that_is_there(path, text):
    path.write_text(text, "utf-8")

    with pytest.raises(SigningKeyIsDamaged):
        read(path, locker())
    assert holds_one(path)


def test_a_file_of_a_later_program_is_left_to_that(path, ours):
    data = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**data, "form": "tenteki-signing/2"}), "utf-8")

    with pytest.raises(SigningKeyIsDamaged):
        read(path, ours)


def test_what_does_not_open_is_set_aside_before_another_is_written(path, kept, ours):
    before = path.read_bytes()

    write(path, kept, locker())

    assert path.with_name("tenteki.signing.1.json").read_bytes() == before


def test_a_folder_that_is_none_cannot_be_written_in(tmp_path, kept):
    (tmp_path / "file").write_text("a file of somebody's")

    with pytest.raises(FolderIsReadOnly):
        write(tmp_path / "file" / "tenteki.signing.json", kept, locker())


def test_while_the_database_gets_a_new_key_both_open_it_and_then_one_alone(path, kept, ours):
    new = locker()

    share(path, ours, ours, new)
    both = read(path, ours), read(path, new)
    share(path, new, new)

    assert both == (kept, kept)
    assert read(path, new) == kept
    with pytest.raises(SigningKeyIsDamaged):
        read(path, ours)


def test_what_does_not_open_is_not_shared(path, ours):
    before = path.read_bytes()

    share(path, locker(), locker())

    assert path.read_bytes() == before


def test_a_backups_key_comes_where_none_opens_and_never_over_one_that_does(tmp_path, path, kept):
    theirs, here = locker(), locker()
    source = tmp_path / "backup.json"
    write(source, kept, theirs)

    bring_back(source, theirs, path, here)
    first = read(path, here)
    write(source, kept._replace(content=b"an older key"), theirs)
    bring_back(source, theirs, path, here)

    assert first == kept
    assert read(path, here) == kept


def test_a_backup_that_does_not_open_brings_nothing(tmp_path, path, kept):
    source = tmp_path / "backup.json"
    write(source, kept, locker())

    bring_back(source, locker(), path, locker())

    assert not path.exists()
