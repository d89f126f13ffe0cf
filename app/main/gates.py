"""The gate before the keys for what is done without the sign-in window: the same count, the same wait."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from app import credentials, paths
from app.credentials import Found
from app.credentials.gate import Gate
from app.credentials.tries import TryBook

# Opens the ring at a place, a clinic's own or a backup's; raises as services.door.Door.
OpenRing = Callable[[Path], tuple[bytes, ...]]


def by_password(folder: Path, clock: Callable[[], datetime], login: str, password: str) -> OpenRing:
    """Return what opens a ring by a password; wrong ones are counted in the clinic's folder.

    A right one alone does not end the row of failures: the second factor was not asked for.
    """
    return lambda ring: _gate(folder, ring, clock).person(login, password).keys


def opened_by_password(
    folder: Path, clock: Callable[[], datetime], login: str, password: str
) -> Found:
    """Return all that a password opens in a folder's own ring; wrong ones are counted."""
    return _gate(folder, paths.keys_in(folder), clock).person(login, password)


def by_paper(folder: Path, clock: Callable[[], datetime], code: str) -> OpenRing:
    """Return what opens a ring by the recovery paper; wrong codes are counted as well."""
    return lambda ring: _gate(folder, ring, clock).recovery(code).keys


def _gate(folder: Path, ring: Path, clock: Callable[[], datetime]) -> Gate:
    with suppress(OSError):
        # Where nothing can be written nothing is counted, and who guesses is slowed by the cost alone.
        folder.mkdir(parents=True, exist_ok=True)
    return Gate(ring, TryBook(paths.tries_in(folder), credentials.database(ring)), clock)
