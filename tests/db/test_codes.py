from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.keys import Stamp
from app.domain.masters import MasterKind
from app.domain.scans import LearntCode, Packaged
from app.services.trouble import DatabaseRefused
from tests import imports
from tests.db.samples import NOON, NURSE, PHARMACIST, PHYSICIAN, SALINE, VITAMIN

AMPOULE, BOX = imports.PACKAGE.gtins
CODE = LearntCode("04900000000016", SALINE.id, Stamp(PHARMACIST.id, NOON))


def take(books, *packages, drugs=()):
    """Take masters in: injections by their names, and packages."""
    rows = [
        imports.drug_row(f"62000000{place}", name, row=place + 1, unified="")
        for place, name in enumerate(drugs or ("架空アミン注　５ｍｇ",), start=1)
    ]
    with books.begin() as work:
        for file in (imports.drugs(*rows), imports.listed(MasterKind.PACKAGES, *packages)):
            work.masters.take(file, lambda _done, _total: None)
        found = work.masters.by_gtin(AMPOULE)
        box = work.masters.by_gtin(BOX)
    return found, box


def test_ampoule_and_box_name_the_product(books):
    assert take(books, imports.PACKAGE) == (Packaged("620000001"), Packaged("620000001"))


def test_a_yj_code_names_the_product_too(books):
    with books.begin() as work:
        work.masters.take(imports.listed(MasterKind.HOT, imports.HOT), lambda _done, _total: None)
        work.masters.take(imports.drugs(imports.drug_row("620000001", "架空アミン注")), _quiet)
        package = replace(imports.PACKAGE, code=imports.HOT.yj)
        work.masters.take(imports.listed(MasterKind.PACKAGES, package), _quiet)

        assert work.masters.by_gtin(AMPOULE) == Packaged("620000001")


def test_of_several_products_of_one_code_that_of_the_name_is_meant(books):
    found, _ = take(books, imports.PACKAGE, drugs=("架空アミン注　５ｍｇ", "別名アミン注　５ｍｇ"))

    assert found == Packaged("620000001")


def test_where_several_may_be_meant_none_is_sure(books):
    package = replace(imports.PACKAGE, brand="統一名アミン注")

    found, _ = take(books, package, drugs=("架空アミン注　５ｍｇ", "別名アミン注　５ｍｇ"))

    assert found == Packaged()


def test_a_package_of_nothing_that_may_be_given_is_known_without_product(books):
    found, _ = take(books, replace(imports.PACKAGE, code=""))

    assert found == Packaged()


def test_what_two_sellers_share_is_stopped_when_the_last_stops(books):
    first = replace(imports.PACKAGE, stopped_on=date(2026, 3, 31))
    other = replace(first, row=3, maker="別社", stopped_on=date(2027, 3, 31))

    stopped, _ = take(books, first, other)

    assert stopped == Packaged("620000001", date(2027, 3, 31))


def test_what_one_seller_still_sells_is_not_stopped(books):
    other = replace(imports.PACKAGE, row=3, maker="別社", stopped_on=date(2027, 3, 31))

    assert take(books, imports.PACKAGE, other)[0] == Packaged("620000001")


def test_an_unknown_code_is_none(books):
    with books.begin() as work:
        assert work.masters.by_gtin(AMPOULE) is None
        assert work.masters.learnt(AMPOULE) is None


def test_the_later_word_counts(books):
    later = replace(CODE, product=VITAMIN.id, stamp=Stamp(PHYSICIAN.id, NOON + timedelta(days=1)))

    with books.begin() as work:
        work.masters.learn(later)
        work.masters.learn(CODE)

        assert work.masters.learnt(CODE.gtin) == later


@pytest.mark.parametrize(
    ("changes", "fence"),
    [
        ({"stamp": Stamp(NURSE.id, NOON)}, "learnt_code_by_the_wrong_role"),
        ({"gtin": "490000000001"}, "learnt_code_gtin_whole"),
        ({"product": "F999"}, "foreign_key"),
    ],
)
def test_the_books_refuse_what_is_no_word_on_a_code(books, changes, fence):
    with books.begin() as work, pytest.raises(DatabaseRefused, match=fence):
        work.masters.learn(replace(CODE, **changes))


def _quiet(_done, _total):
    """Hear nothing."""
