"""The one form of a signature that we write: of its two forms the smaller, in its shortest letters.

Whoever has a signature (r, s) of a curve can write (r, n - s) as well, without the key. Both hold,
and so the same paper would have two faces. Only the smaller one is believed.
"""

from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

# The order of the curve P-256 (SEC 2, 2.4.2).
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def smaller(s: int) -> int:
    """Return the smaller form of a signature's second number."""
    return min(s, _ORDER - s)


def in_one_form(signature: bytes) -> bytes:
    """Return a signature (DER) in its one form; raises ValueError where it is none."""
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, smaller(s))
