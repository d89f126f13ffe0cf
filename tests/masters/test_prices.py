import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
import xlsxwriter

from app.domain.errors import MasterRefused
from app.domain.masters import MasterKind, PriceRow, RefusedRow
from app.masters.reading import read_master
from tests.masters.books import HEAD, price, workbook
from tests.masters.tables import read, zipped


def listed(*rows, name="tp20260401-01_02.xlsx", **cells):
    return read(workbook(rows, **cells), name)


def refusal(data):
    """Return why a file is refused."""
    with pytest.raises(MasterRefused) as refused:
        read_master("tp.xlsx", data)
    return refused.value.reason, refused.value.row, refused.value.what


def test_a_price_list_is_read_by_the_places_of_its_columns():
    file = listed(price(until="R9.3.31まで"))

    assert (file.kind, file.is_full, file.refused) == (MasterKind.PRICES, True, ())
    assert file.effective_on == date(2026, 4, 1)
    assert file.rows == (
        PriceRow(
            2,
            "3140400A9019",
            "架空成分",
            "１００ｍｇ１管",
            "サンプル静注１００ｍｇ",
            "架空製薬",
            Decimal(84),
            date(2027, 3, 31),
        ),
    )


@pytest.mark.parametrize(
    ("cell", "yen"),
    [
        (84, "84"),
        (9.7, "9.7"),
        ("1,234", "1234"),
        ("１，２３４．５０", "1234.50"),
        (167077222, "167077222"),
    ],
)
def test_a_price_may_be_a_number_or_a_text(cell, yen):
    assert listed(price(price=cell)).rows[0].price == Decimal(yen)


def test_a_date_that_somebody_formatted_as_one_is_read_too():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, price())
        sheet.write(1, 13, date(2027, 3, 31), book.add_format({"num_format": "yyyy/mm/dd"}))

    assert read(data.getvalue()).rows[0].usable_until == date(2027, 3, 31)


@pytest.mark.parametrize(
    ("row", "reason", "what"),
    [
        (price("3140400A9015"), "code", "3140400A9015"),
        (price(), "twice", "3140400A9019"),
        (price("3259601A9017", price="84円"), "price", "84円"),
        (price("3259601A9017", price=""), "price", ""),
        (price("3259601A9017", price=-84), "price", "-84"),
        (price("3259601A9017", until="来年まで"), "date", "来年まで"),
        (price("3259601A9017", brand=""), "blank", "3259601A9017"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_by_its_number(row, reason, what):
    file = listed(price(), row)

    assert len(file.rows) == 1
    assert file.refused == (RefusedRow(3, reason, what, row[1]),)


def test_blank_rows_are_passed_over():
    file = listed(price(), ("",) * 15, price("3259601A9017"))

    assert [row.row for row in file.rows] == [2, 4]


def test_the_list_of_other_drugs_is_refused_by_what_it_lists():
    assert refusal(workbook([price(kind="内用薬")])) == ("list", 2, "内用薬")
    assert refusal(workbook([price(kind="他")])) == ("sign", 2, "他")


def test_a_workbook_of_another_kind_is_refused():
    assert refusal(workbook([], ("氏名", "生年月日")))[0] == "sheet"
    assert refusal(workbook([price()[:-2]], HEAD[:-2]))[0] == "sheet"
    assert refusal(workbook([]))[0] == "no_rows"


def test_a_code_that_a_spreadsheet_made_a_number_refuses_the_list():
    assert refusal(workbook([price("3.1404E+11")])) == ("excel", 2, "3.1404E+11")


def test_a_workbook_with_a_cell_far_away_is_refused_before_it_is_laid_out():
    assert refusal(workbook([price()], XFD1048576="x"))[0] == "sheet"
    assert refusal(workbook([price()], A900000="x"))[0] == "sheet"


@pytest.mark.parametrize("count", [b"10000000000", b"18446744073709551615", b"&#57;99", b""])
def test_a_workbook_that_says_it_has_countless_texts_is_refused(count):
    with zipfile.ZipFile(io.BytesIO(workbook([price()]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    told = re.sub(rb'uniqueCount="\d+"', b'uniqueCount="%s"' % count, parts["xl/sharedStrings.xml"])

    assert refusal(zipped(parts | {"xl/sharedStrings.xml": told}))[0] == "sheet"


class PanicException(BaseException):
    """What the reader of workbooks raises where it meets what it did not foresee."""


@pytest.mark.parametrize(
    ("raised", "met"), [(PanicException, MasterRefused), (KeyboardInterrupt, KeyboardInterrupt)]
)
def test_a_workbook_that_the_reader_breaks_on_is_refused(monkeypatch, raised, met):
    def broken(_data):
        raise raised

    monkeypatch.setattr(
        "app.masters.workbooks.CalamineWorkbook", SimpleNamespace(from_filelike=broken)
    )

    with pytest.raises(met):
        read_master("tp.xlsx", workbook([price()]))


def test_a_workbook_within_a_zip_is_read_and_one_cut_off_is_refused():
    data = workbook([price()])

    assert len(read(zipped({"tp20260401-01_02.xlsx": data}), "tp.zip").rows) == 1
    for end in range(100, len(data), 501):
        assert refusal(data[:end])[0] == "damaged"


def test_a_workbook_without_its_parts_is_refused():
    parts = {"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}

    assert refusal(zipped(parts))[0] == "damaged"
    assert refusal(zipped({"[Content_Types].xml": b"<a/>", "x.bin": b""}))[0] == "old_office"
