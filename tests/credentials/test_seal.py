import secrets

import pytest

from app.credentials.seal import is_signed, settle_seal, share, take

DATABASE = "0f" * 16


@pytest.fixture
def path(tmp_path):
    return tmp_path / "tenteki.seal.json"


@pytest.fixture
def key():
    return secrets.token_bytes(32)


def test_what_the_seal_signs_is_known_by_its_public_key(path, key):
    seal = take(path, DATABASE, key)

    signature = seal.sign("架空")

    assert is_signed("架空", seal.public, signature)
    assert not is_signed("架空 ", seal.public, signature)
    assert not is_signed("架空", secrets.token_bytes(32), signature)
    assert not is_signed("架空", b"short", signature)


def test_the_same_seal_is_taken_again(path, key):
    first = take(path, DATABASE, key)

    assert take(path, DATABASE, key).public == first.public


def test_without_the_databases_key_the_file_opens_nothing(path, key):
    first = take(path, DATABASE, key)

    other = take(path, DATABASE, secrets.token_bytes(32))

    assert other.public != first.public
    aside = path.with_name("tenteki.seal.1.json")
    assert take(aside, DATABASE, key).public == first.public


def test_a_file_that_says_nothing_is_set_aside(path, key):
    path.write_text("{", encoding="utf-8")

    take(path, DATABASE, key)

    assert path.with_name("tenteki.seal.1.json").read_text(encoding="utf-8") == "{"


def test_a_new_key_of_the_database_keeps_the_seal(path, key):
    new_key = secrets.token_bytes(32)
    first = take(path, DATABASE, key)

    share(path, DATABASE, key, new_key)

    assert {take(path, DATABASE, one).public for one in (key, new_key)} == {first.public}
    settle_seal(path, DATABASE, new_key)
    assert take(path, DATABASE, new_key).public == first.public
    assert take(path, DATABASE, key).public != first.public


def test_the_private_key_is_not_in_the_file(path, key):
    seal = take(path, DATABASE, key)

    assert seal.public.hex() not in path.read_text(encoding="utf-8")
    assert oct(path.stat().st_mode & 0o777) == "0o600"
