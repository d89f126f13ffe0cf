from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from app.domain.quantities import Dose
from app.reference.rows import BadReference, Row


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def cell(text):
    """Return a line whose cell is this text."""
    return Row("things.csv", 2, {"id": "A", "value": text})


def test_an_error_says_where_and_what_was_expected():
    with pytest.raises(BadReference) as caught:
        cell("green").word("value", Colour)

    assert str(caught.value) == "things.csv, line 2, column value: expected one of red, blue"


def test_cells_become_values():
    assert cell("red").word("value", Colour) is Colour.RED
    assert cell("red;blue").words("value", Colour) == {Colour.RED, Colour.BLUE}
    assert cell("").words("value", Colour) == frozenset()
    assert cell("a|b").items("value", "|") == ("a", "b")
    assert cell("2.5").number("value") == Decimal("2.5")
    assert cell("").number("value") is None
    assert cell("0.2 mg").dose("value") == Dose(Decimal("0.2"), "mg")
    assert cell("").dose("value") is None
    assert cell("2026-04-01").day("value") == date(2026, 4, 1)
    assert cell("").day("value") is None
    assert cell("yes").flag("value")
    assert not cell("").flag("value")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", lambda row: row.text("value")),
        ("true", lambda row: row.flag("value")),
        ("a||b", lambda row: row.items("value", "|")),
        ("a| b", lambda row: row.items("value", "|")),
        ("a|a", lambda row: row.items("value", "|")),
        ("red;green", lambda row: row.words("value", Colour)),
        ("0", lambda row: row.number("value")),
        ("-1", lambda row: row.number("value")),
        ("1e3", lambda row: row.number("value")),
        ("NaN", lambda row: row.number("value")),
        ("１", lambda row: row.number("value")),
        ("100", lambda row: row.dose("value")),
        ("100mg", lambda row: row.dose("value")),
        ("100 units", lambda row: row.dose("value")),
        ("some mg", lambda row: row.dose("value")),
        ("20260401", lambda row: row.day("value")),
        ("2026-02-30", lambda row: row.day("value")),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused_with_its_place(text, read):
    with pytest.raises(BadReference) as caught:
        read(cell(text))

    assert (caught.value.line, caught.value.column) == (2, "value")
