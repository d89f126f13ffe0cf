"""The file of the clinic's key: PKCS#12, whose passphrase is random and locked with the database's key.

The folder alone signs nothing, nor does the database alone. Another key is never made silently:
federations know the clinic by its fingerprint, so a lost key is brought back or replaced by hand.
"""

import base64
import json
import secrets
from pathlib import Path
from typing import Any, NamedTuple

from app.credentials.boxes import locked, opened, set_aside
from app.credentials.ring import replace_file
from app.services.trouble import SigningKeyIsDamaged, SigningKeyIsMissing, of_the_system

FORM = "tenteki-signing/1"
_PASSPHRASE_BYTES = 32


class Locker(NamedTuple):
    """Whose key it is: the number of the database, and the key that the database has."""

    database: str
    key: bytes


class Kept(NamedTuple):
    """A key as PKCS#12, and the passphrase that opens it.

    `coming` takes its place once the trail names it; before the first key nothing is in the place.
    """

    content: bytes
    passphrase: bytes
    coming: bytes = b""


def new_passphrase() -> bytes:
    """Return a passphrase that nobody types."""
    return secrets.token_hex(_PASSPHRASE_BYTES).encode()


def read(path: Path, locker: Locker) -> Kept:
    """Return the clinic's key, with what opens it.

    Raises:
        SigningKeyIsMissing: there is none.
        SigningKeyIsDamaged: the database's key does not open it, or it cannot be read.
    """
    try:
        data: dict[str, Any] = json.loads(path.read_bytes())
        boxes, content = list(data["boxes"]), base64.b64decode(data["pkcs12"])
        coming = base64.b64decode(data.get("coming", ""))
        if data["form"] != FORM:
            raise SigningKeyIsDamaged
    except FileNotFoundError as error:
        raise SigningKeyIsMissing from error
    except OSError as error:
        raise of_the_system(error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise SigningKeyIsDamaged from error
    for box in boxes:
        passphrase = opened(FORM, locker.database, locker.key, box)
        if passphrase is not None:
            return Kept(content, passphrase, coming)
    raise SigningKeyIsDamaged


def write(path: Path, kept: Kept, *lockers: Locker) -> None:
    """Keep a key, in the place of the one before; what does not open there is set aside."""
    try:
        if path.exists() and not any(_opens(path, one) for one in lockers):
            set_aside(path)
        boxes = [locked(FORM, one.database, one.key, kept.passphrase) for one in lockers]
        data = {"form": FORM, "pkcs12": _text(kept.content), "boxes": boxes}
        if kept.coming:
            data["coming"] = _text(kept.coming)
        replace_file(path, json.dumps(data, indent=1).encode() + b"\n")
    except OSError as error:
        raise of_the_system(error) from error


def holds_one(path: Path) -> bool:
    """Tell whether a key is there, be it one that opens or not."""
    try:
        return bool(json.loads(path.read_bytes())["pkcs12"] != "")
    except FileNotFoundError:
        return False
    except (OSError, ValueError, KeyError, TypeError):
        return True


def boxes_in(path: Path) -> int:
    """Return how many keys of the database open the file: two while that changes, otherwise one."""
    try:
        return len(json.loads(path.read_bytes())["boxes"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def settle_boxes(path: Path, locker: Locker) -> None:
    """Lock the key for the database's key of today alone, where a power cut left it open to two."""
    if boxes_in(path) > 1:
        share(path, locker, locker)


def share(path: Path, locker: Locker, *others: Locker) -> None:
    """Lock the key for what is named alone: with old and new while the database gets a new key.

    Where there is none that opens, nothing is done: whoever wants to sign is told.
    """
    if _opens(path, locker):
        write(path, read(path, locker), *others)


def bring_back(source: Path, theirs: Locker, path: Path, ours: Locker) -> None:
    """Put a backup's key where none opens, locked with the key that the database has there."""
    if _opens(source, theirs) and not _opens(path, ours):
        write(path, read(source, theirs), ours)


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _opens(path: Path, locker: Locker) -> bool:
    try:
        return bool(read(path, locker))
    except (SigningKeyIsDamaged, SigningKeyIsMissing):
        return False
