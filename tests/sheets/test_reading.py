import io
import zipfile
from contextlib import suppress
from datetime import date, datetime, time

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cells import read_time
from app.domain.errors import BadTable
from app.domain.sheets import Table, TableForm
from app.sheets.books import LARGEST_UNPACKED
from app.sheets.reading import MOST_ROWS, read_tables
from app.sheets.writing import write_table

HEAD = ("氏名", "生年月日", "住所")


def workbook(rows, more=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, cells in more:
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_is_read_as_somebody_sees_it():
    content = workbook(
        [
            ("氏名", "日付", "開始", "開始日時", "用量", "番号"),
            (
                *("渡邉 蓮", date(2025, 8, 1), time(14, 20)),
                *(datetime(2025, 8, 1, 14, 20), 500.0, "007"),  # noqa: DTZ001
            ),
            ("𠮷野 葵", None, None, None, 0.1, 4_987_120_000_000),
        ]
    )

    (sheet,) = read_tables(content)

    assert sheet.rows == (
        ("渡邉 蓮", "2025-08-01", "14:20", "2025-08-01 14:20", "500", "007"),
        ("𠮷野 葵", "", "", "", "0.1", "4987120000000"),
    )
    assert sheet.numbers == (2, 3)


def test_a_number_that_lost_digits_is_shown_as_one():
    (sheet,) = read_tables(workbook([("番号", "氏名"), (12345678901234567890, "山田 太郎")]))

    assert sheet.rows[0][0] == "1.234568E+19"


def test_several_sheets_are_given_by_name_and_empty_ones_left_out():
    content = workbook([("氏名",), ("山田 太郎",)], [("空", ()), ("2024", [HEAD, ("a", "b", "c")])])

    assert [one.name for one in read_tables(content)] == ["Sheet", "2024"]


def test_a_title_and_empty_rows_keep_their_numbers():
    (sheet,) = read_tables(workbook([("患者一覧",), (), HEAD, ("山田 太郎",), (), ("鈴木 花",)]))

    assert sheet.head == HEAD
    assert sheet.numbers == (4, 6)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_text_is_read_in_the_encodings_of_offices(encoding, separator):
    lines = [HEAD, ("髙橋 翔太", "H12.2.11", '"東京都,文京区;本郷\n2階"')]
    text = "\r\n".join(separator.join(line) for line in lines)

    (sheet,) = read_tables(text.encode(encoding))

    assert sheet.head == HEAD
    assert sheet.rows == (("髙橋 翔太", "H12.2.11", "東京都,文京区;本郷\n2階"),)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        ("氏名\n".encode(), "empty"),
        ("氏名,住所\n山田,東京".encode("utf-16-le"), "encoding"),
        (b"\x81\x39\xff\xfe\xfd", "encoding"),
        (b"%PDF-1.7\n\x01\x02", "kind"),
        (b"PK\x03\x04 nothing more", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked",
        ),
        ('氏名,住所\n山田,"東京'.encode(), "quotes"),
        (b"a,b\n" + b'"' + b"x" * 40_000 + b'",c', "quotes"),
        (("氏名" + ",x" * 300 + "\n山田").encode(), "columns"),
        (("氏名,住所\n" + "山田,東京\n" * (MOST_ROWS + 1)).encode(), "rows"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(content, code):
    with pytest.raises(BadTable) as refused:
        read_tables(content)

    assert refused.value.code == code


def packed(*parts):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts:
            archive.writestr(name, text)
    return content.getvalue()


FAR = 'table:number-columns-repeated="16384"'


def ods(row="", cell=""):
    """Return the content of a small sheet of another office program; a row or cell may be repeated."""
    spaces = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "table", "text")
    )
    row = row.replace("t:", "table:")
    cells = "".join(
        f'<table:table-cell {cell} office:value-type="string"><text:p>{one}</text:p></table:table-cell>'
        for one in ("山田 太郎", "H1.2.3", "東京都")
    )
    head = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>'
        for one in HEAD
    )
    empty = '<table:table-cell table:number-columns-repeated="16381"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="一覧"><table:table-row>{head}{empty}'
        f"</table:table-row><table:table-row {row}>{cells}{empty}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
        f'table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )


