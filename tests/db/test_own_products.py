"""Products of the clinic's own in the books."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.keys import Stamp
from app.domain.own_listing import product_of
from app.services.trouble import DatabaseRefused, SavedByAnother
from tests.db.samples import NOON, NURSE, OWN_DRUG, REFUSED_DRUG, given, trace, treatment
from tests.imports import drug_row, drugs

FIRST = OWN_DRUG.product
YJ = "3999430A1028"


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


def test_a_record_names_it_like_any_other_product(books):
    with books.begin() as work:
        work.labels.own.add(OWN_DRUG)
        record = treatment(given=(given(product_of(FIRST)),))

        work.treatments.add(record)

        assert work.treatments.get(record.id).given[0].brand == "翡翠注100mg"


def test_a_record_cannot_name_what_is_refused(books):
    with books.begin() as work:
        work.labels.own.add(REFUSED_DRUG)
        line = replace(given(), product="C002", brand="院内調製カクテル", generic="混合ビタミン")

        with pytest.raises(DatabaseRefused, match="treatment_line_product_not_in_force"):
            work.treatments.add(treatment(given=(replace(line, yj=""),)))


@pytest.mark.parametrize(("kept", "is_one"), [(OWN_DRUG, True), (REFUSED_DRUG, False)])
def test_a_master_that_lists_it_later_means_the_same_product(books, kept, is_one):
    row = drug_row("620000007", "翡翠注", listing=YJ, usable_until=date(2027, 3, 31))
    with books.begin() as work:
        work.labels.own.add(replace(kept, product=replace(kept.product, yj=YJ)))
        work.commit(trace())

    with books.begin() as work:
        work.masters.take(drugs(row), lambda _done, _total: None)
        work.commit(trace())
        until, imported = work.labels.listed_until(), work.labels.imported()

    assert until == ({"C001": date(2027, 3, 31)} if is_one else {})
    assert [one.id for one in imported] == ([] if is_one else ["620000007"])
