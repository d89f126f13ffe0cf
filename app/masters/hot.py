"""The HOT master (医薬品HOTコードマスター): HOT13 and HOT9 tables, with and without box codes."""

from app.domain.codes import is_hot, is_yj
from app.domain.errors import MasterRefused
from app.domain.masters import HotRow, MasterFile, MasterKind, RefusedRow
from app.masters.fields import Unreadable, day
from app.masters.headed import Cells, headed
from app.masters.source import Source
from app.masters.tables import by_excel

HEAD = "基準番号"
WIDTHS = (24, 25)
_HEADS = {
    "hot": "基準番号（ＨＯＴコード）",
    "listing": "薬価基準収載医薬品コード",
    "yj": "個別医薬品コード",
    "receipt": "レセプト電算処理システムコード（１）",
    "unified": "レセプト電算処理システムコード（２）",
    "brand": "販売名",
    "strength": "規格単位",
    "maker": "製造会社",
    "seller": "販売会社",
    "renewed_on": "更新年月日",
}
# Stands where a product has no receipt code yet.
_NONE_YET = "666666666"


def read_hot(source: Source, text: str) -> MasterFile:
    """Return the rows of a HOT9 or a HOT13 table; one code may stand for two YJ codes."""
    if source.is_of_deleted:
        raise MasterRefused(source.name, "deleted")
    rows: list[HotRow] = []
    refused: list[RefusedRow] = []
    seen: set[tuple[str, str]] = set()
    latest = ""
    for row, cells in headed(source, text, WIDTHS, _HEADS):
        hot = cells["hot"]
        if by_excel(hot):
            raise MasterRefused(source.name, "excel", row, hot)
        try:
            rows.append(_hot_row(row, cells, seen))
        except Unreadable as fault:
            refused.append(RefusedRow(row, fault.reason, fault.what, hot))
        else:
            latest = max(latest, cells["renewed_on"])
    return MasterFile(
        MasterKind.HOT,
        source.name,
        source.sha256,
        True,
        source.day or day(latest),
        tuple(rows),
        tuple(refused),
    )


def _hot_row(row: int, cells: Cells, seen: set[tuple[str, str]]) -> HotRow:
    hot, yj = cells["hot"], cells["yj"]
    if not is_hot(hot):
        raise Unreadable("code", hot)
    for code in (yj, cells["listing"]):
        if code and not is_yj(code):
            raise Unreadable("code", code)
    if (hot, yj) in seen:
        raise Unreadable("twice", hot)
    day(cells["renewed_on"])
    receipt, unified = _receipt(cells["receipt"]), _receipt(cells["unified"])
    seen.add((hot, yj))
    return HotRow(
        row,
        hot,
        yj,
        cells["listing"],
        receipt,
        unified,
        cells["brand"],
        cells["strength"],
        cells["maker"] or cells["seller"],
    )


def _receipt(code: str) -> str:
    if code in {"", _NONE_YET}:
        return ""
    if len(code) != 9 or not code.isascii() or not code.isdigit():
        raise Unreadable("code", code)
    return code
