"""The gate before the keys: who failed too often waits, whoever it is and whatever is typed."""

import math
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from app.credentials.keys import Found, open_emergency, open_person, open_recovery
from app.credentials.tries import TryBook
from app.domain.errors import PaperIsWrong, TooManyTries, WrongPassword

_Answer = TypeVar("_Answer")

# What papers are tried under; no login begins with a star.
RECOVERY, EMERGENCY = "*recovery", "*emergency"


class Gate:
    """Opens the ring, and counts the failures."""

    def __init__(self, ring: Path, book: TryBook, clock: Callable[[], datetime]) -> None:
        self._ring = ring
        self._clock = clock
        self.book = book

    def person(self, login: str, password: str) -> Found:
        """Return what a password opens.

        A right password alone does not end the row of failures: `came_in` does.

        Raises:
            TooManyTries: after five failures in a row one waits, each time longer.
            WrongPassword: nobody has this login, or the password is another.
        """
        return self._try(login, lambda: open_person(self._ring, login, password))

    def recovery(self, code: str) -> Found:
        """Return what is opened by the code on the recovery paper; raises PaperIsWrong, TooManyTries."""
        found = self._try(RECOVERY, lambda: open_recovery(self._ring, code))
        self.came_in(RECOVERY)
        return found

    def emergency(self, code: str) -> tuple[str, Found]:
        """Return whose emergency code it is, and what it opens; raises as `recovery`."""
        found = self._try(EMERGENCY, lambda: open_emergency(self._ring, code))
        self.came_in(EMERGENCY)
        return found

    def check(self, login: str, password: str) -> None:
        """Return if the password is somebody's; raises as `person`."""
        self.person(login, password)
        self.book.succeeded(login)

    def failed(self, login: str) -> None:
        """Count a failure behind the password: a wrong code."""
        self.book.failed(login, self._clock())

    def came_in(self, login: str) -> None:
        """End the row of failures: password and code were right."""
        self.book.succeeded(login)

    def _try(self, name: str, ask: Callable[[], _Answer]) -> _Answer:
        wait = self.book.of(name).wait(self._clock())
        if wait:
            raise TooManyTries(math.ceil(wait.total_seconds()))
        try:
            return ask()
        except WrongPassword as error:
            self.book.failed(name, self._clock())
            if name in {RECOVERY, EMERGENCY}:
                raise PaperIsWrong from error
            raise
