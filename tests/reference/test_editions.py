import hashlib
import itertools
from datetime import date

import pytest

from app.paths import EDITIONS
from app.reference.editions import BadEdition, read_editions

EDITION = """
body = "J.League"
name = "2026"
title_ja = "試験用"
title_en = "For the test"
in_force_from = 2026-01-01
known_through = 2026
only_by_vein = true
source = "made up"
checked_by = "nobody"
checked_on = 2026-11-22

[[rule]]
kind = "label"
clause = "2"
"""


def read(tmp_path, text, name="j-2026.toml"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_editions(tmp_path)


def test_an_edition_is_read_from_its_file(tmp_path):
    (edition,) = read(tmp_path, EDITION).all

    assert (edition.body, edition.name) == ("J.League", "2026")
    assert (edition.title_ja, edition.title_en) == ("試験用", "For the test")
    assert edition.in_force_from == date(2026, 1, 1)
    assert edition.known_through == 2026
    assert edition.only_by_vein
    assert len(edition.rules) == 1
    assert edition.sha256 == hashlib.sha256(EDITION.encode()).hexdigest()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('body = "J.League"\n', "", "body is missing"),
        ("known_through = 2026", 'known_through = "2026"', "known_through is missing or no int"),
        ("only_by_vein = true", "only_by_vein = 1", "only_by_vein is missing or no bool"),
        ("in_force_from = 2026-01-01", 'in_force_from = "2026"', "in_force_from"),
        ('name = "2026"', 'name = "2026"\nlenient = true', "unknown key lenient"),
        ('kind = "label"', 'kind = "lenient"', "kind"),
        ('clause = "2"', "", "clause is missing"),
        ('clause = "2"', 'clause = "2"\nmore = 1', "unknown key more"),
        ("[[rule]]", "[[rule", "j-2026.toml"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(tmp_path, old, new, told):
    with pytest.raises(BadEdition, match=r"j-2026\.toml") as fault:
        read(tmp_path, EDITION.replace(old, new))

    assert told in str(fault.value)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "j-2026.toml").write_bytes(EDITION.encode("shift_jis"))

    with pytest.raises(BadEdition):
        read_editions(tmp_path)


def test_a_body_that_nobody_knows_is_not_referred_to(tmp_path):
    text = EDITION.replace(
        'kind = "label"\nclause = "2"', 'kind = "as_another_body"\nbody = "WUDA"'
    )

    with pytest.raises(BadEdition, match="WUDA"):
        read(tmp_path, text)


def test_one_body_has_one_edition_from_a_day_on(tmp_path):
    read(tmp_path, EDITION)

    with pytest.raises(BadEdition, match=r"J\.League"):
        read(tmp_path, EDITION.replace('name = "2026"', 'name = "2026b"'), "j-2026b.toml")


def test_an_empty_folder_holds_no_editions(tmp_path):
    assert read_editions(tmp_path).all == ()


@pytest.mark.parametrize(
    ("body", "names"), [("WADA", ["2011", "2018", "2019", "2021", "2022", "2026"]), ("NPB", ["2010", "2024"]), ("JBC", ["2024"])]
)
def test_the_editions_that_ship_are_read(body, names):
    editions = read_editions(EDITIONS)

    assert [one.name for one in editions.all if one.body == body] == names
    assert all(len(one.sha256) == 64 for one in editions.all)


def test_the_editions_of_a_body_follow_each_other_without_a_gap():
    wada = [one for one in read_editions(EDITIONS).all if one.body == "WADA"]

    for earlier, later in itertools.pairwise(wada):
        assert later.in_force_from == date(earlier.known_through + 1, 1, 1)
