"""Putting a product aside."""

from uuid import uuid4

import pytest

from app.domain.errors import Refused
from app.domain.formulary import Formulary
from app.domain.reading import read
from app.domain.regular_sets import RegularSet, fill
from app.domain.stops import check_reason, refuse_stopped
from app.domain.values import replace
from tests import samples

STOPPED = Formulary(tuple(replace(one, is_stopped=True) for one in samples.FORMULARY.products), ())
ENTRY = read(samples.DRAFT, STOPPED, 0)


def test_a_product_that_is_put_aside_is_refused_in_its_row():
    with pytest.raises(Refused) as refused:
        refuse_stopped(ENTRY, ())

    first = refused.value.faults[0]
    assert (first.field, first.code) == ("lines/0/product", "product_stopped")


def test_what_the_record_holds_already_stays():
    refuse_stopped(ENTRY, {one.product.id for one in ENTRY.lines})


def test_a_set_leaves_out_what_is_put_aside_and_names_it():
    known = RegularSet(uuid4(), "脱水", samples.DRAFT.lines)

    filled = fill(replace(samples.DRAFT, lines=()), known, STOPPED.named)

    assert filled.draft.lines == ()
    assert set(filled.left_out) == {one.product.brand_ja for one in ENTRY.lines}


@pytest.mark.parametrize("reason", ["", " 　", "-"])
def test_a_reason_that_states_nothing_is_refused(reason):
    with pytest.raises(Refused):
        check_reason(reason)
