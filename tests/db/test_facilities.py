from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.errors import NotThere
from app.domain.imprints import Imprint, ImprintKind
from tests.db.samples import FACILITY, trace


def test_the_clinic_comes_back_whole(books):
    with books.begin() as work:
        assert work.facility.get() == FACILITY


def test_changed_facts_take_the_place_of_the_old(books):
    changed = replace(FACILITY, beds=19, institution_code=None)

    with books.begin() as work:
        work.facility.put(changed)

        assert work.facility.get() == changed


def test_before_its_first_day_there_is_no_clinic(empty):
    with empty.begin() as work, pytest.raises(NotThere):
        work.facility.get()


def test_before_one_is_chosen_certificates_show_no_seal(books):
    with books.begin() as work:
        assert work.facility.imprint() == Imprint()


@pytest.mark.parametrize(
    "imprint",
    [
        Imprint(),
        Imprint(ImprintKind.ROUND),
        Imprint(ImprintKind.SQUARE, "渡邉\U000e0102医院之印"),
        Imprint(ImprintKind.PICTURE, picture=bytes(range(256))),
    ],
    ids=lambda one: one.kind.value,
)
def test_a_seal_comes_back_whole_and_takes_the_place_of_the_one_before(books, imprint):
    with books.begin() as work:
        work.facility.put_imprint(Imprint(ImprintKind.ROUND, "前"))
        work.commit(trace(Deed.IMPRINT_CHOSEN))
    with books.begin() as work:
        work.facility.put_imprint(imprint)
        work.commit(trace(Deed.IMPRINT_CHOSEN))

    with books.begin() as work:
        assert work.facility.imprint() == imprint
