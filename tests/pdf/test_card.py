"""A key that never leaves its card signs as the clinic's file does: SoftHSM stands for the card."""

import subprocess
from datetime import UTC, datetime
from io import BytesIO

import pkcs11
import pytest
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11.util.ec import decode_ec_private_key
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from app.credentials.clinic_key import new_key
from app.pdf.signing import PdfSigning
from tests.pdf import samples

LIBRARY = "/usr/lib/softhsm/libsofthsm2.so"
LABEL, PIN = "physician", "0123"
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def card(tmp_path, monkeypatch):
    """Return an open session with a card that holds a key, and the certificate of that key."""
    settings, tokens = tmp_path / "softhsm2.conf", tmp_path / "tokens"
    tokens.mkdir()
    settings.write_text(f"directories.tokendir = {tokens}\n", "utf-8")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    line = ("softhsm2-util", "--init-token", "--free", "--label", LABEL)
    subprocess.run((*line, "--pin", PIN, "--so-pin", PIN), check=True, capture_output=True)
    key = new_key(samples.certificate().facility, NOW, ())
    private = key.private.private_bytes(
        Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption()
    )
    library = pkcs11.lib(LIBRARY)
    library.reinitialize()
    with library.get_token(token_label=LABEL).open(user_pin=PIN, rw=True) as session:
        facts = decode_ec_private_key(private)
        session.create_object(
            {**facts, pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: LABEL}
        )
        yield session, key.certificate


def test_a_card_signs_through_the_same_interface(card):
    session, certificate = card
    told = Certificate.load(certificate.public_bytes(Encoding.DER))
    # Cards compute the signature alone; what is signed is hashed before.
    signer = PKCS11Signer(session, key_label=LABEL, signing_cert=told, use_raw_mechanism=True)

    pdf = PdfSigning(lambda: signer, lambda: NOW)(samples.page()(samples.certificate()))

    (signature,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    trusted = ValidationContext(trust_roots=[told], allow_fetching=False)
    found = validate_pdf_signature(signature, trusted)
    assert found.bottom_line
    assert found.docmdp_ok
    assert found.coverage is SignatureCoverageLevel.ENTIRE_FILE
