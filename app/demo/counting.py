"""A look at what is counted, found again, taken in from tables and taken out of the house."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from app.demo.drips import LOT
from app.demo.hands import Hands
from app.demo.people import PITCHER

_LOT = LOT[:4]
_TABLE = """\
氏名,フリガナ,生年月日,性別,住所,競技,チーム,所属団体,アレルギー
架空 一郎,カクウ イチロウ,平成12年5月1日,男,東京都架空区1-1,野球,東都ファルコンズ,NPB,
見本 さくら,ミホン サクラ,2002/3/9,女,東京都架空区2-2,水泳,架空大学 水泳部,WADA,ペニシリン
例題 三郎,レイダイ サブロウ,2001/13/40,男,東京都架空区3-3,野球,東都ファルコンズ,NPB,
"""


def see_the_reports(hands: Hands) -> None:
    """Look at the month, and find who received a lot."""
    hands.press("rail_reports")
    hands.wait(lambda: _is_filled(hands.see("overview_bodies")), "the month's figures")
    hands.look("reports")
    hands.press("report_part_1")
    hands.write("lot_line", _LOT)
    hands.wait(lambda: hands.sees("lots_table"), "who received the lot")
    hands.look("lots")


def _is_filled(table: QWidget) -> bool:
    return isinstance(table, QTableView) and table.model().rowCount() > 0


def see_the_tables(hands: Hands, out: Path) -> None:
    """Try the rows of a clinic's own table, and take none of them."""
    file = out / "patients.csv"
    file.write_text(_TABLE, encoding="utf-8")
    hands.press("rail_patients")
    hands.press("take_table")
    hands.press("intake_choose")
    hands.write("fileNameEdit", str(file.resolve()))
    hands.key("fileNameEdit", Qt.Key.Key_Return)
    hands.see("intake_try")
    hands.look("table-columns")
    hands.press("intake_try")
    hands.see("intake_take")
    hands.look("table-tried")


def see_the_ways_out(hands: Hands) -> None:
    """Look at the ways in which a record leaves the house, the one for other systems chosen."""
    hands.press("rail_patients")
    hands.write("patient_search_line", PITCHER.family_kana)
    hands.key("patient_search_line", Qt.Key.Key_Return)
    hands.press("take_out")
    hands.press("take_out_way_3")
    hands.look("taken-out-as-fhir")
    hands.press("filing_cancel")
