import pytest

from app.reference.rows import BadReference
from app.reference.tables import once, read_table

COLUMNS = ("id", "value")


@pytest.fixture
def table(tmp_path):
    """Return a function that writes a table and reads it."""

    def write(content):
        path = tmp_path / "things.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_table(path, COLUMNS)

    return write


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


def test_two_lines_that_say_the_same_are_refused_and_both_named(table):
    rows = table("id,value\nA,\nB,\nＡ,\n")

    once(rows, "value", str)
    with pytest.raises(BadReference) as caught:
        once(rows, "id", lambda cell: cell.replace("Ａ", "A"))

    assert caught.value.line == 4
    assert "line 2" in str(caught.value)
