from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.calendar import JST
from app.domain.errors import MasterOutOfOrder
from app.domain.keys import Stamp
from app.domain.master_order import in_order, refuse_out_of_order
from app.domain.masters import MasterImport, MasterKind, Tally
from tests import samples
from tests.imports import INSERT, PRICE, drugs, listed

APRIL, MAY, JUNE = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)
STAMP = Stamp(samples.PHYSICIAN.id, datetime(2026, 6, 1, tzinfo=JST))


def taken(*files):
    return [
        MasterImport(
            number, one.kind, one.name, one.sha256, one.is_full, one.effective_on, Tally(), 0, STAMP
        )
        for number, one in enumerate(files, 1)
    ]


@pytest.mark.parametrize(
    ("file", "before"),
    [
        (drugs(day=APRIL), ()),
        (drugs(day=None), ()),
        (drugs(day=MAY, is_full=False), (drugs(day=APRIL),)),
        (drugs(day=JUNE, is_full=False), (drugs(day=APRIL), drugs(day=MAY, is_full=False))),
        (drugs(day=JUNE), (drugs(day=APRIL), drugs(day=MAY, is_full=False))),
        (listed(MasterKind.PRICES, PRICE, day=APRIL), (drugs(day=MAY),)),
        (listed(MasterKind.INSERTS, INSERT, day=APRIL), (listed(MasterKind.INSERTS, day=MAY),)),
    ],
)
def test_what_follows_is_taken(file, before):
    refuse_out_of_order(file, taken(*before))


@pytest.mark.parametrize(
    ("file", "before", "code"),
    [
        (drugs(day=APRIL), (drugs(day=APRIL),), "taken"),
        (drugs(day=MAY, is_full=False), (), "no_full"),
        (drugs(day=MAY, is_full=False), (listed(MasterKind.PRICES, PRICE),), "no_full"),
        (drugs(day=None, is_full=False), (drugs(day=APRIL),), "undated"),
        (drugs(day=APRIL, is_full=False), (drugs(day=APRIL),), "older"),
        (drugs(day=APRIL), (drugs(day=MAY),), "older"),
        (
            drugs(day=MAY, is_full=False),
            (drugs(day=APRIL), drugs(day=JUNE, is_full=False)),
            "older",
        ),
        (
            listed(MasterKind.PRICES, PRICE, day=APRIL),
            (listed(MasterKind.PRICES, day=MAY),),
            "older",
        ),
    ],
)
def test_what_does_not_follow_is_refused(file, before, code):
    with pytest.raises(MasterOutOfOrder) as refused:
        refuse_out_of_order(file, taken(*before))

    assert refused.value.code == code


def test_a_corrected_master_of_the_same_day_is_taken():
    corrected = replace(drugs(day=APRIL), sha256="c" * 64)

    refuse_out_of_order(corrected, taken(drugs(day=APRIL)))


def test_files_are_taken_drugs_first_and_by_their_days():
    first, second, third = drugs(day=APRIL), drugs(day=MAY, is_full=False), drugs(day=MAY)
    price = listed(MasterKind.PRICES, PRICE, day=APRIL)

    assert in_order((price, second, third, first)) == (first, third, second, price)
