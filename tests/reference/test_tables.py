from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from app.domain.quantities import Dose
from app.reference.tables import BadReference, once, read_table

COLUMNS = ("id", "value")


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@pytest.fixture
def table(tmp_path):
    """Return a function that writes a table and reads it."""

    def write(content):
        path = tmp_path / "things.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_table(path, COLUMNS)

    return write


@pytest.fixture
def cell(table):
    """Return a function that makes the one row of a table whose second cell is this."""
    return lambda text: table(f'id,value\nA,"{text}"\n')[0]


def test_a_row_tells_its_cells_and_its_line(table):
    rows = table('value,id\nx,A\n"y, z",B\n')

    assert [(row["id"], row["value"], row.line) for row in rows] == [
        ("A", "x", 2),
        ("B", "y, z", 3),
    ]


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ("", 1, "id"),
        ("id\nA\n", 1, "value"),
        ("id,value,id\nA,x,A\n", 1, "id"),
        ("id,value,colour\nA,x,red\n", 1, "colour"),
        ("id,value\nA,x\nB\n", 3, ""),
        ("id,value\nA,x\nB,y,z\n", 3, ""),
        ("id,value\nA,x\n\nB,y\n", 3, ""),
        ("id,value\nA,x\nB, y\n", 3, "value"),
        ("id,value\nA,x\nB,y\u200b\n", 3, "value"),
        ('id,value\nA,x\nB,"y"z\n', 3, ""),
        ('id,value\nA,x\nB,"y\n', 3, ""),
        (b"id,value\nA,x\nB,\xff\n", 3, ""),
        (b"\xef\xbb\xbfid,value\nA,x\n", 1, "id"),
    ],
)
def test_a_table_that_is_no_table_is_refused_with_its_line(table, content, line, column):
    with pytest.raises(BadReference) as caught:
        table(content)

    assert (caught.value.file, caught.value.line, caught.value.column) == (
        "things.csv",
        line,
        column,
    )


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BadReference) as caught:
        read_table(tmp_path / "nowhere.csv", COLUMNS)

    assert str(caught.value) == "nowhere.csv: expected a file that can be read"
    assert caught.value.__cause__ is None


def test_an_error_says_where_and_what_was_expected(cell):
    with pytest.raises(BadReference) as caught:
        cell("green").word("value", Colour)

    assert str(caught.value) == "things.csv, line 2, column value: expected one of red, blue"


def test_cells_become_values(cell):
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
def test_a_cell_that_cannot_be_read_is_refused_with_its_place(cell, text, read):
    with pytest.raises(BadReference) as caught:
        read(cell(text))

    assert (caught.value.line, caught.value.column) == (2, "value")


def test_two_lines_that_say_the_same_are_refused_and_both_named(table):
    rows = table("id,value\nA,\nB,\nＡ,\n")

    once(rows, "value", str)
    with pytest.raises(BadReference) as caught:
        once(rows, "id", lambda cell: cell.replace("Ａ", "A"))

    assert caught.value.line == 4
    assert "line 2" in str(caught.value)
