"""Adding a product of the clinic's own, changing it, comparing it, refusing it by name."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.audit import Deed
from app.domain.errors import NotPermitted, NotThere, Refused
from app.domain.formulary import Route
from app.domain.own_products import OwnProduct
from app.domain.quantities import Dose
from app.domain.staff import Actor
from app.services.shelf import LabelState
from app.services.trouble import SavedByAnother
from tests import samples
from tests.fakes import saved

DRUG = OwnProduct(
    "翡翠注100mg",
    "翡翠酸",
    "30800AMX00012000",
    content=Dose(Decimal(100), "mg"),
    package_ml=Decimal(20),
    indications=("脱水症",),
    routes=frozenset({Route.IV_DRIP}),
    insert_date=date(2026, 4, 1),
)
COCKTAIL = OwnProduct("院内調製カクテル", "混合ビタミン")


@pytest.fixture
def clinic(door):
    found = door.enter(samples.PHYSICIAN.login, samples.PASSWORD)
    door.books.trail.clear()
    return found


def codes_of(refused):
    return {(one.field, one.code) for one in refused.value.faults}


def test_what_is_added_is_found_and_named_at_once(clinic):
    product = clinic.own.keep(clinic.actor, DRUG)

    assert product.id == "C001"
    assert clinic.products.named("翡翠注１００ｍｇ") == product
    assert clinic.products.ask("翡翠").products == (product,)


def test_one_deed_leaves_one_trace_with_the_facts(clinic, books):
    clinic.own.keep(clinic.actor, DRUG)

    (trace,) = books.trail
    assert trace.deed is Deed.OWN_PRODUCT_ADDED
    assert trace.details["approval"] == DRUG.approval
    assert trace.details["indications"] == ["脱水症"]


def test_a_change_is_another_version_and_tells_both_sides(clinic, books):
    clinic.own.keep(clinic.actor, DRUG)
    first = clinic.own.get(clinic.actor, "C001").product

    changed = clinic.own.keep(clinic.actor, replace(first, brand_en="Hisui"))

    assert changed.brand_en == "Hisui"
    assert clinic.own.get(clinic.actor, "C001").product.version == 2
    assert books.trail[-1].deed is Deed.OWN_PRODUCT_CHANGED
    assert books.trail[-1].details == {
        "product": "C001",
        "version": 2,
        "before": {"brand_en": ""},
        "after": {"brand_en": "Hisui"},
    }


def test_saying_the_same_again_writes_nothing(clinic, books):
    clinic.own.keep(clinic.actor, DRUG)
    books.trail.clear()

    clinic.own.keep(clinic.actor, clinic.own.get(clinic.actor, "C001").product)

    assert books.trail == []


def test_who_started_from_an_old_version_is_told(clinic):
    clinic.own.keep(clinic.actor, DRUG)
    old = clinic.own.get(clinic.actor, "C001").product
    clinic.own.keep(clinic.actor, replace(old, brand_en="Hisui"))

    with pytest.raises(SavedByAnother):
        clinic.own.keep(clinic.actor, replace(old, brand_en="Jade"))
    with pytest.raises(NotThere):
        clinic.own.keep(clinic.actor, replace(old, id="C009"))
    with pytest.raises(NotThere):
        clinic.own.get(clinic.actor, "C009")


def test_its_label_is_unverified_until_it_was_compared_and_again_after_a_change(clinic, books):
    product = clinic.own.keep(clinic.actor, DRUG)
    before = clinic.products.unconfirmed(clinic.actor, (product.id,))

    clinic.products.confirm_label(clinic.actor, product.id, date(2026, 4, 1))
    after = clinic.products.unconfirmed(clinic.actor, (product.id,))
    stated = clinic.own.get(clinic.actor, product.id).product
    changed = clinic.own.keep(clinic.actor, replace(stated, indications=("脱水症", "手術後")))

    assert (before, after) == ((product,), ())
    assert books.trail[1].details["same_hand"] is True
    assert clinic.products.unconfirmed(clinic.actor, (product.id,)) == (changed,)


def test_without_an_approval_it_is_refused_by_its_name_for_everybody(clinic):
    clinic.own.keep(clinic.actor, COCKTAIL)

    answer = clinic.products.ask("院内調製カクテル")
    with pytest.raises(Refused) as refused:
        saved(clinic, lines=(replace(samples.DRAFT.lines[0], product="院内調製カクテル"),))

    assert answer.blocked is not None
    assert answer.blocked.name_ja == "院内調製カクテル"
    assert clinic.products.named("C001") is None
    assert "BLOCKED_PRODUCT" in {one.code for one in refused.value.faults}


def test_what_is_refused_is_known_by_its_beginning_where_nothing_else_can_be_meant(clinic):
    clinic.own.keep(clinic.actor, COCKTAIL)

    assert clinic.products.ask("院内調").blocked is not None
    assert clinic.products.ask("院内").blocked is None
    assert clinic.products.ask("院内調理").blocked is None


def test_what_got_its_approval_may_be_given_from_then_on(clinic):
    clinic.own.keep(clinic.actor, COCKTAIL)
    first = clinic.own.get(clinic.actor, "C001").product
    grown = replace(DRUG, brand_ja=first.brand_ja, id=first.id, version=first.version)

    clinic.own.keep(clinic.actor, grown)

    assert clinic.products.ask("院内調製カクテル").blocked is None
    assert clinic.products.named("C001") is not None


def test_what_was_approved_cannot_be_made_unapproved(clinic):
    clinic.own.keep(clinic.actor, DRUG)
    stated = clinic.own.get(clinic.actor, "C001").product

    with pytest.raises(Refused) as refused:
        clinic.own.keep(clinic.actor, replace(stated, approval=""))

    assert codes_of(refused) == {("approval", "approval_stays")}


def test_names_that_are_refused_or_known_are_not_taken(clinic):
    known = samples.FORMULARY.products[0].brand_ja
    clinic.own.keep(clinic.actor, COCKTAIL)

    with pytest.raises(Refused) as blocked:
        clinic.own.keep(clinic.actor, replace(DRUG, brand_ja=samples.EXOSOME.name_ja))
    with pytest.raises(Refused) as twice:
        clinic.own.keep(clinic.actor, replace(DRUG, brand_ja=known))
    with pytest.raises(Refused) as again:
        clinic.own.keep(clinic.actor, COCKTAIL)

    with pytest.raises(Refused) as coded:
        clinic.own.keep(clinic.actor, replace(DRUG, yj=samples.FORMULARY.products[0].yj))

    assert ("yj", "product_known") in codes_of(coded)
    assert codes_of(blocked) == {("brand_ja", "name_blocked")}
    assert codes_of(twice) == codes_of(again) == {("brand_ja", "product_known")}


def test_the_shelf_shows_first_what_the_clinic_wrote(clinic):
    clinic.own.keep(clinic.actor, DRUG)
    clinic.own.keep(clinic.actor, COCKTAIL)

    shown = clinic.products.shelf(clinic.actor)
    barred = clinic.products.shelf(clinic.actor, "カクテル", LabelState.UNAPPROVED)

    assert [one.product.id for one in shown[:2]] == ["C001", "C002"]
    assert [one.is_own for one in shown[:3]] == [True, True, False]
    assert [one.product.id for one in barred] == ["C002"]


def test_it_is_put_aside_like_any_other(clinic):
    product = clinic.own.keep(clinic.actor, DRUG)

    assert clinic.labels.stop(clinic.actor, product.id, "在庫なし").is_stopped


def test_a_nurse_adds_no_product(clinic, books):
    with pytest.raises(NotPermitted):
        clinic.own.keep(Actor(samples.NURSE), DRUG)

    assert books.trail == []
