"""A PostgreSQL server of the tests' own: made empty in a folder, started, and taken away again.

Nothing of it is shared with a server that runs here: it listens on a socket in its own folder
alone. PostgreSQL refuses to run as root, so it is given to the system's user for it.
"""

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

OWNER = "tenteki_tests"
_USER = "postgres"
_MEMORY = Path("/dev/shm")
_ROOM = 4 << 30  # bytes
# Nothing here survives a test: what a cut of the power would lose is no loss.
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


class Server:
    """A running server, and how its databases are reached."""

    def __init__(self, folder: Path, options: str) -> None:
        """Know a server by the folder of its socket, and what it is started with."""
        self.folder = folder
        self._options = options

    def start(self) -> None:
        """Let it begin, and wait until it answers."""
        data, log = self.folder / "data", self.folder / "log"
        _tool("pg_ctl", "-D", data, "-w", "-l", log, "-o", self._options, "start")

    def kill(self) -> None:
        """End it at once, as where the power fails; what it was at is not finished."""
        _tool("pg_ctl", "-D", self.folder / "data", "-w", "-m", "immediate", "stop")

    def address(self, database: str = "postgres", user: str = OWNER) -> str:
        """Return where a database is, as libpq writes it."""
        return f"host={self.folder} user={user} dbname={database}"

    def run(self, statement: sql.Composed | sql.SQL) -> None:
        """Execute what no transaction may hold, such as making a database."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(statement)

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """Yield the name of a new database, a copy of a template; then it is dropped."""
        name = f"t_{secrets.token_hex(8)}"
        ours, its = sql.Identifier(name), sql.Identifier(template)
        self.run(sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'").format(ours, its))
        try:
            yield name
        finally:
            self.run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(ours))


def _in_memory() -> Path | None:
    """Return a folder in memory with room enough, or None where there is none."""
    has_room = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM
    return _MEMORY if has_room else None


@contextmanager
def running(*settings: str) -> Iterator[Server]:
    """Yield a new server with some settings; without any it is quick and keeps nothing for certain."""
    # A socket's path may have 107 bytes: not below the long folders of the tests. What is quick
    # lies in memory: each test copies a database.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=None if settings else _in_memory()))
    _hand_over(folder)
    data = folder / "data"
    try:
        _tool("initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        said = " ".join(f"-c {one}" for one in settings or _QUICK)
        options = f"-k {folder} -c listen_addresses='' {said}"
        server = Server(folder, options)
        server.start()
        try:
            yield server
        finally:
            server.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _hand_over(folder: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(folder, _USER, _USER)


def _tool(name: str, *words: object) -> None:
    who: dict[str, Any] = {}
    if os.geteuid() == 0:
        who = {"user": _USER, "group": _USER, "extra_groups": []}
    done = subprocess.run(
        [place(name), *map(str, words)],
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        # A server that goes on would hold a pipe open: what is told goes to a file.
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **who,
    )
    if done.returncode:
        raise RuntimeError(f"{name} gave up with {done.returncode}: {' '.join(map(str, words))}")


def place(name: str) -> str:
    """Return where one of PostgreSQL's programs lies."""
    # Debian keeps them off the path, a folder for each version.
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or (str(kept[-1]) if kept else None)
    if found is None:
        raise RuntimeError("PostgreSQL is not installed here: build/dev.py test installs it.")
    return found
