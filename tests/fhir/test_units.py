import json
from decimal import Decimal

import pytest

from app.domain.quantities import CONTAINERS, UNITS, Dose
from app.fhir.units import MERIT9, UCUM, amount, per_hour
from app.fhir.writing import to_bytes


@pytest.mark.parametrize(
    ("unit", "code", "shown"),
    [
        ("g", "g", "g"),
        ("mg", "mg", "mg"),
        ("ug", "ug", "µg"),
        ("mL", "mL", "mL"),
        ("mEq", "meq", "mEq"),
        ("mmol", "mmol", "mmol"),
        ("IU", "[iU]", "IU"),
    ],
)
def test_what_is_measured_is_in_ucum(unit, code, shown):
    found = amount(Dose(Decimal("1.50"), unit))

    assert (found["system"], found["code"], found["unit"]) == (UCUM, code, shown)


@pytest.mark.parametrize(("unit", "code"), [("amp", "AMP"), ("vial", "V"), ("bag", "FUKURO")])
def test_what_is_counted_is_in_merit_9(unit, code):
    found = amount(Dose(Decimal(1), unit))

    assert (found["system"], found["code"]) == (MERIT9, code)


@pytest.mark.parametrize("unit", ["kit", "滴"])
def test_a_unit_without_a_code_is_a_word(unit):
    assert amount(Dose(Decimal(2), unit)) == {"value": 2, "unit": unit}


def test_every_unit_that_is_measured_has_a_code():
    assert all("code" in amount(Dose(Decimal(1), one)) for one in set(UNITS) - set(CONTAINERS))


def test_a_rate_is_millilitres_in_one_hour():
    found = per_hour(Decimal(120))

    assert [found[part]["code"] for part in ("numerator", "denominator")] == ["mL", "h"]


def test_amounts_are_written_with_their_digits_and_never_as_floats():
    text = to_bytes({"value": Decimal("0.100000"), "all": [Decimal("1E+2"), True, None, "μ\n"]})

    assert json.loads(text, parse_float=str)["value"] == "0.1"
    assert json.loads(text)["all"] == [100, True, None, "μ\n"]
