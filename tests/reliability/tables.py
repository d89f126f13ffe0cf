"""Tables of many patients and infusions, such as a clinic brings along; everybody in them is invented."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from app.domain.columns import guess
from app.domain.sheets import Mapping, Sheet, Taken
from app.services.intake import Wish

PATIENTS = ("氏名", "フリガナ", "生年月日", "性別", "住所", "所属団体")
ENTRIES = (
    *("氏名", "日付", "開始", "終了", "診断名", "ICD-10", "診断根拠", "点滴の理由"),
    *("薬剤名", "用量", "単位", "投与経路", "医師", "実施場所"),
)
_KANJI, _KANA = "山川田中村上木本高松", "あいうえおかきくけこ"
BASIS = "嘔吐3回、経口摂取不可。皮膚ツルゴール低下、口腔粘膜乾燥、立位でふらつき。"


def names(number: int) -> tuple[str, str]:
    """Return an invented name and its reading; each number has another one."""
    digits = [int(one) for one in f"{number:04d}"]
    kanji, kana = (
        f"{''.join(signs[one] for one in digits[:2])} {''.join(signs[one] for one in digits[2:])}"
        for signs in (_KANJI, _KANA)
    )
    return kanji, kana


def patients(count: int) -> Wish:
    """Return a table of so many patients."""
    rows = tuple(
        (*names(number), f"H{number % 20 + 1}.4.3", "男", "東京都文京区本郷1-1", "NPB、JADA")
        for number in range(count)
    )
    return wish(PATIENTS, rows, Taken.PATIENTS)


def entries(count: int, people: int, physician: str, product: str) -> Wish:
    """Return a table of so many infusions, each two days after the other, of so many people."""
    first = datetime(2025, 4, 1, 9, 0, tzinfo=UTC)
    rows = tuple(
        (
            names(number % people)[0],
            f"{first + timedelta(days=2 * (number // people)):%Y/%m/%d}",
            *("9:05", "9:50", "脱水症", "E86", BASIS, "経口摂取不可"),
            *(product, "80", "mL", "点滴静注", physician, "外来"),
        )
        for number in range(count)
    )
    return wish(ENTRIES, rows, Taken.ENTRIES)


def wish(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], taken: Taken) -> Wish:
    """Return a table as it is wished to be taken."""
    sheet = Sheet("1", head, rows, tuple(range(2, len(rows) + 2)))
    mapping: Mapping = guess(head, taken)
    told = sha256(repr(rows).encode()).hexdigest()
    return Wish("過去分.xlsx", told, sheet, mapping, "過去の記録の取り込み。")
