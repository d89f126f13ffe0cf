import json
from datetime import timedelta

import pytest

from app.credentials.tries import TryBook
from app.domain.tries import Tries
from tests.samples import NOW


@pytest.fixture
def path(tmp_path):
    return tmp_path / "tenteki.tries.json"


@pytest.fixture
def book(path):
    return TryBook(path, "5f0c")


def fail(book, times, login="mori"):
    for n in range(times):
        book.failed(login, NOW + timedelta(seconds=n))


def test_failures_are_known_after_the_program_was_closed(path, book):
    fail(book, 5)

    again = TryBook(path, "5f0c").of("mori")
    assert again == book.of("mori")
    assert again.in_a_row == 5
    assert again.wait(NOW + timedelta(seconds=4)) == timedelta(seconds=30)


def test_failures_are_one_names_alone(book):
    fail(book, 5)

    assert book.of("hara") == Tries()


def test_a_right_password_ends_the_row_and_the_trail_is_still_to_be_told(book):
    fail(book, 3)
    book.succeeded("mori")

    ((login, tries),) = book.untold(["hara", "mori"])
    assert (login, tries.in_a_row, tries.untold) == ("mori", 0, 3)
    assert tries.moments == tuple(NOW + timedelta(seconds=n) for n in range(3))


def test_what_the_trail_knows_is_forgotten_and_the_row_goes_on(book):
    fail(book, 6)
    book.told()

    assert book.untold(["mori"]) == ()
    assert book.of("mori").in_a_row == 6


def test_a_name_that_nobody_has_is_told_without_it(book):
    fail(book, 2, "kumo-tetsu-42-nami")

    ((login, tries),) = book.untold(["mori"])
    assert (login, tries.untold) == ("", 2)


def test_no_name_stands_in_the_file_for_it_may_have_been_a_password(path, book):
    fail(book, 1, "kumo-tetsu-42-nami")

    assert "kumo" not in path.read_text("utf-8")


def test_who_never_failed_leaves_no_file(path, book):
    book.succeeded("mori")
    book.told()

    assert not path.exists()


def test_names_that_nobody_has_do_not_fill_the_disk(book):
    for n in range(220):
        book.failed(f"nobody-{n}", NOW + timedelta(seconds=n))

    assert len(book.untold([])) == 200
    assert book.of("nobody-0") == Tries()
    assert book.of("nobody-219").in_a_row == 1


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"\xff", b'{"form": "another/1", "names": {}}'),
        b'{"form": "tenteki-tries/1", "names": {"a": {"in_a_row": "x"}}}',
        json.dumps(
            {
                "form": "tenteki-tries/1",
                "names": {"a": {"in_a_row": 1, "last": "2026-11-20", "untold": 1, "moments": []}},
            }
        ).encode(),
    ],
)
def test_a_damaged_count_locks_nobody_out(path, book, content, caplog):
    path.write_bytes(content)

    assert book.of("mori") == Tries()
    fail(book, 1)
    assert book.of("mori").in_a_row == 1
    caplog.clear()


def test_a_count_that_cannot_be_written_stops_nobody(tmp_path, caplog):
    book = TryBook(tmp_path / "no" / "such" / "folder", "5f0c")

    fail(book, 1)

    assert "cannot be written" in caplog.text
    caplog.clear()
