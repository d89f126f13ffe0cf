"""What is to be looked at once more before it is given."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.athletes import Outside
from app.domain.heeding import Concern, Past, heeds
from tests import samples
from tests.domain.rules import making

ROW = replace(making.line(), product=samples.CEFTRIAXONE, place=0)
ENTRY = making.entry(ROW)


def concerns(entry=ENTRY, allergies="", past=(), outside=()):
    return [(one.place, one.concern) for one in heeds(entry, allergies, past, outside)]


def test_an_ordinary_infusion_has_nothing_to_heed():
    assert concerns() == []


def test_an_allergy_comes_first():
    entry = making.entry(ROW, replace(ROW, place=1))

    assert concerns(entry, samples.CEFTRIAXONE.generic_ja)[0] == (0, Concern.ALLERGY)


def test_the_second_row_of_the_same_substance_is_told():
    twin = replace(samples.CEFTRIAXONE, id="T99", brand_ja="別の名")
    entry = making.entry(ROW, replace(ROW, place=1, product=twin))

    assert concerns(entry) == [(1, Concern.TWICE)]


@pytest.mark.parametrize(("minutes", "told"), [(-719, True), (-720, False), (719, True)])
def test_what_was_given_within_twelve_hours_is_told(minutes, told):
    past = (Past(samples.CEFTRIAXONE, making.TEN + timedelta(minutes=minutes)),)

    assert (concerns(past=past) == [(0, Concern.GIVEN)]) is told


def test_what_was_received_elsewhere_is_found_in_its_words():
    start = making.TEN - timedelta(hours=3)
    what = f"{samples.CEFTRIAXONE.generic_ja} 1 g"

    found = concerns(outside=(Outside(start, start, Decimal(100), what, "隣町の病院"),))

    assert found == [(0, Concern.ELSEWHERE)]


def test_a_diluent_may_be_there_as_often_as_it_is_needed():
    diluent = replace(making.line(), product=samples.SALINE, role=making.LineRole.DILUENT)
    entry = making.entry(ROW, replace(diluent, place=1), replace(diluent, place=2))

    assert concerns(entry) == []
