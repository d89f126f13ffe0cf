"""The clinic's signed list of certificates that it has called back (失効)."""

from datetime import UTC, datetime

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec

from app.domain.proofs import RevocationList, Revoked
from app.proof.code import from_text, to_text
from app.proof.cose import Sealed, fingerprint, sign
from app.proof.payload import Unreadable

# Another word than a certificate's, so that neither is ever taken for the other.
PREFIX = "IVR1:"
_FORM = "revocations/1"
# A line for each certificate of a busy clinic's ten years.
_LONGEST = 1024 * 1024


def to_file(listed: RevocationList, private: ec.EllipticCurvePrivateKey) -> bytes:
    """Return a list as the file that is given to federations."""
    rows = [[one.number, int(one.at.timestamp()), one.reason] for one in listed.revoked]
    told = [_FORM, int(listed.made.timestamp()), rows]
    payload = cbor2.dumps(told, canonical=True)
    return f"{to_text(sign(payload, private), PREFIX)}\n".encode()


def from_file(content: bytes) -> tuple[RevocationList, str]:
    """Return a list, and the fingerprint of the key that signed it.

    Raises:
        Unreadable: it is no such list, or was changed.
    """
    try:
        text = content.decode("ascii").strip()
    except UnicodeDecodeError as error:
        raise Unreadable("no list") from error
    sealed = Sealed(from_text(text, PREFIX, _LONGEST))
    if not sealed.is_intact:
        raise Unreadable("a changed list")
    return _unpacked(sealed.payload), fingerprint(sealed.public).hex()


def _unpacked(payload: bytes) -> RevocationList:
    try:
        form, made, rows = cbor2.loads(payload)
        if form != _FORM:
            raise Unreadable("another list")
        revoked = tuple(
            Revoked(str(number), datetime.fromtimestamp(at, UTC), str(reason))
            for number, at, reason in rows
        )
        return RevocationList(datetime.fromtimestamp(made, UTC), revoked)
    except (cbor2.CBORDecodeError, ValueError, TypeError, OverflowError, RecursionError) as error:
        raise Unreadable("no list") from error
