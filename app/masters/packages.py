"""The package codes (医薬品コード登録システム, file 2): which GTIN is which product."""

HEAD = "更新区分"
WIDTHS = (44,)
