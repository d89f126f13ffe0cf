"""Takes a table of infusions into a clinic until it is killed; says TAKING when it begins to.

Started as a program of its own, so that it can be killed: `python importer.py FOLDER COUNT`.
"""

import os
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.demo.forms import RINGER
from tests.reliability import tables
from tests.reliability.clinic import come_in

PEOPLE = 20


def take(folder: Path, count: int) -> None:
    """Register the people, then take their infusions."""
    with closing(come_in(folder)) as clinic:
        clinic.patient_intake.take(clinic.actor, tables.patients(PEOPLE))
        product = clinic.products.named(RINGER)
        assert product is not None
        wish = tables.entries(count, PEOPLE, clinic.actor.member.name, product.brand_ja)
        os.write(1, b"TAKING\n")
        tried = clinic.entry_intake.take(clinic.actor, wish)
        os.write(1, f"TAKEN {tried.good}\n".encode())


if __name__ == "__main__":
    take(Path(sys.argv[1]), int(sys.argv[2]))
