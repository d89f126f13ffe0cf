"""The key that signs checkpoints (Ed25519), in a small file of its own beside the ring of keys.

It is not in the database, so that a copy of the database alone can sign nothing; and it is locked with
the database's key, so that the folder alone can sign nothing either. Whoever has both can: therefore
each checkpoint also goes to other drives, where what was signed before stays to be compared with.
"""

import json
import os
from pathlib import Path
from typing import Any

from app.credentials.boxes import locked, opened, set_aside
from app.credentials.ring import replace_file
from app.services.trouble import of_the_system

FORM = "tenteki-seal/1"


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
            private = opened(FORM, database, key, box)
            if private is not None:
                return Seal(private)
        if path.exists():
            set_aside(path)
        private = os.urandom(32)
        _write(path, [locked(FORM, database, key, private)])
    except OSError as error:
        raise of_the_system(error) from error
    return Seal(private)


def share(path: Path, database: str, key: bytes, new_key: bytes) -> None:
    """Lock the seal with a new key of the database as well, before the database gets it."""
    try:
        for box in _boxes(path):
            private = opened(FORM, database, key, box)
            if private is not None:
                _write(path, [locked(FORM, database, one, private) for one in (key, new_key)])
                return
    except OSError as error:
        raise of_the_system(error) from error


def settle_seal(path: Path, database: str, key: bytes) -> None:
    """Leave the seal locked with the one key that the database has."""
    try:
        kept = [one for one in _boxes(path) if opened(FORM, database, key, one) is not None]
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
