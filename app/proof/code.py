"""The text of a certificate's QR code: signed, pressed, and in the signs that take least room."""

import zlib

import base45

from app.proof.payload import Unreadable

PREFIX = "IVC1:"
# A code holds four kilobytes at most; what grows beyond this was made to do harm.
LONGEST = 8192
_TIMES = 8


def to_text(sealed: bytes, prefix: str = PREFIX) -> str:
    """Return what the QR code says: upper-case letters, digits and signs of its dense mode."""
    dense: bytes = base45.b45encode(zlib.compress(sealed, 9))
    return prefix + dense.decode("ascii")


def from_text(text: str, prefix: str = PREFIX, longest: int = LONGEST) -> bytes:
    """Return the signed bytes that a code says.

    Raises:
        Unreadable: it is no code of ours, or damaged.
    """
    told = text.strip()
    if not told.startswith(prefix) or len(told) > longest:
        raise Unreadable("no code of a certificate")
    try:
        pressed = base45.b45decode(told[len(prefix) :])
        inflating = zlib.decompressobj()
        sealed = inflating.decompress(pressed, _TIMES * longest)
    except (ValueError, zlib.error) as error:
        raise Unreadable("a damaged code") from error
    if not inflating.eof or inflating.unconsumed_tail or inflating.unused_data:
        raise Unreadable("a damaged code")
    return sealed
