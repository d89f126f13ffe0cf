from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.formulary import Evidence, Indication, Route
from app.domain.listing import (
    Known,
    brand_of,
    brands_of,
    is_unified,
    known_by,
    last_day,
    product_of,
    routes_in,
    size_part,
    yj_of,
)
from app.domain.masters import ListedDrug
from app.domain.quantities import Dose
from tests.imports import INSERT, PRICE

AMINE = ListedDrug(
    code="620000001",
    name="架空アミン注１０「架空」　５ｍｇ１ｍＬ",
    base_name="架空アミン注１０「架空」",
    kana="ｶｸｳｱﾐﾝ",
    unit="管",
    price=Decimal("84.00"),
    form="4",
    listing="3190400A1027",
)
SALINE = replace(
    AMINE, code="620000002", name="架空生食注　５００ｍＬ", base_name="架空生食注", unit="袋"
)


def test_a_listed_drug_is_a_product_whose_label_is_not_known():
    product = product_of(AMINE)

    assert (product.id, product.receipt) == ("620000001", "620000001")
    assert product.brand_ja == "架空アミン注10「架空」 5mg1mL"
    assert product.generic_ja == "架空アミン注10"
    assert (product.strength, product.container) == ("5mg1mL", "amp")
    assert (product.content, product.package_ml) == (Dose(Decimal(5), "mg"), Decimal(1))
    assert (product.routes, product.indications) == (frozenset(), ())
    assert product.evidence is Evidence.LISTED
    assert product.label_is_unknown
    assert not product.is_diluent_only


def test_the_price_list_tells_the_generic_name_and_the_size():
    bare = replace(AMINE, name=AMINE.base_name)

    product = product_of(bare, Known(price=PRICE))

    assert product.generic_ja == "架空アミン塩酸塩"
    assert product.strength == "5mg1管"
    assert product.content == Dose(Decimal(5), "mg")


def test_a_package_insert_tells_the_label():
    product = product_of(AMINE, Known(insert=INSERT, is_specified_biological=True))

    assert product.indications == (Indication("架空欠乏症の予防及び治療", ""),)
    assert product.routes == {Route.IV_BOLUS}
    # Machines read it: somebody compares it before it counts.
    assert product.evidence is Evidence.MIXED
    assert product.is_biological
    assert "000001_1_01" in product.source


@pytest.mark.parametrize(
    ("name", "base", "part"),
    [
        ("架空生食注　５００ｍＬ", "架空生食注", "５００ｍＬ"),
        ("架空注射用２ｍｇ", "架空注射用２ｍｇ", ""),
        # Too long a name is shortened, and so begins otherwise.
        ("架空レボ静注千ｍｇシリンジ　５ｍＬ", "架空レボ静注１０００ｍｇシリンジ", "５ｍＬ"),
        ("架空　スパルト注ソロ", "架空　スパルト注ソロスター「架空」", ""),
    ],
)
def test_the_size_is_what_stands_behind_the_name(name, base, part):
    assert size_part(replace(AMINE, name=name, base_name=base)) == part


def test_what_is_called_alike_is_told_apart_by_its_container():
    bottle = replace(SALINE, code="620000003", unit="瓶")

    brands = brands_of((AMINE, SALINE, bottle))

    assert brands["620000001"] == brand_of(AMINE)
    assert brands["620000002"] == "架空生食注 500mL (袋)"
    assert brands["620000003"] == "架空生食注 500mL (瓶)"


@pytest.mark.parametrize(
    ("unit", "name", "container"),
    [
        ("管", "架空注　５ｍＬ", "amp"),
        ("瓶", "架空注　１０ｍＬ", "vial"),
        ("瓶", "架空注　１００ｍＬ", "bottle"),
        ("袋", "架空注　１００ｍＬ", "bag"),
        ("筒", "架空注　１ｍＬ", "syringe"),
        ("キット", "架空注　１ｍＬ", "kit"),
        ("回分", "架空注", ""),
    ],
)
def test_the_unit_of_the_price_is_the_container(unit, name, container):
    assert product_of(replace(AMINE, unit=unit, name=name)).container == container


def test_what_is_priced_by_the_millilitre_tells_no_container_s_content():
    product = product_of(replace(AMINE, unit="ｍＬ", name="架空注　１％１ｍＬ"))

    assert (product.container, product.content, product.package_ml) == ("", None, None)


def test_the_code_of_a_unified_name_is_no_yj_code():
    unified = replace(AMINE, listing="3190400A1010")
    under_it = replace(AMINE, unified="620000099")

    assert is_unified("3190400A1010")
    assert (yj_of(AMINE), yj_of(unified), yj_of(under_it)) == ("3190400A1027", "", "")
    assert yj_of(unified, "3190400A1035") == "3190400A1035"


@pytest.mark.parametrize(
    ("abolished", "usable", "last"),
    [
        (None, None, None),
        (date(2027, 3, 31), None, date(2027, 3, 31)),
        (date(2027, 3, 31), date(2026, 9, 30), date(2026, 9, 30)),
    ],
)
def test_the_earlier_end_counts(abolished, usable, last):
    drug = replace(AMINE, abolished_on=abolished, usable_until=usable)

    assert last_day(drug) == product_of(drug).in_force_to == last


def test_a_grace_period_of_the_price_list_counts_too():
    listed = replace(PRICE, usable_until=date(2026, 9, 30))
    drug = replace(AMINE, abolished_on=date(2027, 3, 31))

    assert product_of(drug, Known(price=listed)).in_force_to == date(2026, 9, 30)


def test_a_first_day_behind_the_last_one_says_nothing():
    ended = replace(AMINE, listed_on=date(2026, 4, 1), abolished_on=date(2026, 3, 31))

    assert product_of(ended).in_force_from is None
    assert product_of(replace(AMINE, listed_on=date(2026, 4, 1))).in_force_from == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("dosage", "routes"),
    [
        ("通常成人1回5mgを静脈内に緩徐に注射する。", {Route.IV_BOLUS}),
        ("1日1回点滴静注する。", {Route.IV_DRIP}),
        ("静脈内、又は筋肉内に注射する。", {Route.IV_BOLUS, Route.IM}),
        ("静脈内に点滴する。", {Route.IV_DRIP}),
        ("皮下、筋肉内又は静脈内注射する。", {Route.SC, Route.IM, Route.IV_BOLUS}),
        ("点滴静脈内注射する。静脈内注射はしないこと。", {Route.IV_DRIP}),
        ("1日3回経口投与する。", set()),
    ],
)
def test_routes_are_those_that_the_dosage_names(dosage, routes):
    assert routes_in(dosage) == routes


def test_the_newest_package_insert_of_a_brand_counts():
    newer = replace(INSERT, number="000001_1_02", revised_on=date(2026, 6, 1))

    assert known_by((newer, INSERT)) == {"3190400A1027": newer}
