"""The clinic's key that signs certificates: ECDSA P-256, with a certificate that it signs itself.

Nobody vouches for it but the clinic, which gives the fingerprint to the federations once, by
another way. P-256, because readers of PDF know it and Ed25519 not yet.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PublicFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from app.domain.facilities import Facility
from app.services.signing import KeyCertificate
from app.services.trouble import SigningKeyIsDamaged

_LIFE = timedelta(days=3652)  # ten years
# The longest name that a certificate can hold, in bytes: 21 kanji.
_NAME = 64


@dataclass(frozen=True, slots=True, repr=False)
class ClinicKey:
    """The private key, its certificate, and those of the keys before it, newest first."""

    private: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    earlier: tuple[x509.Certificate, ...] = ()

    def __repr__(self) -> str:
        return f"<ClinicKey {told(self.certificate).fingerprint[:16]}>"


def new_key(owner: Facility, at: datetime, earlier: tuple[x509.Certificate, ...]) -> ClinicKey:
    """Return a new key of a clinic, good for ten years."""
    private = ec.generate_private_key(ec.SECP256R1())
    names = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "JP"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, _fitting(owner.name)),
        x509.NameAttribute(NameOID.COMMON_NAME, _fitting(owner.name)),
    ]
    if owner.institution_code is not None:
        names.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, owner.institution_code))
    name, begins = x509.Name(names), at.astimezone(UTC).replace(microsecond=0)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + _LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signs_documents(), critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(private.public_key()), critical=False
        )
    )
    return ClinicKey(private, builder.sign(private, SHA256()), earlier)


def told(certificate: x509.Certificate) -> KeyCertificate:
    """Return what everybody may know of a key; federations compare the fingerprint.

    It is the SHA-256 of the public key, not of its certificate: the code on the page brings the
    key along and no certificate, and a renewed certificate of the same key needs no new letter.
    """
    content = certificate.public_bytes(Encoding.DER)
    public = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    (name,) = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return KeyCertificate(
        name=str(name.value),
        fingerprint=hashlib.sha256(public).hexdigest(),
        begins=certificate.not_valid_before_utc,
        ends=certificate.not_valid_after_utc,
        content=content,
    )


def to_pkcs12(key: ClinicKey, passphrase: bytes) -> bytes:
    """Return a key with all its certificates as a PKCS#12 file."""
    lock = BestAvailableEncryption(passphrase)
    return pkcs12.serialize_key_and_certificates(
        None, key.private, key.certificate, key.earlier, lock
    )


def from_pkcs12(content: bytes, passphrase: bytes) -> ClinicKey:
    """Return the key of a PKCS#12 file; raises SigningKeyIsDamaged where it holds none of ours."""
    try:
        private, certificate, others = pkcs12.load_key_and_certificates(content, passphrase)
    except ValueError as error:
        raise SigningKeyIsDamaged from error
    if not isinstance(private, ec.EllipticCurvePrivateKey) or certificate is None:
        raise SigningKeyIsDamaged
    newest = sorted(others, key=lambda one: one.not_valid_before_utc, reverse=True)
    return ClinicKey(private, certificate, tuple(newest))


def _fitting(name: str) -> str:
    return name.encode()[:_NAME].decode(errors="ignore")


def _signs_documents() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
