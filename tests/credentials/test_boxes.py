import secrets

import pytest

from app.credentials.boxes import locked, opened, set_aside

DATABASE = "0f" * 16
FORM = "tenteki-signing/1"
SECRET = b"a passphrase that nobody types"


@pytest.fixture
def key():
    return secrets.token_bytes(32)


@pytest.fixture
def box(key):
    return locked(FORM, DATABASE, key, SECRET)


def test_the_databases_key_opens_its_box(key, box):
    assert opened(FORM, DATABASE, key, box) == SECRET


def test_the_secret_cannot_be_read_in_the_box(box):
    assert SECRET.decode() not in str(box)


def test_no_two_boxes_of_one_secret_are_alike(key, box):
    assert locked(FORM, DATABASE, key, SECRET) != box


@pytest.mark.parametrize(
    ("form", "database"), [("tenteki-seal/1", DATABASE), (FORM, "1e" * 16), (FORM, "")]
)
def test_a_box_of_another_purpose_or_clinic_stays_shut(key, box, form, database):
    assert opened(form, database, key, box) is None


def test_another_key_opens_nothing(box):
    assert opened(FORM, DATABASE, secrets.token_bytes(32), box) is None


@pytest.mark.parametrize(
    "change",
    [{"box": "AAAA"}, {"box": "?"}, {"box": None}, {"nonce": ""}, {"nonce": 7}, {"nonce": "AAAA"}],
)
def test_a_box_that_was_tampered_with_stays_shut(key, box, change):
    assert opened(FORM, DATABASE, key, {**box, **change}) is None


def test_a_box_without_its_parts_stays_shut(key):
    assert opened(FORM, DATABASE, key, {}) is None


def test_what_is_set_aside_is_never_written_over(tmp_path):
    path = tmp_path / "tenteki.signing.json"
    for text in ("first", "second"):
        path.write_text(text, "utf-8")
        set_aside(path)

    assert path.with_name("tenteki.signing.1.json").read_text("utf-8") == "first"
    assert path.with_name("tenteki.signing.2.json").read_text("utf-8") == "second"
