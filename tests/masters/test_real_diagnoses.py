"""The masters of diagnoses and modifiers as they were delivered, taken into encrypted books and searched."""

import secrets
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from app.masters.reading import read_master
from db.engine import open_engine
from db.opening import Books
from db.schema import ensure
from tests.db import samples
from tests.db.conftest import found

DELIVERED = Path(__file__).parents[2].parent / "shared" / "data" / "ssk_disease"
DAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """Return the books with both masters, and what became of each."""
    engine = open_engine(tmp_path_factory.mktemp("real") / "a.tenteki", secrets.token_bytes(32))
    ensure(engine)
    books = Books(engine, ExitStack())
    found(books)
    tallies = []
    for name in ("b_20240601.zip", "z_20250601.zip"):
        (file,) = read_master(name, (DELIVERED / name).read_bytes())
        with books.begin() as work:
            tallies.append(work.masters.take(file, lambda _done, _total: None))
            work.commit(samples.trace())
    yield books, tallies
    engine.dispose()


def test_both_masters_are_taken_whole(taken):
    _, tallies = taken

    assert [(one.read, one.new, one.refused) for one in tallies] == [
        (27_437, 27_437, ()),
        (2_375, 2_375, ()),
    ]


@pytest.mark.parametrize(
    ("typed", "name", "icd10", "codes"),
    [
        ("いちょうえん", "胃腸炎", "A09.9", "0091005"),
        ("ityouen", "胃腸炎", "A09.9", "0091005"),
        ("dassuisho", "脱水症", "E86", "8837433"),
        ("インフルエンザ", "インフルエンザ", "J11.1", "4871001"),
        ("急性胃腸炎の疑い", "急性胃腸炎の疑い", "A09.9", "0091009/8002"),
        ("左足関節捻挫", "左足関節捻挫", "S93.4", "2049/8450012"),
        ("左足関節捻", "左足関節捻挫", "S93.4", "2049/8450012"),
    ],
)
def test_what_is_typed_finds_what_was_meant_first(taken, typed, name, icd10, codes):
    books, _ = taken

    first, *_ = books.finder.diagnoses(typed, DAY, 12)

    assert (first.name_ja, first.icd10, first.codes) == (name, icd10, codes)


def test_the_entry_for_what_has_no_code_is_never_proposed(taken):
    books, _ = taken

    assert books.finder.diagnoses("0000999", DAY, 12) == ()
