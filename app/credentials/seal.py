"""The key that signs checkpoints (Ed25519), in a small file of its own beside the ring of keys.

It is not in the database, so that a copy of the database alone can sign nothing; and it is locked with
the database's key, so that the folder alone can sign nothing either. Whoever has both can: therefore
each checkpoint also goes to other drives, where what was signed before stays to be compared with.
"""

import base64
import hmac
import json
import os
from pathlib import Path
from typing import Any

from app.credentials.ring import replace_file
from app.services.trouble import of_the_system

FORM = "tenteki-seal/1"
_NONCE_BYTES = 12


class Seal:
    """Signs in the name of one database."""

    def __init__(self, private: bytes) -> None:
        # Imported here: it costs start-up time, and the sign-in window does not need it yet.
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self._key = Ed25519PrivateKey.from_private_bytes(private)
        self.public: bytes = self._key.public_key().public_bytes_raw()

    def sign(self, text: str) -> bytes:
        """Return the signature of a text."""
        return self._key.sign(text.encode())


def is_signed(text: str, key: bytes, signature: bytes) -> bool:
    """Tell whether a public key's owner has signed a text."""
    # As above.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def take(path: Path, database: str, key: bytes) -> Seal:
    """Return the seal of a database, made where there is none that its key opens.

    A seal that cannot be opened is set aside, never written over. Raises StorageError.
    """
    try:
        for box in _boxes(path):
            private = _opened(box, database, key)
            if private is not None:
                return Seal(private)
        if path.exists():
            path.rename(_aside(path))
        private = os.urandom(32)
        _write(path, [_locked(private, database, key)])
    except OSError as error:
        raise of_the_system(error) from error
    return Seal(private)


def share(path: Path, database: str, key: bytes, new_key: bytes) -> None:
    """Lock the seal with a new key of the database as well, before the database gets it."""
    try:
        for box in _boxes(path):
            private = _opened(box, database, key)
            if private is not None:
                locked = [_locked(private, database, one) for one in (key, new_key)]
                _write(path, locked)
                return
    except OSError as error:
        raise of_the_system(error) from error


def settle_seal(path: Path, database: str, key: bytes) -> None:
    """Leave the seal locked with the one key that the database has."""
    try:
        kept = [one for one in _boxes(path) if _opened(one, database, key) is not None]
        if kept:
            _write(path, kept)
    except OSError as error:
        raise of_the_system(error) from error


def _boxes(path: Path) -> list[dict[str, Any]]:
    """Return the boxes of a file; of one that is not there or says nothing, none."""
    try:
        data = json.loads(path.read_bytes())
        return list(data["boxes"]) if data["form"] == FORM else []
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return []


def _write(path: Path, boxes: list[dict[str, Any]]) -> None:
    replace_file(path, json.dumps({"form": FORM, "boxes": boxes}, indent=1).encode() + b"\n")


def _locked(private: bytes, database: str, key: bytes) -> dict[str, Any]:
    nonce = os.urandom(_NONCE_BYTES)
    box = _lock(key).encrypt(nonce, private, _said(database))
    return {"nonce": base64.b64encode(nonce).decode(), "box": base64.b64encode(box).decode()}


def _opened(box: dict[str, Any], database: str, key: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag

    try:
        nonce, locked = base64.b64decode(box["nonce"]), base64.b64decode(box["box"])
        opened: bytes = _lock(key).decrypt(nonce, locked, _said(database))
    except (InvalidTag, ValueError, KeyError, TypeError):
        return None
    return opened


def _lock(key: bytes) -> Any:  # noqa: ANN401 - the class is read where it is needed
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    # Not the database's key itself: one key, one purpose.
    return AESGCM(hmac.digest(key, FORM.encode(), "sha256"))


def _said(database: str) -> bytes:
    return f"{FORM}|{database}".encode()


def _aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.stem}.{number}{path.suffix}")).exists():
        number += 1
    return aside
