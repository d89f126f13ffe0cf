"""Signing a payload with the clinic's key: COSE_Sign1 with ES256 (RFC 9052).

The public key goes along, in a header that is not signed: whoever knows its fingerprint needs
nothing else, and another key has another fingerprint.
"""

import hashlib

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.credentials.one_form import smaller
from app.proof.payload import Unreadable

_ALGORITHM, _KEY_ID, _ES256 = 1, 4, -7
# A label for private use (RFC 9052, table 2): the key as a compressed point (SEC 1, 2.3.3).
_PUBLIC_KEY = -65537
_SIGN1_TAG, _HALF, _KEY_ID_BYTES = 18, 32, 8
# The same payload has the same signature (RFC 6979): no bad dice can give the key away.
_HASH = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)


def key_id(public: ec.EllipticCurvePublicKey) -> bytes:
    """Return the name of a key: the first eight bytes of its fingerprint."""
    return fingerprint(public)[:_KEY_ID_BYTES]


def fingerprint(public: ec.EllipticCurvePublicKey) -> bytes:
    """Return the SHA-256 of a public key (SubjectPublicKeyInfo)."""
    return hashlib.sha256(
        public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    ).digest()


def sign(payload: bytes, private: ec.EllipticCurvePrivateKey) -> bytes:
    """Return a payload with its signature as COSE_Sign1."""
    public = private.public_key()
    protected = cbor2.dumps({_ALGORITHM: _ES256, _KEY_ID: key_id(public)}, canonical=True)
    point = public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    r, s = decode_dss_signature(private.sign(_to_be_signed(protected, payload), _HASH))
    signature = r.to_bytes(_HALF, "big") + smaller(s).to_bytes(_HALF, "big")
    return _written(protected, point, payload, signature)


class Sealed:
    """A signed payload as it was read; nothing in it is believed before `is_intact`.

    `public` is the key that it brings along: whose it is, its fingerprint tells.
    """

    def __init__(self, data: bytes) -> None:
        """Take a COSE_Sign1 apart; raises Unreadable where it is none of ours."""
        self._protected, point, self.payload, self._signature = _parts(data)
        self.public = _key(point)
        self._named = _named_key(self._protected)

    @property
    def is_intact(self) -> bool:
        """Tell whether the key that it brings along has signed exactly this."""
        if self._named != key_id(self.public):
            return False
        r, s = (
            int.from_bytes(half, "big")
            for half in (self._signature[:_HALF], self._signature[_HALF:])
        )
        if s != smaller(s):
            return False
        try:
            encoded = encode_dss_signature(r, s)
            self.public.verify(encoded, _to_be_signed(self._protected, self.payload), _HASH)
        except (InvalidSignature, ValueError):
            return False
        return True


def _to_be_signed(protected: bytes, payload: bytes) -> bytes:
    return cbor2.dumps(["Signature1", protected, b"", payload])


def _written(protected: bytes, point: bytes, payload: bytes, signature: bytes) -> bytes:
    return cbor2.dumps(
        cbor2.CBORTag(_SIGN1_TAG, [protected, {_PUBLIC_KEY: point}, payload, signature])
    )


def _parts(data: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    read = _loaded(data)
    if not isinstance(read, cbor2.CBORTag) or read.tag != _SIGN1_TAG:
        raise Unreadable("no COSE_Sign1")
    parts = read.value
    if not isinstance(parts, list) or len(parts) != 4 or not isinstance(parts[1], dict):
        raise Unreadable("no COSE_Sign1")
    protected, open_header, payload, signature = parts
    if list(open_header) != [_PUBLIC_KEY]:
        raise Unreadable("another header")
    point = open_header[_PUBLIC_KEY]
    if not all(isinstance(one, bytes) for one in (protected, point, payload, signature)):
        raise Unreadable("no COSE_Sign1")
    if len(signature) != 2 * _HALF:
        raise Unreadable("a signature of another length")
    if _written(protected, point, payload, signature) != data:
        # Something behind its end, or the same in more letters than it takes.
        raise Unreadable("another form of the same")
    return protected, point, payload, signature


def _key(point: bytes) -> ec.EllipticCurvePublicKey:
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError as error:
        raise Unreadable("no key of the curve") from error


def _named_key(protected: bytes) -> bytes:
    header = _loaded(protected)
    if not isinstance(header, dict) or header.get(_ALGORITHM) != _ES256 or len(header) != 2:
        raise Unreadable("another algorithm")
    named = header.get(_KEY_ID)
    if not isinstance(named, bytes) or len(named) != _KEY_ID_BYTES:
        raise Unreadable("no key is named")
    return named


def _loaded(data: bytes) -> object:
    try:
        read: object = cbor2.loads(data)
    except (cbor2.CBORDecodeError, ValueError, TypeError, RecursionError, MemoryError) as error:
        raise Unreadable("no CBOR") from error
    return read
