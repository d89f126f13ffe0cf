from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.document import Place, read_document


def reading(content):
    """Return a document and the faults that reading it notes."""
    faults = {}
    content = content if isinstance(content, bytes) else content.encode()
    return read_document(content, faults), faults


def said(faults):
    return [(one.pointer, one.expected) for one in faults.values()]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xff", "text in UTF-8"),
        ("{}".encode("utf-16"), "text in UTF-8"),
        ("", "JSON; it breaks off at line 1, column 1"),
        ('{\n "a": }', "JSON; it breaks off at line 2, column 7"),
        ("{} {}", "JSON; it breaks off at line 1, column 4"),
        ("[" * 100_000, "JSON that is nested less deeply"),
    ],
)
def test_what_is_no_json_is_one_fault_of_the_whole_file(content, expected):
    document, faults = reading(content)

    assert document is None
    assert said(faults) == [("", expected)]


def test_a_byte_order_mark_is_no_fault():
    document, faults = reading(b"\xef\xbb\xbf{}")

    document.fields()
    assert not faults


def test_a_key_that_is_unknown_or_stands_twice_is_told_by_its_pointer():
    document, faults = reading('{"a/b": 1, "x~": 2, "c": 3, "c": 4}')

    document.fields("c")

    assert said(faults) == [
        ("/c", "this key once"),
        ("/a~1b", "another key, one of c"),
        ("/x~0", "another key, one of c"),
    ]


def test_of_one_place_the_first_fault_stands():
    document, faults = reading('{"a": 1}')

    document.fields("a")["a"].text()
    document.fields("a")["a"].fault("something else")

    assert said(faults) == [("/a", "a text")]


def test_what_is_needed_and_missing_null_or_blank_is_told():
    document, faults = reading('{"null": null, "blank": " ", "list": []}')
    fields = document.fields("null", "blank", "list", "missing")

    for key in ("null", "blank", "list", "missing"):
        fields.needed(key)

    assert [pointer for pointer, _ in said(faults)] == ["/null", "/blank", "/missing"]


READERS = {
    "text": Place.text,
    "flag": Place.flag,
    "items": Place.items,
    "amount": Place.amount,
    "number": Place.number,
    "count": Place.count,
    "moment": Place.moment,
    "day": Place.day,
    "word": lambda place: place.word(("drug", "flush")),
    "fields": lambda place: place.fields("a"),
}


@pytest.mark.parametrize(
    ("kind", "json", "value"),
    [
        ("text", '" a "', " a "),
        ("text", "null", ""),
        ("flag", "true", True),
        ("flag", "null", False),
        ("items", "null", []),
        ("amount", '"0.5"', Decimal("0.5")),
        ("amount", "500", Decimal(500)),
        ("amount", '"５００．５"', Decimal("500.5")),
        ("amount", '""', None),
        ("amount", "null", None),
        ("number", '"0"', Decimal(0)),
        ("number", "0", Decimal(0)),
        ("count", '"１９"', 19),
        ("count", "19", 19),
        ("moment", '"2026-06-01T14:00+09:00"', datetime(2026, 6, 1, 5, tzinfo=UTC)),
        ("moment", '"２０２６-06-01T14:00+09:00"', datetime(2026, 6, 1, 5, tzinfo=UTC)),
        ("moment", '" "', None),
        ("day", '"2026-06-01"', date(2026, 6, 1)),
        ("word", '"flush"', "flush"),
        ("word", '""', ""),
        ("word", "null", ""),
    ],
)
def test_a_value_is_read(kind, json, value):
    document, faults = reading(json)

    assert READERS[kind](document) == value
    assert not faults


@pytest.mark.parametrize(
    ("kind", "json"),
    [
        ("text", "1"),
        ("text", "true"),
        ("text", "[]"),
        ("text", '"\\ud800"'),
        ("flag", '"true"'),
        ("flag", "0"),
        ("items", "{}"),
        ("items", '""'),
        ("amount", "0"),
        ("amount", '"0.0"'),
        ("amount", "-1"),
        ("amount", '"-1"'),
        ("amount", "0.5"),
        ("amount", "1e3"),
        ("amount", '"1e3"'),
        ("amount", "NaN"),
        ("amount", "-Infinity"),
        ("amount", '"1.2.3"'),
        ("amount", '"1,000"'),
        ("amount", '"+1"'),
        ("amount", "true"),
        ("amount", "{}"),
        ("amount", '"0.0000001"'),
        ("amount", "9" * 5000),
        ("count", '"0.5"'),
        ("count", "-1"),
        ("moment", '"2026-06-01T14:00"'),
        ("moment", '"2026-06-01"'),
        ("moment", '"0001-01-01T00:00+09:00"'),
        ("moment", "20260601"),
        ("day", '"2026-06-01T14:00+09:00"'),
        ("day", '"1066-10-14"'),
        ("day", "2026"),
        ("word", '"Drug"'),
        ("word", '"drug "'),
        ("word", "1"),
        ("fields", "null"),
        ("fields", "[]"),
        ("fields", '"{}"'),
    ],
)
def test_a_value_that_cannot_be_taken_is_one_fault(kind, json):
    document, faults = reading(f'{{"a": [0, {json}]}}')
    place = document.fields("a")["a"].items()[1]

    READERS[kind](place)

    assert list(faults) == ["/a/1"]
    assert faults["/a/1"].expected


@given(st.binary(max_size=60) | st.text('[]{}",:0123456789.eE-+truefalsnN\\u d8', max_size=40))
def test_no_content_whatever_is_more_than_a_fault(content):
    document, faults = reading(content)

    assert (document is None) == bool(faults)
