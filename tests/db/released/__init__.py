"""Books as each released state of the tables wrote them, with a row in every table.

Kept unlocked, as any SQLite opens them, and packed. A state that was released is never written
again; the one that was not yet, by

    python -m tests.db.released
"""

import gzip
from contextlib import ExitStack, closing
from pathlib import Path

from sqlcipher3 import dbapi2

from db.engine import connect, open_engine
from db.opening import Books
from db.schema import NEWEST, ensure
from tests.db.conftest import found
from tests.db.test_fences import fill

HERE = Path(__file__).parent


def states() -> tuple[str, ...]:
    """Return the states that are kept, oldest first."""
    return tuple(sorted(one.name.removesuffix(".db.gz") for one in HERE.glob("*.db.gz")))


def unpack(state: str, path: Path, key: bytes) -> None:
    """Write the books of a state into a new file under a key."""
    plain = path.with_name(f"{state}.plain")
    plain.write_bytes(gzip.decompress((HERE / f"{state}.db.gz").read_bytes()))
    with closing(dbapi2.connect(str(plain))) as driver:
        driver.execute(f"ATTACH DATABASE ? AS other KEY \"x'{key.hex()}'\"", (str(path),))
        driver.execute("SELECT sqlcipher_export('other')")
    plain.unlink()


def keep(folder: Path) -> Path:
    """Keep the newest state, from books made in a folder."""
    path, key = folder / "kept.db", bytes(range(32))
    engine = open_engine(path, key)
    ensure(engine)
    books = Books(engine, ExitStack())
    found(books)
    fill(books)
    engine.dispose()
    plain = folder / "plain.db"
    with closing(connect(path, key)) as driver:
        driver.execute("ATTACH DATABASE ? AS other KEY ''", (str(plain),))
        driver.execute("SELECT sqlcipher_export('other')")
    kept = HERE / f"{NEWEST}.db.gz"
    # Without a time in it: the same books are the same bytes.
    kept.write_bytes(gzip.compress(plain.read_bytes(), 9, mtime=0))
    return kept
