"""The ring of keys: each person's password opens the one key of the database, and nothing else does.

The database's key is random and never changes; for each person it lies wrapped in a small file
beside the database, under a key made of that person's password (Argon2id, AES-256-GCM).
"""

import base64
import json
import os
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from app.services.trouble import (
    DatabaseIsDamaged,
    SavedByAnother,
    SchemaIsNewer,
    of_the_system,
)

_FORM = "tenteki-keys/1"
_FAMILY = _FORM.partition("/")[0]
_KEY_BYTES, _SALT_BYTES, _NONCE_BYTES = 32, 16, 12
# A damaged file must not make the computer run out of memory or time.
_DEAREST = (1 << 20, 64, 16)


class Cost(NamedTuple):
    """What one guess of a password costs; a quarter of a second here, measured."""

    memory_kib: int = 64 * 1024
    rounds: int = 3
    lanes: int = 1


class _Slot(NamedTuple):
    """One person's way to the key: the key wrapped, and how the wrapping was made."""

    login: str
    salt: bytes
    nonce: bytes
    wrapped: bytes
    cost: Cost


class _Ring(NamedTuple):
    """Everybody's ways to the key of one database."""

    database: str
    slots: tuple[_Slot, ...]


def create(path: Path, login: str, password: str, cost: Cost | None = None) -> bytes:
    """Make the ring with a new random key for its first person, and return the key.

    Raises:
        SavedByAnother: there is a ring already; a new one would lose its database.
    """
    if path.exists():
        raise SavedByAnother
    key = os.urandom(_KEY_BYTES)
    ring = _Ring(os.urandom(16).hex(), ())
    _write(path, _with(ring, key, login, password, cost))
    return key


def add(path: Path, key: bytes, login: str, password: str, cost: Cost | None = None) -> None:
    """Give somebody a way to the key, in place of the way they had."""
    _write(path, _with(_read(path), key, login, password, cost))


def unlock(path: Path, login: str, password: str) -> bytes:
    """Return the database's key.

    Raises:
        WrongPassword: nobody has this login, or the password is another.
        DatabaseIsDamaged: there is no ring, or it cannot be understood.
    """
    # Imported here: it costs start-up time, and the sign-in window does not need it yet.
    from app.domain.errors import WrongPassword

    ring = _read(path)
    slot = next((one for one in ring.slots if one.login == login), None)
    if slot is None:
        raise WrongPassword
    return _unwrap(ring.database, slot, password)


def logins(path: Path) -> tuple[str, ...]:
    """Return who has a way to the key, in the order of their coming; raises DatabaseIsDamaged."""
    return tuple(slot.login for slot in _read(path).slots)


def _with(ring: _Ring, key: bytes, login: str, password: str, cost: Cost | None) -> _Ring:
    slot = _wrap(ring.database, key, login, password, cost or Cost())
    others = tuple(one for one in ring.slots if one.login != login)
    return _Ring(ring.database, (*others, slot))


def _read(path: Path) -> _Ring:
    try:
        text = path.read_bytes()
    except FileNotFoundError as error:
        raise DatabaseIsDamaged from error
    except OSError as error:
        raise of_the_system(error) from error
    return _ring_from(text)


def _write(path: Path, ring: _Ring) -> None:
    try:
        _replace(path, _ring_to(ring))
    except OSError as error:
        raise of_the_system(error) from error


def _wrap(database: str, key: bytes, login: str, password: str, cost: Cost) -> _Slot:
    # Imported here: it costs start-up time, and the sign-in window does not need it yet.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    lock = AESGCM(_stretch(password, salt, cost))
    return _Slot(login, salt, nonce, lock.encrypt(nonce, key, _bound_to(database, login)), cost)


def _unwrap(database: str, slot: _Slot, password: str) -> bytes:
    # Imported here: it costs start-up time, and the sign-in window does not need it yet.
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from app.domain.errors import WrongPassword

    lock = AESGCM(_stretch(password, slot.salt, slot.cost))
    try:
        return lock.decrypt(slot.nonce, slot.wrapped, _bound_to(database, slot.login))
    except InvalidTag as error:
        raise WrongPassword from error


def _stretch(password: str, salt: bytes, cost: Cost) -> bytes:
    # Imported here: it costs start-up time, and the sign-in window does not need it yet.
    import unicodedata

    from argon2.low_level import Type, hash_secret_raw

    # The same password, however the input method has composed it.
    plain = unicodedata.normalize("NFKC", password).encode()
    return hash_secret_raw(
        plain, salt, cost.rounds, cost.memory_kib, cost.lanes, _KEY_BYTES, Type.ID
    )


def _bound_to(database: str, login: str) -> bytes:
    # A slot copied to another person or another database opens nothing.
    return f"v1|{database}|{login}".encode()


def _ring_to(ring: _Ring) -> bytes:
    slots = [
        {
            "login": slot.login,
            "salt": _text(slot.salt),
            "nonce": _text(slot.nonce),
            "wrapped": _text(slot.wrapped),
            "argon2id": slot.cost._asdict(),
        }
        for slot in ring.slots
    ]
    data = {"form": _FORM, "database": ring.database, "slots": slots}
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def _ring_from(text: bytes) -> _Ring:
    try:
        data: dict[str, Any] = json.loads(text)
        form = str(data["form"])
        if form != _FORM:
            raise SchemaIsNewer if form.startswith(f"{_FAMILY}/") else DatabaseIsDamaged
        slots = tuple(_slot_from(one) for one in data["slots"])
        return _Ring(str(data["database"]), slots)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DatabaseIsDamaged from error


def _slot_from(data: dict[str, Any]) -> _Slot:
    price = data["argon2id"]
    cost = Cost(price["memory_kib"], price["rounds"], price["lanes"])
    figures = (cost.memory_kib, cost.rounds, cost.lanes)
    fits = all(0 < int(one) <= most for one, most in zip(figures, _DEAREST, strict=True))
    if not fits or cost.memory_kib < 8 * cost.lanes:
        raise ValueError("a cost that no ring of ours has")
    salt, nonce, wrapped = (_bytes(data[name]) for name in ("salt", "nonce", "wrapped"))
    if (len(salt), len(nonce)) != (_SALT_BYTES, _NONCE_BYTES):
        raise ValueError("a salt or nonce of another length")
    return _Slot(str(data["login"]), salt, nonce, wrapped, cost)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _replace(path: Path, content: bytes) -> None:
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
