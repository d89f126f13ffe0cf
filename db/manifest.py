"""The slip that lies in a backup: what it is a copy of, and the key to it, under lock."""

import base64
import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.audit import canonical
from app.services.canonical import moment
from app.services.ports import ChainHead
from app.services.trouble import BackupIsDamaged, SchemaIsNewer

FORM = "tenteki-backup/1"
_FAMILY = FORM.partition("/")[0]
_NONCE_BYTES = 12
_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is a copy of; `files` tells each file's size and hash."""

    database: str
    made: datetime
    head: ChainHead
    schema: str
    program: str
    files: Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Slip:
    """A manifest and the backup's own key, locked: only with the books' key, and this manifest."""

    manifest: Manifest
    nonce: bytes
    locked: bytes

    def key(self, data_key: bytes) -> bytes:
        """Return the backup's key; raises BackupIsDamaged where the manifest is not as it was written."""
        try:
            return _lock(data_key).decrypt(self.nonce, self.locked, _bound_to(self.manifest))
        except InvalidTag as error:
            raise BackupIsDamaged from error


def slip_for(manifest: Manifest, key: bytes, data_key: bytes) -> Slip:
    """Return the slip that is put into a backup."""
    nonce = os.urandom(_NONCE_BYTES)
    return Slip(manifest, nonce, _lock(data_key).encrypt(nonce, key, _bound_to(manifest)))


def to_text(slip: Slip) -> str:
    """Return a slip as the text of its file."""
    key = {"nonce": _text(slip.nonce), "locked": _text(slip.locked)}
    return json.dumps({**_content(slip.manifest), "key": key}, ensure_ascii=False, indent=1) + "\n"


def from_text(text: str) -> Slip:
    """Return the slip of a text.

    Raises:
        BackupIsDamaged: it is none.
        SchemaIsNewer: a later version of the program has written it.
    """
    try:
        data = json.loads(text)
        form = str(data["form"])
        if form != FORM:
            raise SchemaIsNewer if form.startswith(f"{_FAMILY}/") else BackupIsDamaged
        return Slip(_manifest(data), _bytes(data["key"]["nonce"]), _bytes(data["key"]["locked"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupIsDamaged from error


def measure(path: Path) -> tuple[int, str]:
    """Return the size of a file and its hash (SHA-256, hexadecimal)."""
    found, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(_AT_ONCE):
            found.update(block)
            size += len(block)
    return size, found.hexdigest()


def _lock(data_key: bytes) -> AESGCM:
    # Not the books' key itself: one key, one purpose.
    return AESGCM(hmac.digest(data_key, FORM.encode(), "sha256"))


def _bound_to(manifest: Manifest) -> bytes:
    return canonical(_content(manifest)).encode()


def _content(manifest: Manifest) -> dict[str, object]:
    return {
        "form": FORM,
        "program": manifest.program,
        "database": manifest.database,
        "made": moment(manifest.made),
        "seq": manifest.head.seq,
        "head": manifest.head.hash.hex(),
        "schema": manifest.schema,
        "files": {
            name: {"bytes": size, "sha256": sha256}
            for name, (size, sha256) in manifest.files.items()
        },
    }


def _manifest(data: dict[str, Any]) -> Manifest:
    made = datetime.fromisoformat(data["made"])
    if made.tzinfo is None:
        raise ValueError("a moment without a zone")
    return Manifest(
        database=str(data["database"]),
        made=made,
        head=ChainHead(int(data["seq"]), bytes.fromhex(data["head"])),
        schema=str(data["schema"]),
        program=str(data["program"]),
        files={
            str(name): (int(one["bytes"]), str(one["sha256"]))
            for name, one in data["files"].items()
        },
    )


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
