"""The price list (薬価基準収載品目リスト) of injections: tp…_02.xlsx; columns by their place."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.domain.codes import is_yj
from app.domain.errors import MasterRefused
from app.domain.masters import MasterFile, MasterKind, PriceRow, RefusedRow
from app.masters.eras import era_day
from app.masters.fields import Unreadable, price
from app.masters.source import Source
from app.masters.tables import by_excel
from app.masters.workbooks import Row, first_sheet

_INJECTIONS = "注射薬"
_OTHERS = frozenset({"内用薬", "外用薬", "歯科用薬剤", "歯科用薬"})
# Three columns have no heading, so these are known by their place.
_KIND, _LISTING, _GENERIC, _STRENGTH, _BRAND, _MAKER, _PRICE, _UNTIL = 0, 1, 2, 3, 7, 8, 12, 13
_HEADS = {_KIND: "区分", _LISTING: "薬価基準収載医薬品コード", _BRAND: "品名", _PRICE: "薬価"}


def read_prices(source: Source, data: bytes) -> MasterFile:
    """Return the rows of the price list of injections."""
    rows: list[PriceRow] = []
    refused: list[RefusedRow] = []
    seen: set[str] = set()
    sheet = first_sheet(source, data)
    _check_head(source, sheet)
    for number, cells in enumerate(sheet[1:], 2):
        if number % 1_000 == 0:
            source.told(number, len(sheet))
        if not any(map(_text, cells)):
            continue
        code = _text(cells[_LISTING])
        _check(source, number, _text(cells[_KIND]), code)
        try:
            rows.append(_price_row(number, cells, code, seen))
        except Unreadable as fault:
            refused.append(RefusedRow(number, fault.reason, fault.what, code))
    return MasterFile(
        MasterKind.PRICES,
        source.name,
        source.sha256,
        True,
        source.day,
        tuple(rows),
        tuple(refused),
    )


def _check_head(source: Source, sheet: Sequence[Row]) -> None:
    """Refuse a workbook whose first row has not the headings of a price list at their places."""
    head = [_text(cell) for cell in sheet[0]] if sheet else []
    if len(head) <= _UNTIL or any(head[at] != told for at, told in _HEADS.items()):
        raise MasterRefused(source.name, "sheet")


def _check(source: Source, row: int, kind: str, code: str) -> None:
    """Refuse the list of another kind of drugs, and one whose codes were made numbers."""
    if kind in _OTHERS:
        raise MasterRefused(source.name, "list", row, kind)
    if kind != _INJECTIONS:
        raise MasterRefused(source.name, "sign", row, kind)
    if by_excel(code):
        raise MasterRefused(source.name, "excel", row, code)


def _price_row(row: int, cells: Row, code: str, seen: set[str]) -> PriceRow:
    if not is_yj(code):
        raise Unreadable("code", code)
    if code in seen:
        raise Unreadable("twice", code)
    yen, until = _yen(cells[_PRICE]), _until(cells[_UNTIL])
    brand = _text(cells[_BRAND])
    if not brand:
        raise Unreadable("blank", code)
    seen.add(code)
    return PriceRow(
        row,
        code,
        _text(cells[_GENERIC]),
        _text(cells[_STRENGTH]),
        brand,
        _text(cells[_MAKER]),
        yen,
        until,
    )


def _text(cell: object) -> str:
    """Return what a cell says; whole numbers come as 750.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _yen(cell: object) -> Decimal:
    text = unicodedata.normalize("NFKC", _text(cell))
    yen = price(text)
    if yen is None:
        raise Unreadable("price", text)
    return yen


def _until(cell: object) -> date | None:
    # A cell that somebody formatted as a date comes as one.
    return era_day(cell.isoformat()[:10] if isinstance(cell, date) else _text(cell))
