"""Putting a product aside, and using it again."""

import pytest

from app.domain.audit import Deed
from app.domain.errors import NotThere, Refused
from app.services.shelf import LabelState
from tests import samples
from tests.fakes import saved

SALINE = samples.DRAFT.lines[0].product


@pytest.fixture
def clinic(door):
    found = door.enter(samples.PHYSICIAN.login, samples.PASSWORD)
    door.books.trail.clear()
    return found


def test_a_product_that_is_put_aside_is_in_no_new_record(clinic):
    clinic.labels.stop(clinic.actor, SALINE, "在庫なし")

    with pytest.raises(Refused) as refused:
        saved(clinic)

    assert {one.code for one in refused.value.faults} == {"product_stopped"}


def test_a_record_that_holds_it_can_still_be_put_right(clinic):
    before = saved(clinic)
    clinic.labels.stop(clinic.actor, SALINE, "在庫なし")

    after = saved(clinic, entry=before.entry, diagnosis="熱中症", base=1)

    assert after.version == 2


def test_it_is_told_as_put_aside_until_it_is_used_again(clinic, door):
    clinic.labels.stop(clinic.actor, SALINE, "在庫なし")
    aside = clinic.products.shelf(clinic.actor, state=LabelState.STOPPED)
    door.clock.forward(minutes=1)
    clinic.labels.use_again(clinic.actor, SALINE, "入荷した")

    assert [one.product.id for one in aside] == [SALINE]
    assert clinic.products.shelf(clinic.actor, state=LabelState.STOPPED) == ()
    assert saved(clinic).version == 1


def test_who_put_it_aside_and_why_is_traced(clinic, books, door):
    clinic.labels.stop(clinic.actor, SALINE, " 在庫なし ")
    door.clock.forward(minutes=1)
    clinic.labels.use_again(clinic.actor, SALINE, "入荷した")

    first, last = books.trail
    assert (first.deed, last.deed) == (Deed.PRODUCT_STOPPED, Deed.PRODUCT_USED_AGAIN)
    assert first.details == {"product": SALINE, "reason": "在庫なし"}


def test_what_is_no_product_or_has_no_reason_is_refused(clinic):
    with pytest.raises(NotThere):
        clinic.labels.stop(clinic.actor, "F999", "在庫なし")
    with pytest.raises(Refused):
        clinic.labels.stop(clinic.actor, SALINE, " ")
