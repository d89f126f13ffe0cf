from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from app.domain.completions import Completion, completed
from app.domain.formulary import Evidence, Indication, Route
from app.domain.keys import Stamp
from app.domain.listing import product_of
from app.domain.masters import ListedDrug
from app.domain.text import fold
from app.services.stock import Stock
from app.services.trouble import DatabaseIsBusy, DatabaseIsDamaged
from tests import samples

OWN = samples.FORMULARY.products[0]
DAY = date(2026, 12, 31)
AMINE = product_of(
    ListedDrug("620000001", "架空アミン注　５ｍｇ", "架空アミン注", "", "管", None, "4")
)


class Books:
    """Books that hold imported products, and last days of the formulary's own."""

    def __init__(self, *imported, until=None, said=(), stops=()):
        self.labels = SimpleNamespace(
            imported=lambda: imported,
            imported_names=lambda: {one.id: fold(one.brand_ja) for one in imported},
            listed_until=lambda: until or {},
            completions=lambda: said,
            stops=lambda: stops,
            own=SimpleNamespace(current=tuple),
        )

    @contextmanager
    def begin(self, *, to_look=False):
        yield self


def stocked(*imported, until=None, said=(), stops=()):
    stock = Stock(samples.FORMULARY)
    stock.load(Books(*imported, until=until, said=said, stops=stops).begin)
    return stock


def test_a_stock_that_was_not_read_yet_answers_nobody():
    stock = Stock(samples.FORMULARY, is_taken_up=False)

    with pytest.raises(DatabaseIsBusy):
        stock.named(OWN.id)


def test_who_asks_hears_why_the_books_could_not_be_read():
    stock = Stock(samples.FORMULARY, is_taken_up=False)

    @contextmanager
    def damaged(*, to_look=False):
        raise DatabaseIsDamaged
        yield

    with pytest.raises(DatabaseIsDamaged):
        stock.take_up(damaged)

    with pytest.raises(DatabaseIsDamaged):
        stock.named(OWN.id)

    stock.take_up(Books(AMINE).begin)
    assert stock.named("620000001") is AMINE


def test_the_books_are_taken_up_once():
    stock = Stock(samples.FORMULARY, is_taken_up=False)
    stock.take_up(Books(AMINE).begin)

    stock.take_up(Books().begin)

    assert stock.named("620000001") is AMINE


def test_without_masters_the_stock_is_the_formulary():
    stock = Stock(samples.FORMULARY)

    assert stock.products == samples.FORMULARY.products
    assert stock.named(OWN.id) is OWN


@pytest.mark.parametrize("name", ["620000001", "架空アミン注 5mg", "架空あみん注５ｍｇ"])
def test_an_imported_product_is_known_by_its_code_and_its_name(name):
    assert stocked(AMINE).named(name) is AMINE


def test_the_formulary_s_own_comes_first():
    twin = replace(AMINE, brand_ja=OWN.brand_ja)

    stock = stocked(twin)

    assert stock.named(OWN.brand_ja) is OWN
    assert stock.named("620000001") is twin


def test_a_name_that_two_products_bear_is_neither_s():
    other = replace(AMINE, id="620000002")

    stock = stocked(AMINE, other)

    assert stock.named(AMINE.brand_ja) is None
    assert stock.named("620000002") is other


def test_a_product_of_the_formulary_ends_as_the_masters_say():
    stock = stocked(until={OWN.id: DAY})

    assert stock.named(OWN.id).in_force_to == DAY
    assert stock.products[0].in_force_to == DAY


def test_an_imported_product_s_own_name_wins_over_a_blocked_one():
    (blocked, *_) = samples.FORMULARY.blocked
    named = replace(AMINE, brand_ja=f"{blocked.name_ja}アミド")

    stock = stocked(named)

    assert stock.blocking(named.brand_ja) is None
    assert stock.blocking(blocked.name_ja)[0] == blocked


def test_a_generic_name_of_a_master_spares_no_blocked_name():
    (blocked, *_) = samples.FORMULARY.blocked

    stock = stocked(replace(AMINE, generic_ja=blocked.name_ja))

    assert stock.blocking(blocked.name_ja)[0] == blocked


def test_another_import_puts_other_products_in_their_place():
    stock = stocked(AMINE)
    newer = replace(AMINE, id="620000002", brand_ja="架空ベータ注")

    stock.load(Books(newer).begin)

    assert stock.named("620000001") is None
    assert stock.named("620000002") is newer


SAID = Completion(
    AMINE.id,
    DAY,
    ("架空欠乏症",),
    frozenset({Route.IV_BOLUS}),
    Stamp(samples.PHYSICIAN.id, samples.NOW),
)


def test_what_was_read_in_an_insert_completes_the_listed_product():
    known = stocked(AMINE, said=(SAID,)).named(AMINE.id)

    assert known == completed(AMINE, SAID)


def test_an_imported_insert_wins_over_what_was_typed():
    labelled = replace(
        AMINE,
        evidence=Evidence.MIXED,
        routes=frozenset({Route.IM}),
        indications=(Indication("架空症", ""),),
    )

    assert stocked(labelled, said=(SAID,)).named(AMINE.id) is labelled


def test_a_name_is_told_before_the_books_are_read_but_nothing_is_judged():
    stock = Stock(samples.FORMULARY, is_taken_up=False)
    number = samples.FORMULARY.products[0].id

    assert stock.known(number) == samples.FORMULARY.products[0]
    assert stock.known("Z999") is None
    with pytest.raises(DatabaseIsBusy):
        stock.named(number)
