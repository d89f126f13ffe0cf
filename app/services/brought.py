"""What somebody brings to the page that checks: a certificate, a list, or a clinic's fingerprint."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.known_clinics import is_fingerprint

_LIST = b"IVR1:"
# A line for each certificate of a busy clinic's ten years, and room.
_LONGEST = 2 * 1024 * 1024
_HEAD = 512


class Kind(StrEnum):
    """What a file is by its first signs; what nobody knows is looked at as a certificate."""

    CERTIFICATE = "certificate"
    LIST = "list"
    FINGERPRINT = "fingerprint"


@dataclass(frozen=True, slots=True)
class Brought:
    """A file by its kind; `content` is a list or a fingerprint, nothing of a certificate."""

    kind: Kind
    path: Path
    content: bytes = b""


def brought(path: Path) -> Brought:
    """Return what a file is; one that cannot be read is left to the check, which says so."""
    try:
        # What never ends, such as a device, is no file.
        content = _start(path, _HEAD) if path.is_file() else b""
        if content.lstrip().startswith(_LIST):
            return Brought(Kind.LIST, path, _start(path, _LONGEST))
    except OSError:
        return Brought(Kind.CERTIFICATE, path)
    if is_fingerprint(content.decode("ascii", "replace")):
        return Brought(Kind.FINGERPRINT, path, content.strip())
    return Brought(Kind.CERTIFICATE, path)


def _start(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)
