"""The text of a certificate's QR code: signed, pressed, and in the signs that take least room."""

import zlib

import base45

from app.proof.payload import Unreadable

PREFIX = "IVC1:"
# A code holds four kilobytes at most; what grows beyond this was made to do harm.
LONGEST = 8192
_TIMES = 8
_CHECKSUM = 4


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
        if base45.b45encode(pressed).decode("ascii") != told[len(prefix) :]:
            raise Unreadable("another form of the same")
        inflating = zlib.decompressobj()
        sealed = inflating.decompress(pressed, _TIMES * longest)
    except (ValueError, zlib.error) as error:
        raise Unreadable("a damaged code") from error
    if not inflating.eof or inflating.unconsumed_tail or inflating.unused_data:
        raise Unreadable("a damaged code")
    if _means_the_same(pressed, sealed):
        raise Unreadable("another form of the same")
    return sealed


def _means_the_same(pressed: bytes, sealed: bytes) -> bool:
    """Tell whether a bit of the last byte before the checksum is set and means nothing."""
    place = len(pressed) - _CHECKSUM - 1
    last = pressed[place]
    changed = pressed[:place] + bytes([last & ~(1 << max(last.bit_length() - 1, 0))])
    inflating = zlib.decompressobj()
    try:
        told = inflating.decompress(changed + pressed[place + 1 :], len(sealed) + 1)
    except zlib.error:
        return False
    return last > 0 and inflating.eof and told == sealed
