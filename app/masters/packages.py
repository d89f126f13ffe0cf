"""The package codes (医薬品コード登録システム, file 2): which GTIN is which product."""

from datetime import date

from app.domain.codes import is_gtin, is_yj
from app.domain.errors import MasterRefused
from app.domain.masters import MasterFile, MasterKind, PackageRow, RefusedRow
from app.masters.eras import era_day
from app.masters.fields import Unreadable, day
from app.masters.headed import Cells, headed
from app.masters.source import Source
from app.masters.tables import by_excel

HEAD = "更新区分"
WIDTHS = (44,)
_GTINS = ("ampoule", "box", "case")
_HEADS = {
    "renewed_on": "更新年月日",
    "maker": "データ登録企業名",
    "brand": "販売名",
    "code": "薬価コード",
    "strength": "規格・製造承認時規格",
    "biological": "生物由来製品区分",
    "ampoule": "調剤包装単位コード",
    "box": "販売包装単位コード",
    "case": "元梱包装単位コード",
    "stopped_on": "販売中止年月日",
}


def read_packages(source: Source, text: str) -> MasterFile:
    """Return the rows of the package code file; two sellers may share a code."""
    rows: list[PackageRow] = []
    refused: list[RefusedRow] = []
    latest = None
    for row, cells in headed(source, text, WIDTHS, _HEADS):
        try:
            renewed = _day(cells["renewed_on"])
            rows.append(_package(row, cells))
        except Unreadable as fault:
            if fault.reason == "excel":
                raise MasterRefused(source.name, "excel", row, fault.what) from fault
            refused.append(RefusedRow(row, fault.reason, fault.what, cells["code"]))
        else:
            latest = max(filter(None, (latest, renewed)), default=None)
    return MasterFile(
        MasterKind.PACKAGES,
        source.name,
        source.sha256,
        True,
        source.day or latest,
        tuple(rows),
        tuple(refused),
    )


def _package(row: int, cells: Cells) -> PackageRow:
    gtins = tuple(_gtin(cells[name]) for name in _GTINS if cells[name])
    if not cells["brand"]:
        raise Unreadable("blank", cells["code"])
    if cells["code"] and not is_yj(cells["code"]):
        raise Unreadable("code", cells["code"])
    biological = cells["biological"]
    return PackageRow(
        row,
        gtins,
        cells["brand"],
        cells["strength"],
        cells["code"],
        cells["maker"],
        "特定生物" in biological,
        "生物" in biological,
        _day(cells["stopped_on"]),
    )


def _gtin(code: str) -> str:
    if by_excel(code):
        raise Unreadable("excel", code)
    # One zero at the front is gone where a GTIN of thirteen digits is right with it.
    if len(code) < 14 and is_gtin(code.zfill(14)):
        raise Unreadable("zeros", code)
    if not is_gtin(code):
        raise Unreadable("gtin", code)
    return code


def _day(text: str) -> date | None:
    """Return a day written as 20260531 or 2026/05/31."""
    return day(text) if text.isdigit() else era_day(text)
