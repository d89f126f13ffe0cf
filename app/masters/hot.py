"""The HOT master (医薬品HOTコードマスター): HOT13 and HOT9 tables, with and without box codes."""

HEAD = "基準番号"
WIDTHS = (24, 25)
