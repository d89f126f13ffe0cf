"""Checkpoints in memory: signed, kept outside and looked at as the real ones are."""

import hashlib
from typing import Any

from app.domain.checkpoints import Found, Signed, to_text
from app.services.checkpoints import Sealing, Verified

DATABASE = "0f" * 16


class FakeSeal:
    """Signs with a hash; whoever reads this can forge it."""

    public = bytes(range(32))

    def sign(self, text: str) -> bytes:
        """Return the signature of a text."""
        return hashlib.sha512(text.encode()).digest()


def is_genuine(signed: Signed) -> bool:
    """Tell whether a checkpoint is signed by the fake seal."""
    text = to_text(signed.checkpoint)
    return (signed.key, signed.signature) == (FakeSeal.public, FakeSeal().sign(text))


class FakeWitness:
    """A place outside the books. `found` and `broken` are what looking the trail over finds."""

    def __init__(self, books: Any) -> None:
        self.books = books
        self.lines: list[Signed] = []
        self.found: Found | None = None
        self.broken: int | None = None

    def bear(self, checkpoints: tuple[Signed, ...]) -> None:
        """Write down those that are not there."""
        self.lines += [one for one in checkpoints if one not in self.lines]

    def told(self, *, lately: bool = False) -> tuple[Signed, ...]:
        """Return all."""
        return tuple(self.lines)

    def verify(self, outside: tuple[Signed, ...], *, since_trusted: bool) -> Verified:
        """Return what was found."""
        end = len(self.books.trail)
        return Verified(end, end, self.broken, self.found)

    def sealing(self) -> Sealing:
        """Return what checkpoints are made with."""
        return Sealing(DATABASE, FakeSeal(), self, self.verify)


class FakeCheckpoints:
    """The checkpoints in the books."""

    def __init__(self, pages: Any) -> None:
        self._pages = pages

    def all(self) -> tuple[Signed, ...]:
        """Return every one."""
        return tuple(self._pages.checkpoints)

    def newest(self, count: int) -> tuple[Signed, ...]:
        """Return the newest."""
        return tuple(self._pages.checkpoints[-count:])

    def latest(self) -> Signed | None:
        """Return the newest one."""
        return next(iter(self.newest(1)), None)

    def add(self, signed: Signed) -> None:
        """Keep one."""
        self._pages.checkpoints.append(signed)
