"""What was made sure of before a drip begins."""

from dataclasses import replace

import pytest

from app.domain.course import CheckedBy, TypedGiven
from app.domain.matching import Matching
from tests import samples
from tests.fakes import saved


@pytest.fixture
def lines(clinic):
    (one,) = saved(clinic).given
    return one, replace(one, product="OTHER", lot="K-1"), one


@pytest.fixture
def clinic():
    from tests.fakes import founded_door

    return founded_door().enter(samples.PHYSICIAN.login, samples.PASSWORD)


def test_nothing_may_begin_before_the_person_and_every_product(lines):
    told = Matching(lines).with_person(CheckedBy.SCAN, samples.NOW)
    for line in range(3):
        assert not told.is_whole
        told = told.with_product(line, CheckedBy.HAND, samples.NOW)

    assert told.is_whole
    assert not Matching(lines).with_product(0, CheckedBy.SCAN, samples.NOW).is_whole


def test_a_product_ordered_twice_is_made_sure_of_twice(lines):
    first = Matching(lines).place_of(lines[0].product)
    told = Matching(lines).with_product(0, CheckedBy.SCAN, samples.NOW)
    second = told.place_of(lines[0].product)
    both = told.with_product(2, CheckedBy.SCAN, samples.NOW)

    assert (first, second, both.place_of(lines[0].product)) == (0, 2, 2)
    assert both.place_of("NONE") is None


def test_the_package_counts_more_than_the_order(lines):
    told = Matching(lines).with_product(1, CheckedBy.SCAN, samples.NOW, expiry="2028-03")

    assert told.package(1) == TypedGiven("K-1", "2028-03")
    assert told.package(0) == TypedGiven(lines[0].lot, lines[0].expiry)


def test_a_second_look_takes_the_place_of_the_first(lines):
    told = Matching(lines).with_product(0, CheckedBy.SCAN, samples.NOW, "A", "2027-01")
    told = told.with_product(0, CheckedBy.HAND, samples.NOW, "B")

    assert [one.how for one in told.checks] == [CheckedBy.HAND]
    assert told.package(0) == TypedGiven("B", "2027-01")


def test_another_order_is_made_sure_of_anew_but_the_person_is_the_same(lines):
    told = Matching(lines).with_person(CheckedBy.SCAN, samples.NOW)
    told = told.with_product(0, CheckedBy.SCAN, samples.NOW)
    same, other = told.anew(lines), told.anew(lines[:1])

    assert same is told
    assert other.left == (0,)
    assert other.person is not None
