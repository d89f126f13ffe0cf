import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from app.credentials.clinic_key import from_pkcs12, new_key, to_pkcs12, told
from app.services.trouble import SigningKeyIsDamaged
from tests import samples

NOW = datetime(2026, 11, 22, 1, 23, 45, tzinfo=UTC)
PASSPHRASE = b"kumo-tetsu-42-nami"


@pytest.fixture(scope="module")
def key():
    return new_key(samples.FACILITY, NOW, ())


def test_a_clinics_key_is_p256_for_ten_years_and_vouched_for_by_itself(key):
    certificate = key.certificate

    assert isinstance(key.private.curve, ec.SECP256R1)
    assert certificate.issuer == certificate.subject
    certificate.verify_directly_issued_by(certificate)
    assert certificate.not_valid_before_utc == NOW
    assert certificate.not_valid_after_utc - NOW == timedelta(days=3652)


def test_it_signs_documents_and_no_other_certificates(key):
    extensions = key.certificate.extensions
    usage = extensions.get_extension_for_class(x509.KeyUsage).value

    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    assert not extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_it_bears_the_name_of_the_clinic_and_its_code(key):
    subject = key.certificate.subject
    (name,) = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    codes = [one.value for one in subject.get_attributes_for_oid(NameOID.SERIAL_NUMBER)]

    assert name.value == samples.FACILITY.name
    assert codes == ([samples.FACILITY.institution_code] if codes else [])


def test_a_name_longer_than_a_certificate_holds_is_cut():
    long = replace(samples.FACILITY, name="架空" * 60, institution_code=None)

    shown = told(new_key(long, NOW, ()).certificate)

    assert shown.name == ("架空" * 60)[:21]


def test_the_fingerprint_is_that_of_the_public_key(key):
    public = key.private.public_key()
    content = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    shown = told(key.certificate)

    assert shown.fingerprint == hashlib.sha256(content).hexdigest()
    assert x509.load_der_x509_certificate(shown.content) == key.certificate
    assert (shown.begins, shown.ends) == (NOW, NOW + timedelta(days=3652))


def test_a_key_comes_back_from_its_file_with_all_that_were_before_it(key):
    second = new_key(samples.FACILITY, NOW + timedelta(days=1), (key.certificate,))
    earlier = (second.certificate, key.certificate)
    third = new_key(samples.FACILITY, NOW + timedelta(days=2), earlier)

    back = from_pkcs12(to_pkcs12(third, PASSPHRASE), PASSPHRASE)

    assert back.private.private_numbers() == third.private.private_numbers()
    assert (back.certificate, back.earlier) == (third.certificate, earlier)


def test_its_file_does_not_hold_it_open(key):
    raw = key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    number = key.private.private_numbers().private_value.to_bytes(32, "big")

    content = to_pkcs12(key, PASSPHRASE)

    assert raw not in content
    assert number not in content


@pytest.mark.parametrize("content", [b"", b"not a key", b"\x30\x82"])
def test_what_is_no_key_is_told_so(content):
    with pytest.raises(SigningKeyIsDamaged):
        from_pkcs12(content, PASSPHRASE)


def test_a_wrong_passphrase_opens_nothing(key):
    with pytest.raises(SigningKeyIsDamaged):
        from_pkcs12(to_pkcs12(key, PASSPHRASE), b"another")


def test_a_key_of_another_kind_is_none_of_ours(key):
    private = rsa.generate_private_key(65537, 2048)
    name = key.certificate.subject
    builder = x509.CertificateBuilder(name, name, private.public_key(), 1, NOW, NOW)
    lock = BestAvailableEncryption(PASSPHRASE)
    certificate = builder.sign(private, SHA256())
    content = pkcs12.serialize_key_and_certificates(None, private, certificate, None, lock)

    with pytest.raises(SigningKeyIsDamaged):
        from_pkcs12(content, PASSPHRASE)


def test_a_log_that_names_a_key_holds_nothing_of_it(key):
    number = key.private.private_numbers().private_value

    assert repr(key) == f"<ClinicKey {told(key.certificate).fingerprint[:16]}>"
    assert f"{number:x}" not in f"{key!r} {key!s}"
