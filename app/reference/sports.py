"""Reads the list of sports."""

from pathlib import Path

from app.domain.sports import Sport, is_code
from app.domain.text import fold, is_kana, to_hiragana
from app.reference.rows import Row
from app.reference.tables import once, read_table

FILE = "sports.csv"
_COLUMNS = ("code", "name_ja", "kana", "name_en")


def read_sports(folder: Path) -> tuple[Sport, ...]:
    """Return the sports of a reference folder.

    Raises:
        BadReference: the file cannot be taken; the error tells file and line.
    """
    rows = read_table(folder / FILE, _COLUMNS)
    for column in ("code", "name_ja", "name_en"):
        once(rows, column, fold)
    return tuple(map(_from_row, rows))


def _from_row(row: Row) -> Sport:
    if not is_code(row["code"]):
        raise row.fault("code", "a code such as mini_golf")
    kana = row.text("kana")
    if not is_kana(kana) or kana != to_hiragana(kana):
        raise row.fault("kana", "a reading in hiragana")
    return Sport(row["code"], row.text("name_ja"), kana, row.text("name_en"))
