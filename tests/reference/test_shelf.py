import shutil
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import fold
from app.paths import EDITIONS, REFERENCE
from app.reference import blocked_names, products
from app.reference.editions import read_editions
from app.reference.formulary import INDICATIONS_FILE, read_formulary
from app.reference.shelf import FILE, SOURCES, open_shelf
from app.reference.shelving import shelve

FORMULARY, READ_EDITIONS = read_formulary(REFERENCE), read_editions(EDITIONS)
NAMES = [
    name
    for one in FORMULARY.products
    for name in (one.id, one.yj, one.brand_ja, one.brand_en, one.generic_ja, one.generic_en)
]
BLOCKED = [name for one in FORMULARY.blocked for name in (one.name_ja, one.name_en, *one.aliases)]


@pytest.fixture
def folder(tmp_path):
    """Return a reference folder of one's own, with its shelf."""
    copy = tmp_path / "reference"
    shutil.copytree(REFERENCE, copy)
    (copy / FILE).write_bytes(shelve(copy))
    return copy


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """Return the shelf of the tables that ship with the program."""
    copy = tmp_path_factory.mktemp("shelf") / "reference"
    shutil.copytree(REFERENCE, copy)
    (copy / FILE).write_bytes(shelve(copy))
    return open_shelf(str(copy))


def test_the_shelf_is_a_copy_of_the_files_that_are_read():
    assert SOURCES == (products.FILE, INDICATIONS_FILE, blocked_names.FILE)


def test_every_product_is_the_one_of_the_tables(shelf):
    for name in NAMES:
        assert shelf.named(name) == FORMULARY.named(name)


def test_every_blocked_name_is_the_one_of_the_tables(shelf):
    for name in BLOCKED:
        assert shelf.blocking(name) == FORMULARY.blocking(name)


@given(
    st.lists(st.sampled_from([*NAMES, *BLOCKED]), max_size=2),
    st.text(max_size=3),
    st.sampled_from(["", " ", "点滴", "-"]),
)
def test_whatever_is_typed_is_answered_as_the_tables_answer(shelf, names, text, between):
    typed = between.join([*names, text])

    assert shelf.named(typed) == FORMULARY.named(typed)
    assert shelf.blocking(typed) == FORMULARY.blocking(typed)


def test_a_product_is_made_once(shelf):
    assert shelf.named("F001") is shelf.named(fold("f001"))


@given(st.dates(date(1999, 1, 1), date(2040, 1, 1)))
def test_the_editions_of_any_day_are_those_of_the_files(shelf, day):
    found = shelf.editions_on([day])

    assert shelf.bodies == READ_EDITIONS.bodies
    for body in READ_EDITIONS.bodies:
        assert found.in_force(body, day) == READ_EDITIONS.in_force(body, day)


def test_the_editions_of_several_days_stand_side_by_side(shelf):
    days = [date(2012, 6, 1), date(2026, 6, 1)]

    found = shelf.editions_on(days)

    assert [found.in_force("WADA", day) for day in days] == [
        READ_EDITIONS.in_force("WADA", day) for day in days
    ]


def test_the_newest_edition_is_known_by_its_first_day(shelf):
    assert shelf.newest == max(one.in_force_from for one in READ_EDITIONS.all)


@pytest.mark.parametrize("name", [*SOURCES, "editions/wada-2026.toml"])
def test_nothing_is_taken_from_a_shelf_when_a_file_was_changed(folder, name):
    before = open_shelf(str(folder))

    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content.replace(b"a", b"b", 1))

    assert before is not None
    assert open_shelf(str(folder)) is None


def test_nothing_is_taken_from_a_shelf_when_an_edition_was_added(folder):
    shutil.copy(folder / "editions" / "npb-2024.toml", folder / "editions" / "league-2026.toml")

    assert open_shelf(str(folder)) is None


@pytest.mark.parametrize("spoil", [lambda shelf: shelf[:-1], lambda _: b"", lambda _: b"{}\n\xff"])
def test_nothing_is_taken_from_a_shelf_that_was_spoilt(folder, spoil):
    path = folder / FILE

    path.write_bytes(spoil(path.read_bytes()))

    assert open_shelf(str(folder)) is None


def test_a_folder_without_a_shelf_has_none(folder):
    (folder / FILE).unlink()

    assert open_shelf(str(folder)) is None


def test_the_shelf_of_this_computer_says_what_its_tables_say():
    path = REFERENCE / FILE

    assert open_shelf(str(REFERENCE)) is None or path.read_bytes() == shelve(REFERENCE)
