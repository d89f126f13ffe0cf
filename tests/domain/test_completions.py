from dataclasses import replace
from datetime import date

import pytest

from app.domain.completions import Completion, CompletionForm, completed, completion
from app.domain.errors import Refused
from app.domain.formulary import Evidence, Indication, Route
from app.domain.keys import Stamp
from tests import samples

TODAY = samples.NOW.date()
STAMP = Stamp(samples.PHYSICIAN.id, samples.NOW)
FORM = CompletionForm(
    product=samples.LISTED.id,
    indications="・脱水症の補液\n\n　○ 電解質の　補給\n脱水症の補液\n特になし\n",
    routes=frozenset({Route.IV_DRIP}),
    insert_date=date(2026, 4, 1),
    is_compared=True,
)
SAID = Completion(
    samples.LISTED.id,
    date(2026, 4, 1),
    ("脱水症の補液", "電解質の 補給"),
    frozenset({Route.IV_DRIP}),
    STAMP,
)


def faults(**changes):
    with pytest.raises(Refused) as refusal:
        completion(replace(FORM, **changes), STAMP, TODAY)
    return {(one.field, one.code) for one in refusal.value.faults}


def test_a_form_states_each_indication_once_without_its_bullet():
    assert completion(FORM, STAMP, TODAY) == SAID


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"indications": " \n―\nなし"}, ("indications", "missing")),
        ({"routes": frozenset()}, ("routes", "nothing_ticked")),
        ({"insert_date": None}, ("insert_date", "missing")),
        ({"insert_date": date(2026, 11, 21)}, ("insert_date", "date_ahead")),
        ({"is_compared": False}, ("is_compared", "insert_not_compared")),
    ],
)
def test_what_is_missing_is_told_at_its_field(changes, fault):
    assert faults(**changes) == {fault}


def test_an_empty_form_is_told_everything_at_once():
    with pytest.raises(Refused) as refusal:
        completion(CompletionForm(samples.LISTED.id), STAMP, TODAY)

    fields = [one.field for one in refusal.value.faults]
    assert fields == ["indications", "routes", "insert_date", "is_compared"]


def test_an_insert_of_today_is_in_order():
    assert completion(replace(FORM, insert_date=TODAY), STAMP, TODAY).insert_date == TODAY


def test_a_mere_diluent_has_no_route_of_its_own():
    said = completion(replace(FORM, routes=frozenset(), may_dilute=True), STAMP, TODAY)

    water = completed(samples.LISTED, said)

    assert (water.may_dilute, water.is_diluent_only, water.routes) == (True, True, frozenset())


def test_a_completed_product_has_its_label_and_needs_no_second_look():
    product = completed(samples.LISTED, SAID)

    assert product.evidence is Evidence.FOUND
    assert not product.is_unverified
    assert not product.label_is_unknown
    assert product.routes == {Route.IV_DRIP}
    assert product.indications == (
        Indication("脱水症の補液", "脱水症の補液"),
        Indication("電解質の 補給", "電解質の 補給"),
    )
    assert (product.may_dilute, product.is_diluent_only) == (False, False)
    assert product.source == "添付文書 2026-04-01"


def test_a_completed_product_keeps_what_the_master_says():
    ending = replace(samples.LISTED, in_force_to=date(2027, 3, 31), is_biological=True)

    product = completed(ending, SAID)

    assert product.in_force_to == date(2027, 3, 31)
    assert product.is_biological
    assert (product.id, product.brand_ja, product.receipt) == (
        ending.id,
        ending.brand_ja,
        ending.receipt,
    )
