"""What the services need of the ring of keys, once it is open."""

from collections.abc import Callable
from typing import Protocol, TypeVar

RandomBytes = Callable[[int], bytes]
# Told how much of the work is done, from 0 to 1.
Share = Callable[[float], None]


Proved = TypeVar("Proved")


class KeyRing(Protocol):
    """Gives and takes the ways to the database's key; whoever holds it is inside."""

    def check(self, login: str, password: str) -> None:
        """Return if the password is somebody's; raises WrongPassword, TooManyTries."""

    def check_both(self, login: str, password: str, code: Callable[[], Proved]) -> Proved:
        """Return what comes of a code if the password is somebody's.

        A code that raises CodeIsWrong is counted like a wrong password. Raises as `check`.
        """

    def logins(self) -> frozenset[str]:
        """Return who has a password."""

    def give(self, login: str, password: str) -> None:
        """Give somebody a way in, in place of the one they had; raises StorageError."""

    def take(self, login: str) -> None:
        """Take somebody's way in away; raises StorageError."""

    def give_emergency(self, login: str, code: str) -> None:
        """Make an emergency code open the books; raises StorageError."""

    def take_emergency(self, login: str) -> None:
        """Make an emergency code open nothing any more; raises StorageError."""

    def give_recovery(self, code: str) -> None:
        """Make a recovery paper open the books, in place of the one before; raises StorageError."""

    def has_recovery(self) -> bool:
        """Tell whether there is a recovery paper."""

    def renew(self, staying: frozenset[str], progress: Share) -> tuple[str, ...]:
        """Give the books a new key and those who stay a way to it; return who has none any more.

        What `progress` raises ends the work; the books have the old key then.

        Raises:
            StorageError: the books could not be written anew; they have the old key still.
        """
