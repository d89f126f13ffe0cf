"""Price lists and other workbooks, invented."""

import io

import xlsxwriter

HEAD = (
    "区分", "薬価基準収載医薬品コード", "成分名", "規格", "", "", "", "品名", "メーカー名",
    "診療報酬において加算等の算定対象となる後発医薬品", "先発医薬品",
    "同一剤形・規格の後発医薬品がある先発医薬品", "薬価", "経過措置による使用期限", "備考",
)  # fmt: skip


def price(code="3140400A9019", price=84, until="", kind="注射薬", brand="サンプル静注１００ｍｇ"):
    """Return a row of a price list."""
    return (
        kind, code, "架空成分", "１００ｍｇ１管", "局", "", "", brand, "架空製薬",
        "", "", "", price, until, "",
    )  # fmt: skip


def workbook(rows, head=HEAD, **cells):
    """Return a workbook of one sheet; `cells` are written beside it by their addresses."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet("ＨＰ用")
        for at, row in enumerate((head, *rows)):
            sheet.write_row(at, 0, row)
        for address, value in cells.items():
            sheet.write(address, value)
    return data.getvalue()
