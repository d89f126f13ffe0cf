"""Saves infusions until it is ended; after each save that was confirmed it prints ACK, number and hash.

Started as a program of its own, so that it can be killed: `python writer.py FOLDER [COUNT]`. Where
there is no clinic yet, one is founded elsewhere and brought in, each file held by the disk at once.
"""

import os
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.reliability.clinic import bring_in, come_in, saves


def write(folder: Path, count: int | None = None) -> None:
    """Save so many infusions, or for ever."""
    bring_in(folder)
    with closing(come_in(folder)) as clinic:
        for confirmed in islice(saves(clinic), count):
            # One write, so that a line is there whole or not at all.
            os.write(1, f"ACK {confirmed}\n".encode())


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
