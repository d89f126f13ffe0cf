"""Says whether a clinic that lost its power is whole and holds all that it had confirmed.

Started as a program of its own: `python verifier.py FOLDER ACKS`; ends with 0 where all is well.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.credentials import logins
from app.paths import keys_in
from app.services.trouble import StorageError
from tests.reliability.clinic import faults


def acknowledged(text: str) -> dict[int, str]:
    """Return what was confirmed, by the lines of a writer; half a line was none."""
    lines = [line.split() for line in text.splitlines(keepends=True) if line.endswith("\n")]
    return {int(line[1]): line[2] for line in lines if len(line) == 3 and line[0] == "ACK"}


def verify(folder: Path, confirmed: dict[int, str]) -> list[str]:
    """Say what is wrong; a clinic that was never whole and has confirmed nothing has lost nothing."""
    try:
        logins(keys_in(folder))
    except StorageError:
        return [] if not confirmed else ["the keys are lost"]
    return faults(folder, confirmed)


if __name__ == "__main__":
    found = verify(Path(sys.argv[1]), acknowledged(Path(sys.argv[2]).read_text("utf-8")))
    print("\n".join(found))  # noqa: T201 - the harness that starts it reads this
    sys.exit(bool(found))
