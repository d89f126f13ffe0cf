from dataclasses import replace
from datetime import date

import pytest

from app.domain.rules.edition import Edition, Editions
from app.domain.rules.proposing import governs, replaced, with_proposed

OLD = Edition("X", "old", "旧", "old", date(2011, 1, 1), 2017, False, (), "a")
NEW = replace(OLD, name="new", in_force_from=date(2018, 1, 1), known_through=2026)
OTHER = replace(NEW, body="Y", name="other")
SHELF = Editions((OLD, NEW, OTHER))
NEXT = replace(NEW, name="next", in_force_from=date(2027, 1, 1), sha256="b")
CORRECTION = replace(NEW, name="corrected", sha256="c")


def test_an_edition_of_a_new_day_stands_beside_the_others():
    assert with_proposed(SHELF, NEXT).all == (OLD, NEW, OTHER, NEXT)
    assert replaced(SHELF, NEXT) is None


def test_an_edition_of_the_same_body_and_day_stands_in_the_place_of_the_loaded_one():
    assert with_proposed(SHELF, CORRECTION).all == (OLD, CORRECTION, OTHER)
    assert replaced(SHELF, CORRECTION) is NEW


def test_the_shelf_itself_stays_as_it_is():
    with_proposed(SHELF, CORRECTION)

    assert SHELF.all == (OLD, NEW, OTHER)


@pytest.mark.parametrize(
    ("proposed", "day", "is_governed"),
    [
        (NEXT, date(2026, 12, 31), False),
        (NEXT, date(2027, 1, 1), True),
        (CORRECTION, date(2017, 12, 31), False),
        (CORRECTION, date(2018, 1, 1), True),
        (replace(NEXT, in_force_from=date(2015, 1, 1)), date(2016, 1, 1), True),
        (replace(NEXT, in_force_from=date(2015, 1, 1)), date(2018, 1, 1), False),
    ],
)
def test_a_proposed_edition_governs_from_its_day_until_the_next_edition(proposed, day, is_governed):
    assert governs(with_proposed(SHELF, proposed), proposed, day) is is_governed
