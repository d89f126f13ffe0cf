"""Checkpoints outside the database: one line of text each, at the end of a file, on any drive."""

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from app.credentials.ring import settle
from app.credentials.seal import is_signed
from app.domain.checkpoints import Signed, from_text, to_text
from app.services.trouble import StorageError
from db.trouble import storage_errors

# The last thirty and more; what was opened yesterday is among them.
_LATELY_BYTES = 24 << 10


class Witness:
    """Keeps checkpoints in some folders; a drive that is not plugged in gets them next time."""

    def __init__(self, database: str, folders: Callable[[], Iterable[Path]]) -> None:
        self._database = database
        self._folders = folders

    def bear(self, checkpoints: tuple[Signed, ...]) -> None:
        """Write to each folder those that it does not have; nothing is ever taken away."""
        for folder in self._folders():
            with suppress(StorageError), storage_errors():
                _append(file_in(folder, self._database), self._database, checkpoints)

    def told(self, *, lately: bool = False) -> tuple[Signed, ...]:
        """Return all that the folders hold of this database, or only the last of it."""
        found: dict[Signed, None] = {}
        for folder in self._folders():
            path = file_in(folder, self._database)
            found.update(dict.fromkeys(read(path, self._database, lately=lately)))
        return tuple(found)


def file_in(folder: Path, database: str) -> Path:
    """Return the file of a database's checkpoints in a folder."""
    return folder / f"tenteki-checkpoints-{database[:8]}.jsonl"


def read(path: Path, database: str, *, lately: bool = False) -> tuple[Signed, ...]:
    """Return the checkpoints of a file; a line that is none, such as a torn last one, is passed over."""
    try:
        with path.open("rb") as file:
            if lately:
                file.seek(max(0, path.stat().st_size - _LATELY_BYTES))
            lines = file.read().decode(errors="replace").splitlines()
    except OSError:
        return ()
    found = []
    for line in lines:
        with suppress(ValueError, KeyError, TypeError):
            one = from_line(line)
            if one.checkpoint.database == database:
                found.append(one)
    return tuple(found)


def is_genuine(signed: Signed) -> bool:
    """Tell whether a checkpoint says what its key's owner has signed."""
    return is_signed(to_text(signed.checkpoint), signed.key, signed.signature)


def to_line(signed: Signed) -> str:
    """Return a checkpoint as one line."""
    return json.dumps(
        {
            "checkpoint": to_text(signed.checkpoint),
            "key": signed.key.hex(),
            "signature": signed.signature.hex(),
        }
    )


def from_line(line: str) -> Signed:
    """Return the checkpoint of a line; raises ValueError, KeyError, TypeError where it is none."""
    data = json.loads(line)
    return Signed(
        from_text(data["checkpoint"]),
        bytes.fromhex(data["key"]),
        bytes.fromhex(data["signature"]),
    )


def _append(path: Path, database: str, checkpoints: tuple[Signed, ...]) -> None:
    there = set(read(path, database, lately=True))
    new = [one for one in checkpoints if one not in there]
    if not new:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # A line of its own, whatever a power cut left of the one before.
    text = "".join(f"\n{to_line(one)}\n" for one in new)
    with path.open("ab") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
    settle(path.parent)
