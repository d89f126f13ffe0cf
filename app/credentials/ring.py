"""The ring as a file: read, understood, and written whole or not at all."""

import base64
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from app.credentials.slots import NONCE_BYTES, SALT_BYTES, Cost, Sealed, Slot, Way
from app.services.trouble import DatabaseIsDamaged, SchemaIsNewer, of_the_system

_FORM = "tenteki-keys/1"
_FAMILY = _FORM.partition("/")[0]
# A damaged file must not make the computer run out of memory or time.
_DEAREST = (1 << 20, 64, 16)


class Ring(NamedTuple):
    """Everybody's ways to the key of one database.

    `coming` is the generation of a new key while the database may have the old one or the new.
    """

    database: str
    slots: tuple[Slot, ...]
    generation: int = 1
    coming: int | None = None


def read(path: Path) -> Ring:
    """Return the ring in a file.

    Raises:
        DatabaseIsDamaged: there is none, or it cannot be understood.
        SchemaIsNewer: a later version of the program has written it.
    """
    try:
        text = path.read_bytes()
    except FileNotFoundError as error:
        raise DatabaseIsDamaged from error
    except OSError as error:
        raise of_the_system(error) from error
    return _ring_from(text)


def write(path: Path, ring: Ring) -> None:
    """Put a ring in the place of the one in a file; raises StorageError."""
    try:
        replace_file(path, _ring_to(ring))
    except OSError as error:
        raise of_the_system(error) from error


def replace_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: the old one stands until the new one is on the disk."""
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    scratch = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
    settle(path.parent)


def settle(folder: Path) -> None:
    """Bring to the disk what the files of a folder are called."""
    # The name itself is on the disk only when its folder is; Windows knows no such call.
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _ring_to(ring: Ring) -> bytes:
    data = {
        "form": _FORM,
        "database": ring.database,
        "generation": ring.generation,
        "coming": ring.coming,
        "slots": [_slot_to(slot) for slot in ring.slots],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def _ring_from(text: bytes) -> Ring:
    try:
        data: dict[str, Any] = json.loads(text)
        form = str(data["form"])
        if form != _FORM:
            raise SchemaIsNewer if form.startswith(f"{_FAMILY}/") else DatabaseIsDamaged
        slots = tuple(_slot_from(one) for one in data["slots"])
        coming = data["coming"]
        return Ring(
            str(data["database"]),
            slots,
            int(data["generation"]),
            None if coming is None else int(coming),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DatabaseIsDamaged from error


def slots_as_texts(ring: Ring) -> dict[tuple[str, str], str]:
    """Return each slot of a ring as a text of its own, by its kind and login."""
    return {
        (one.kind, one.login): json.dumps(_slot_to(one), ensure_ascii=False) for one in ring.slots
    }


def head_as_text(ring: Ring) -> str:
    """Return what a ring says besides its slots."""
    return _ring_to(ring._replace(slots=())).decode()


def from_texts(head: str, slots: Iterable[str]) -> Ring:
    """Return the ring that was taken apart so; raises as `read`."""
    try:
        data: dict[str, Any] = json.loads(head)
        data["slots"] = [json.loads(one) for one in slots]
    except (ValueError, TypeError) as error:
        raise DatabaseIsDamaged from error
    return _ring_from(json.dumps(data).encode())


def _slot_to(slot: Slot) -> dict[str, object]:
    way = slot.way
    server = way and {
        "role": way.role,
        "sender": _text(way.sender),
        "nonce": _text(way.nonce),
        "box": _text(way.box),
    }
    return {
        **({"server": server} if server else {}),
        "kind": slot.kind,
        "login": slot.login,
        "salt": _text(slot.salt),
        "nonce": _text(slot.nonce),
        "private": _text(slot.private),
        "public": _text(slot.public),
        "argon2id": slot.cost._asdict(),
        "sealed": [
            {
                "generation": one.generation,
                "sender": _text(one.sender),
                "nonce": _text(one.nonce),
                "box": _text(one.box),
                "proof": _text(one.proof),
            }
            for one in slot.sealed
        ],
    }


def _slot_from(data: dict[str, Any]) -> Slot:
    price = data["argon2id"]
    cost = Cost(price["memory_kib"], price["rounds"], price["lanes"])
    figures = (cost.memory_kib, cost.rounds, cost.lanes)
    fits = all(0 < int(one) <= most for one, most in zip(figures, _DEAREST, strict=True))
    if not fits or cost.memory_kib < 8 * cost.lanes:
        raise ValueError("a cost that no ring of ours has")
    salt, nonce = _bytes(data["salt"], SALT_BYTES), _bytes(data["nonce"], NONCE_BYTES)
    return Slot(
        str(data["kind"]),
        str(data["login"]),
        salt,
        nonce,
        _bytes(data["private"], 48),
        _bytes(data["public"], 32),
        cost,
        tuple(_sealed_from(one) for one in data["sealed"]),
        _way_from(data["server"]) if "server" in data else None,
    )


def _way_from(data: dict[str, Any]) -> Way:
    return Way(
        str(data["role"]),
        _bytes(data["sender"], 32),
        _bytes(data["nonce"], NONCE_BYTES),
        _bytes(data["box"], 48),
    )


def _sealed_from(data: dict[str, Any]) -> Sealed:
    return Sealed(
        int(data["generation"]),
        _bytes(data["sender"], 32),
        _bytes(data["nonce"], NONCE_BYTES),
        _bytes(data["box"], 48),
        _bytes(data["proof"], 32),
    )


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str, length: int) -> bytes:
    raw = base64.b64decode(text, validate=True)
    if len(raw) != length:
        raise ValueError("a length that no ring of ours has")
    return raw
