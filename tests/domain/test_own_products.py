from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.formulary import ProhibitedClass, Route
from app.domain.own_listing import blocked_of, product_of
from app.domain.own_products import OwnProduct, facts_of, faults_in
from app.domain.quantities import Dose

TODAY = date(2026, 6, 1)
DRUG = OwnProduct(
    "翡翠注100mg",
    "翡翠酸",
    "30800AMX00012000",
    content=Dose(Decimal(100), "mg"),
    package_ml=Decimal(20),
    indications=("脱水症",),
    routes=frozenset({Route.IV_DRIP}),
    insert_date=date(2026, 4, 1),
    classes=(ProhibitedClass("S9", in_competition_only=True),),
    id="C001",
    version=1,
)
COCKTAIL = OwnProduct("院内調製カクテル", "混合ビタミン", id="C002", version=1)


def test_a_product_needs_what_its_insert_says_once_it_has_an_approval_number():
    bare = replace(COCKTAIL, approval=DRUG.approval)

    assert faults_in(DRUG, TODAY) == ()
    assert faults_in(COCKTAIL, TODAY) == ()
    assert {one.field for one in faults_in(bare, TODAY)} == {"indications", "routes", "insert_date"}


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"brand_ja": " "}, "brand_ja", "missing"),
        ({"generic_ja": "なし"}, "generic_ja", "missing"),
        ({"approval": "12345"}, "approval", "approval_number"),
        ({"yj": "3999429A1011"}, "yj", "yj_code"),
        ({"insert_date": date(2026, 6, 2)}, "insert_date", "date_ahead"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(changes, field, code):
    (fault,) = faults_in(replace(DRUG, **changes), TODAY)

    assert (fault.field, fault.code) == (field, code)


@pytest.mark.parametrize("number", ["30800AMX00012000", "21400AMY00186"])
def test_an_approval_number_is_taken_as_inserts_print_it(number):
    assert faults_in(replace(DRUG, approval=number), TODAY) == ()


def test_what_was_approved_stays_so():
    (fault,) = faults_in(replace(DRUG, approval=""), TODAY, DRUG)

    assert (fault.field, fault.code) == ("approval", "approval_stays")


def test_it_is_a_product_whose_label_nobody_compared_yet():
    product = product_of(DRUG)

    assert product.is_unverified
    assert not product.label_is_unknown
    assert (product.strength, product.approval) == ("100 mg 20 mL", DRUG.approval)
    assert product.approves(Route.IV_DRIP)


def test_another_approval_number_is_another_fact_to_compare():
    other = replace(DRUG, approval="30800AMX00099000")

    assert product_of(other).facts_sha256 != product_of(DRUG).facts_sha256


def test_without_an_approval_it_is_a_name_that_is_refused():
    blocked = blocked_of(COCKTAIL)

    assert (blocked.name_ja, blocked.category) == ("院内調製カクテル", "own")


def test_its_facts_are_plain_words_for_the_trail():
    facts = facts_of(DRUG)

    assert facts["content"] == "100 mg"
    assert facts["classes"] == ["S9 (in competition)"]
    assert facts_of(COCKTAIL)["insert_date"] == ""
