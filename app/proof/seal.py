"""Whether the signature in a PDF is the one that we write, to the last sign.

Only the page is covered by a signature, not the block of bytes that holds the signature itself:
there a version, a list or the padding can be changed without any mathematics noticing. So what
was read is written anew, in the one form that we write, and must come out the same.
"""

import hashlib

from asn1crypto import cms
from asn1crypto.x509 import Certificate
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from app.credentials.one_form import in_one_form


def is_as_written(data: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Tell whether nothing about a signature could be otherwise; what it says is another question."""
    _, first, second, _ = (int(one) for one in signature.sig_object["/ByteRange"])
    written: bytes = cms.ContentInfo(
        {"content_type": "signed_data", "content": _anew(signature)}
    ).dump()
    gap = data[first:second]
    padded = written.hex().encode().ljust(len(gap) - 2, b"0")
    return gap.lower() == b"<" + padded + b">" and gap in (gap.upper(), gap.lower())


def _anew(signature: EmbeddedPdfSignature) -> cms.SignedData:
    signer, certificate = signature.signer_info, signature.signer_cert
    if not _is_named(certificate, signer["signed_attrs"]):
        raise ValueError("another certificate than the one that was signed along")
    named = cms.IssuerAndSerialNumber(
        {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    )
    sha256 = {"algorithm": "sha256"}
    return cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [sha256],
            "encap_content_info": {"content_type": "data"},
            "certificates": [certificate],
            "signer_infos": [
                {
                    "version": "v1",
                    "sid": cms.SignerIdentifier("issuer_and_serial_number", named),
                    "digest_algorithm": sha256,
                    # Its own head says its length; that may be written in several ways.
                    "signed_attrs": signer["signed_attrs"].untag(),
                    "signature_algorithm": {"algorithm": "sha256_ecdsa"},
                    "signature": in_one_form(signer["signature"].native),
                }
            ],
        }
    )


def _is_named(certificate: Certificate, signed: cms.CMSAttributes) -> bool:
    """Tell whether the signature names its certificate by its hash (RFC 5035)."""
    hashed = hashlib.sha256(certificate.dump()).digest()
    return any(
        one["values"][0]["certs"][0]["cert_hash"].native == hashed
        for one in signed
        if one["type"].native == "signing_certificate_v2"
    )
