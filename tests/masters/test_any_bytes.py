"""Whatever is handed over is a master or is refused; it never stops the program."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import MasterRefused
from app.domain.masters import MasterFile
from app.masters.reading import read_master
from tests.masters import test_hot, test_packages
from tests.masters.books import price, workbook
from tests.masters.papers import ONE, detail, header, insert, listed, table
from tests.masters.tables import disease, drug, encoded, modifier, zipped

DRUGS = encoded([drug(), drug("620900002", c1="5"), drug("620900003", c31="20270331")])
SAMPLES = {
    "drugs": DRUGS,
    "diseases": encoded([disease(), disease("8899002")]),
    "modifiers": encoded([modifier()]),
    "hot": encoded([test_hot.HEAD, test_hot.hot()]),
    "packages": encoded([test_packages.HEAD, test_packages.package()], "utf-8"),
    "prices": workbook([price(until="R9.3.31まで")]),
    "insert": insert(ONE, listed(header("a") + detail("b<?enter?>c")) + table(("d", "e"))),
    "zip": zipped({"y.csv": DRUGS, "1.xml": insert(), "tp.xlsx": workbook([price()])}),
}
PIECES = st.one_of(
    st.binary(max_size=12),
    st.sampled_from(
        [b'"', b'","', b"\r\n", b"\n", b"\x00", b"\x1a", b"99999999", b"9e9", b"<", b"]]>", b"&a;"]
    ),
)


def is_taken_or_refused(data, name="file"):
    try:
        files = read_master(name, data)
    except MasterRefused as refused:
        return bool(refused.reason)
    return bool(files) and all(isinstance(file, MasterFile) and file.rows for file in files)


@given(st.binary(max_size=400))
def test_any_bytes_are_refused(data):
    assert is_taken_or_refused(data)


@given(st.sampled_from([b"PK\x03\x04", b"<?xml", b"%PDF", b"\xd0\xcf\x11\xe0"]), st.binary())
def test_any_bytes_behind_a_known_beginning_are_refused(head, data):
    assert is_taken_or_refused(head + data)


@pytest.mark.parametrize("kind", SAMPLES)
@settings(max_examples=120)
@given(at=st.floats(0, 1), piece=PIECES, drop=st.integers(0, 20))
def test_a_master_with_any_change_is_taken_or_refused(kind, at, piece, drop):
    data = SAMPLES[kind]
    start = int(at * len(data))

    assert is_taken_or_refused(data[:start] + piece + data[start + drop :])


@pytest.mark.parametrize("kind", ["drugs", "diseases", "modifiers", "hot", "packages"])
@settings(max_examples=120)
@given(data=st.data())
def test_a_table_with_any_text_in_a_field_is_taken_or_refused(kind, data):
    text = SAMPLES[kind].decode("utf-8" if kind == "packages" else "cp932")
    fields = text.split('","')
    at = data.draw(st.integers(0, len(fields) - 1))
    fields[at] = data.draw(st.text(max_size=20))

    assert is_taken_or_refused('","'.join(fields).encode("utf-8", "replace"))


@settings(max_examples=60)
@given(
    st.lists(st.one_of(st.text(max_size=12), st.floats(), st.booleans()), min_size=15, max_size=15)
)
def test_a_price_list_with_any_cells_is_taken_or_refused(cells):
    told = [str(cell) if isinstance(cell, float) else cell for cell in cells]
    told[0], told[1] = "注射薬", "3140400A9019"

    assert is_taken_or_refused(workbook([[str(cell)[:30] for cell in told]]))
