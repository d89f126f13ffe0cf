"""Reads the starter list of diagnoses."""

from pathlib import Path

from app.domain.diagnoses import Diagnosis, is_icd10
from app.domain.text import fold, is_kana, to_hiragana
from app.reference.rows import Row
from app.reference.tables import once, read_table

FILE = "diagnoses.csv"
_COLUMNS = ("name_ja", "kana", "name_en", "icd10")


def read_diagnoses(folder: Path) -> tuple[Diagnosis, ...]:
    """Return the starter list of diagnoses of a reference folder.

    Raises:
        BadReference: the file cannot be taken; the error tells file and line.
    """
    rows = read_table(folder / FILE, _COLUMNS)
    once(rows, "name_ja", fold)
    return tuple(map(_from_row, rows))


def _from_row(row: Row) -> Diagnosis:
    kana = row.text("kana")
    if not is_kana(kana) or kana != to_hiragana(kana):
        raise row.fault("kana", "a reading in hiragana")
    if not is_icd10(row["icd10"]):
        raise row.fault("icd10", "an ICD-10 code such as D50.9")
    return Diagnosis(row.text("name_ja"), kana, row.text("name_en"), row["icd10"])
