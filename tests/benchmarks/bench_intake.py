"""A thousand rows of a workbook: read, judged and taken into a real, encrypted database."""

import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from app.demo.forms import RINGER
from app.domain.sheets import Table, TableForm
from app.sheets.reading import read_tables
from app.sheets.writing import write_table
from tests.reliability import clinic as fictional
from tests.reliability import tables

ROWS, LIMIT = 1000, 5.0


def measure() -> dict[str, float]:
    """Return how many seconds a thousand patients, and a thousand infusions, take."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch, fictional.as_dear_afterwards():
        folder = Path(scratch) / "clinic"
        fictional.start(folder)
        with closing(fictional.come_in(folder)) as clinic:
            product = clinic.products.named(RINGER)
            brand = "" if product is None else product.brand_ja
            wishes = {
                "patients": tables.patients(ROWS),
                "infusions": tables.entries(ROWS, 100, clinic.actor.member.name, brand),
            }
            for name, intake in (
                ("patients", clinic.patient_intake),
                ("infusions", clinic.entry_intake),
            ):
                wish = wishes[name]
                content = write_table(Table("1", wish.sheet.head, wish.sheet.rows), TableForm.XLSX)
                begun = time.perf_counter()
                (sheet,) = read_tables(content)
                tried = intake.take(clinic.actor, replace(wish, sheet=sheet))
                found[name] = time.perf_counter() - begun
                if tried.good != ROWS:
                    raise AssertionError(tried.refused[0])
    return found


def rows() -> list[tuple[str, float, float]]:
    """Return how much of the seconds allowed each table took, with the limit."""
    return [
        (
            f"{ROWS:,} {name} of a workbook taken ({seconds:.1f} s), {LIMIT:.0f} s = 1",
            seconds / LIMIT,
            1.0,
        )
        for name, seconds in measure().items()
    ]


if __name__ == "__main__":
    for line in rows():
        print(*line)
