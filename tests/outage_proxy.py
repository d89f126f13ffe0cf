"""Stands between computers and a PostgreSQL server, and cuts some of them off just as they commit."""

import random
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Thread

PORT = 5432
# How PostgreSQL's protocol says it, in a simple query as in a prepared one.
_COMMIT = b"COMMIT\x00"
_AT_ONCE = 1 << 16


class Proxy:
    """Passes everything on but a share of the commits.

    Of those that are cut, a third never comes to the server; of a third the answer is thrown away;
    a third is sent, and nobody waits for what becomes of it.
    """

    def __init__(self, behind: Path, folder: Path, share: float, seed: int) -> None:
        """Stand before a server's socket, with one of the same kind in a folder of its own."""
        self._behind = behind / f".s.PGSQL.{PORT}"
        self._place = folder / f".s.PGSQL.{PORT}"
        self._share = share
        self._dice, self._turn = random.Random(seed), Lock()
        self._door = socket.socket(socket.AF_UNIX)
        self.is_cutting = False
        self.commits = 0
        self.cut = [0, 0, 0]

    def open(self) -> None:
        """Let computers come."""
        self._door.bind(str(self._place))
        self._door.listen(64)
        Thread(target=self._welcome, daemon=True).start()

    def close(self) -> None:
        """Let nobody come any more."""
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()

    def _welcome(self) -> None:
        while True:
            try:
                guest, _ = self._door.accept()
            except OSError:
                return
            there = socket.socket(socket.AF_UNIX)
            try:
                there.connect(str(self._behind))
            except OSError:
                # The server is down: whoever comes is sent away, as it would do itself.
                there.close()
                guest.close()
                continue
            pair = _Pair(guest, there)
            Thread(target=self._to_the_server, args=(pair,), daemon=True).start()
            Thread(target=self._to_the_guest, args=(pair,), daemon=True).start()

    def _to_the_server(self, pair: "_Pair") -> None:
        with pair.ending(), suppress(OSError):
            while said := pair.guest.recv(_AT_ONCE):
                way = self._falls() if _COMMIT in said else None
                if way == 0:
                    return
                pair.is_deaf = pair.is_deaf or way == 1
                pair.there.sendall(said)
                if way == 2:
                    return

    def _to_the_guest(self, pair: "_Pair") -> None:
        with pair.ending(), suppress(OSError):
            while said := pair.there.recv(_AT_ONCE):
                if pair.is_deaf:
                    return
                pair.guest.sendall(said)

    def _falls(self) -> int | None:
        """Return in which of the three ways a commit is cut, or None where it is not."""
        with self._turn:
            self.commits += 1
            if not self.is_cutting or self._dice.random() >= self._share:
                return None
            way = self._dice.randrange(3)
            self.cut[way] += 1
            return way


class _Pair:
    """A computer and the server; where one end goes, the other goes too."""

    def __init__(self, guest: socket.socket, there: socket.socket) -> None:
        self.guest, self.there = guest, there
        self.is_deaf = False
        self._turn, self._left = Lock(), 2

    @contextmanager
    def ending(self) -> Iterator[None]:
        """End both ends behind what is done with them."""
        try:
            yield
        finally:
            self.end()

    def end(self) -> None:
        """Cut both ends; who comes last puts them away."""
        with self._turn:
            self._left -= 1
            for one in (self.guest, self.there):
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                if not self._left:
                    one.close()
