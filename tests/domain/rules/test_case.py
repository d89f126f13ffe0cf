from dataclasses import replace

import pytest

from app.domain.formulary import Indication, Route
from app.domain.treatments import LineRole
from tests.domain.rules.making import CARRIER, SALINE, VITAMIN, case, line

DILUENT_USE = SALINE.indications[1].text_ja


@pytest.mark.parametrize(
    ("one", "is_drug"),
    [
        (line(VITAMIN), True),
        (line(VITAMIN, role=LineRole.DILUENT), True),
        (line(VITAMIN, role=LineRole.FLUSH), True),
        (line(SALINE), True),
        (line(SALINE, role=LineRole.DILUENT), False),
        (line(SALINE, role=LineRole.FLUSH), False),
        (line(SALINE, indication=DILUENT_USE), False),
        (line(replace(SALINE, may_flush=False), role=LineRole.FLUSH), True),
        (line(CARRIER), True),
        (line(CARRIER, indication=DILUENT_USE), True),
        (line(CARRIER, role=LineRole.DILUENT), False),
    ],
)
def test_a_line_is_a_drug_unless_role_and_product_make_it_a_carrier(one, is_drug):
    assert bool(case(one).drugs) is is_drug


@pytest.mark.parametrize(
    ("use", "is_drug"),
    [("注射剤の溶解", False), ("注射剤の希釈", False), ("脱水症の補液", True)],
)
def test_a_fluid_whose_uses_were_typed_is_a_carrier_where_its_use_says_so(use, is_drug):
    fluid = replace(SALINE, indications=(Indication(use, use),))

    assert bool(case(line(fluid, indication=use)).drugs) is is_drug


@pytest.mark.parametrize("route", Route)
def test_an_infusion_is_by_vein_where_anything_of_it_is(route):
    assert case(line(route=route)).is_by_vein is route.is_vein
    assert case(line(route=route), line()).is_by_vein


def test_an_infusion_counts_as_by_vein_until_its_route_is_known():
    assert case(line(route=None)).is_by_vein


def test_an_artery_is_no_vein():
    artery = case(line(route=Route.INTRA_ARTERIAL))

    assert artery.is_by_artery
    assert not artery.is_by_vein
    assert not case().is_by_artery
