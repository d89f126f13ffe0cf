"""Takes a drug master into a clinic until it is killed; says TAKING when it begins to.

Started as a program of its own, so that it can be killed: `python master_taker.py FOLDER COUNT`.
"""

import os
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.reliability.clinic import come_in
from tests.reliability.delivery import drug_master


def take(folder: Path, count: int) -> None:
    """Read the master, then take it in."""
    with closing(come_in(folder)) as clinic:
        (file,) = clinic.masters.read(clinic.actor, "y_ALL20260401.csv", drug_master(count))
        os.write(1, b"TAKING\n")
        taken = clinic.masters.take(clinic.actor, file)
        os.write(1, f"TAKEN {taken.tally.new}\n".encode())


if __name__ == "__main__":
    take(Path(sys.argv[1]), int(sys.argv[2]))
