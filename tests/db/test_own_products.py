"""Products of the clinic's own in the books."""

from dataclasses import replace

import pytest

from app.domain.keys import Stamp
from app.services.trouble import DatabaseRefused, SavedByAnother
from tests.db.samples import NOON, NURSE, OWN_DRUG, REFUSED_DRUG, trace

FIRST = OWN_DRUG.product


def another(kept, **changes):
    return replace(kept, product=replace(kept.product, version=2, **changes))


def test_the_newest_version_counts_and_both_are_kept(books):
    with books.begin() as work:
        work.labels.own.add(OWN_DRUG)
        work.labels.own.add(another(OWN_DRUG, brand_en="Jade"))

        (kept,) = work.labels.own.current()

    assert kept == another(OWN_DRUG, brand_en="Jade")


def test_what_may_be_given_is_found_at_once_and_what_is_refused_is_not(books):
    with books.begin() as work:
        work.labels.own.add(OWN_DRUG)
        work.labels.own.add(REFUSED_DRUG)
        work.commit(trace())

    assert books.finder.products("翡翠", 5) == ("C001",)
    assert books.finder.products("院内調製", 5) == ()


def test_masters_and_formulary_leave_it_alone(books):
    with books.begin() as work:
        work.labels.own.add(OWN_DRUG)

        assert work.labels.imported() == ()
        assert work.labels.listed_until() == {}


def test_two_people_cannot_write_the_same_version(books):
    with books.begin() as work:
        work.labels.own.add(OWN_DRUG)
        with pytest.raises(SavedByAnother):
            work.labels.own.add(OWN_DRUG)


@pytest.mark.parametrize(
    ("kept", "fence"),
    [
        (replace(OWN_DRUG, kept=Stamp(NURSE.id, NOON)), "own_product_by_the_wrong_role"),
        (another(OWN_DRUG), "own_product_skips_a_version"),
        (
            replace(OWN_DRUG, product=replace(FIRST, brand_ja="エクソソーム点滴")),
            "product_name_blocked",
        ),
    ],
)
def test_the_books_refuse_what_is_no_product(books, kept, fence):
    with books.begin() as work, pytest.raises(DatabaseRefused, match=fence):
        work.labels.own.add(kept)
