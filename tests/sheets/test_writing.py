import csv
import io

import openpyxl
import pytest

from app.domain.errors import BadTable
from app.domain.sheets import Table, TableForm
from app.sheets.reading import read_tables
from app.sheets.writing import write_table

TABLE = Table(
    "患者", ("番号", "氏名", "メモ"), (("0012", "髙橋 翔太", "=1+1"), ("0013", "渡邉 蓮", ""))
)


def test_a_workbook_holds_text_as_text():
    sheet = openpyxl.load_workbook(io.BytesIO(write_table(TABLE, TableForm.XLSX))).active

    assert [[cell.value for cell in row] for row in sheet.iter_rows(max_row=2)] == [
        ["番号", "氏名", "メモ"],
        ["0012", "髙橋 翔太", "=1+1"],
    ]
    assert {cell.data_type for row in sheet.iter_rows(max_row=2) for cell in row} == {"s"}
    assert sheet["A2"].number_format == "@"
    assert sheet.freeze_panes == "A2"
    assert sheet.title == "患者"


def test_a_cell_of_a_workbook_is_no_formula():
    sheet = openpyxl.load_workbook(io.BytesIO(write_table(TABLE, TableForm.XLSX))).active

    assert sheet["C2"].value == "=1+1"
    assert sheet["C2"].data_type == "s"


@pytest.mark.parametrize(
    ("form", "encoding"), [(TableForm.CSV, "utf-8-sig"), (TableForm.CSV_CP932, "cp932")]
)
def test_text_is_written_for_either_kind_of_office(form, encoding):
    content = write_table(TABLE, form)

    rows = list(csv.reader(io.StringIO(content.decode(encoding))))
    assert rows[1] == ["0012", "髙橋 翔太", "'=1+1"]
    assert content.startswith(b"\xef\xbb\xbf") is (form is TableForm.CSV)


def test_signs_that_the_older_encoding_lacks_are_named():
    table = Table("患者", ("氏名",), (("𠮷野 葵",), ("𠮷田 ♬",)))

    with pytest.raises(BadTable) as refused:
        write_table(table, TableForm.CSV_CP932)

    assert refused.value.facts == {"signs": "𠮷 ♬"}


def test_the_same_table_is_the_same_file():
    assert write_table(TABLE, TableForm.XLSX) == write_table(TABLE, TableForm.XLSX)


@pytest.mark.parametrize("form", TableForm)
def test_every_form_is_read_again(form):
    (sheet,) = read_tables(write_table(TABLE, form))

    assert sheet.head == TABLE.head
    assert sheet.rows[1][:2] == ("0013", "渡邉 蓮")
