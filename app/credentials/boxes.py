"""Small secrets that lie beside the database, each locked with its key for one purpose."""

import base64
import hmac
import os
from pathlib import Path
from typing import Any

_NONCE_BYTES = 12


def locked(form: str, database: str, key: bytes, secret: bytes) -> dict[str, Any]:
    """Return a secret in a box that only the database's key opens, for one purpose."""
    nonce = os.urandom(_NONCE_BYTES)
    box = _lock(form, key).encrypt(nonce, secret, _said(form, database))
    return {"nonce": base64.b64encode(nonce).decode(), "box": base64.b64encode(box).decode()}


def opened(form: str, database: str, key: bytes, box: dict[str, Any]) -> bytes | None:
    """Return what lies in a box, or None where the key does not open it."""
    # Imported here: it costs start-up time, and the sign-in window does not need it yet.
    from cryptography.exceptions import InvalidTag

    try:
        nonce, content = base64.b64decode(box["nonce"]), base64.b64decode(box["box"])
        secret: bytes = _lock(form, key).decrypt(nonce, content, _said(form, database))
    except (InvalidTag, ValueError, KeyError, TypeError):
        return None
    return secret


def set_aside(path: Path) -> None:
    """Give a file that cannot be used another name, so that nothing is written over it."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.{number}{path.suffix}")).exists():
        number += 1
    path.rename(aside)


def _lock(form: str, key: bytes) -> Any:  # noqa: ANN401 - the class is read where it is needed
    # As above.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    # Not the database's key itself: one key, one purpose.
    return AESGCM(hmac.digest(key, form.encode(), "sha256"))


def _said(form: str, database: str) -> bytes:
    return f"{form}|{database}".encode()