def test_a_sheet_of_another_office_program_is_read():
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    content = packed(
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", ods()),
    )

    (sheet,) = read_tables(content)

    assert (sheet.name, sheet.head) == ("一覧", HEAD)
    assert sheet.rows == (("山田 太郎", "H1.2.3", "東京都"),)


def test_entities_of_a_workbook_are_not_unfolded():
    inside = {}
    with zipfile.ZipFile(io.BytesIO(workbook([HEAD, ("山田 太郎", "H1.2.3", "東京都")]))) as source:
        inside = {one: source.read(one) for one in source.namelist()}
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    name = "xl/worksheets/sheet1.xml"
    inside[name] = laughs + inside[name].replace(b"<v>0</v>", b"<v>&b;</v>")

    with suppress(BadTable):
        (sheet,) = read_tables(packed(*inside.items()))
        assert "haha" not in str(sheet)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (packed(("xl/sharedStrings.xml", b"0" * (LARGEST_UNPACKED + 1))), "bomb"),
        (packed(("xl/media/1.bin", b"0" * 11_000_000)), "bomb"),
        (packed(("../../evil.xml", "x")), "damaged"),
        (packed(("readme.txt", "a zip, but no workbook")), "damaged"),
        (packed(("xl/worksheets/sheet1.xml", '<c s="1" r="XFD1048576"><v>1</v></c>')), "area"),
        (packed(("xl/worksheets/sheet1.xml", '<c r="A1"><v>1</v></c><c r="XFD999"/>')), "damaged"),
        (packed(("content.xml", ods(row='t:number-rows-repeated="1048576"', cell=FAR))), "area"),
    ],
)
def test_a_zip_that_would_do_harm_is_not_unpacked(content, code):
    with pytest.raises(BadTable) as refused:
        read_tables(content)

    assert refused.value.code == code


def test_a_workbook_that_was_cut_off_is_damaged():
    content = workbook([HEAD, ("山田 太郎", "H1.2.3", "東京都")])

    for length in range(100, len(content), len(content) // 10):
        with pytest.raises(BadTable):
            read_tables(content[:length])


@given(st.binary(max_size=200))
def test_no_file_makes_the_reader_stumble(content):
    with suppress(BadTable):
        read_tables(content)


CELLS = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=12
)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_what_is_written_is_read_again(rows):
    table = Table("表", HEAD, tuple(rows))

    (sheet,) = read_tables(write_table(table, TableForm.XLSX))

    assert (sheet.head, sheet.rows) == (HEAD, tuple(rows))


@given(st.integers(0, 24 * 60 - 1))
def test_a_time_loses_no_minute_on_its_way(minutes):
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("氏名", "開始日時", "開始"))
    sheet.write_string(1, 0, "山田 太郎")
    both = book.add_format({"num_format": "yyyy/mm/dd hh:mm"})
    sheet.write_number(1, 1, round(45870 + minutes / 1440, 10), both)
    sheet.write_number(1, 2, round(minutes / 1440, 9), book.add_format({"num_format": "hh:mm"}))
    book.close()

    (found,) = read_tables(content.getvalue())

    shown = f"{minutes // 60:02}:{minutes % 60:02}"
    assert found.rows[0][1] == (f"2025-08-01 {shown}" if minutes else "2025-08-01")
    assert read_time(found.rows[0][2]) == shown


def test_a_macro_or_a_formula_is_only_its_value():
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    sheet.write_formula(1, 0, '="山田 "&"太郎"', None, "山田 太郎")
    book.close()

    (found,) = read_tables(content.getvalue())

    assert found.rows[0][0] == "山田 太郎"
