"""What a label suggests for a new line."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.formulary import Route
from app.domain.quantities import Dose
from app.domain.treatments import DraftLine, LineRole
from app.ui.parts.line_defaults import new_line, routes_of, suggested, units_of, volume_of
from tests import samples

DILUENT = replace(samples.SALINE, is_diluent_only=True, routes=frozenset())


@pytest.mark.parametrize(
    ("product", "units"),
    [
        (samples.SALINE, ("mL", "bag")),
        (DILUENT, ("bag", "mL")),
        (samples.CEFTRIAXONE, ("g", "mg", "vial")),
        (samples.VITAMIN, ("mg", "g", "amp", "mL")),
        (replace(samples.SALINE, container="", package_ml=None, category=""), ("mL",)),
    ],
)
def test_units_are_those_in_which_it_can_be_ordered(product, units):
    assert units_of(product) == units


def test_a_new_line_is_one_container_by_the_first_approved_route():
    line = new_line(samples.VITAMIN, "E51", ())

    assert (line.dose, line.unit, line.route) == ("50", "mg", Route.IV_DRIP)
    assert line.volume_ml == "20.0"
    assert line.indication == samples.VITAMIN.indications[0].text_ja


@pytest.mark.parametrize(
    ("product", "dose", "unit"), [(samples.SALINE, "100", "mL"), (DILUENT, "1", "bag")]
)
@pytest.mark.parametrize("content", [None, Dose(Decimal("0.9"), "g")])
def test_a_fluid_is_ordered_by_its_volume_and_a_mere_diluent_by_the_bag(
    product, dose, unit, content
):
    line = new_line(replace(product, content=content), "", ())

    assert (line.dose, line.unit, line.volume_ml) == (dose, unit, "100.0")


def test_a_diluent_goes_the_way_of_what_it_dilutes():
    drug = DraftLine(samples.CEFTRIAXONE.id, route=Route.IV_BOLUS)

    line = new_line(DILUENT, "J03.9", (drug,))

    assert (line.role, line.route) == (LineRole.DILUENT, Route.IV_BOLUS)


def test_an_indication_is_suggested_only_where_the_diagnosis_fits():
    assert suggested(samples.CEFTRIAXONE, "J03.9")[1] == samples.CEFTRIAXONE.indications[0].text_ja
    assert suggested(samples.CEFTRIAXONE, "E86") == (LineRole.DRUG, "")


def test_approved_routes_come_first():
    approved, others = routes_of(samples.VITAMIN)

    assert approved == (Route.IV_DRIP, Route.IV_BOLUS)
    assert len(approved) + len(others) == len(Route)


@pytest.mark.parametrize(
    ("dose", "unit", "volume"),
    [
        ("２", "bag", "200.0"),
        ("1.5", "mL", "1.5"),
        ("", "bag", ""),
        ("0", "bag", ""),
        ("1", "g", ""),
    ],
)
def test_the_volume_follows_the_dose_where_the_label_tells(dose, unit, volume):
    assert volume_of(samples.SALINE, dose, unit) == volume


def test_a_product_without_a_package_is_ordered_in_millilitres():
    salt = {"category": "electrolyte", "content": Dose(Decimal(7), "mEq")}
    bare = replace(samples.SALINE, container="", **salt)

    assert (new_line(bare, "", ()).dose, new_line(bare, "", ()).unit) == ("7", "mEq")
