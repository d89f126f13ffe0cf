"""Looking at a certificate as a PDF: everything that must hold, held against each other.

A green tick in a reader is not enough: one calls a page valid that was painted over later.
What is demanded here is in the table of docs/decisions/0027.
"""

import hashlib
import json
from collections.abc import Iterator
from io import BytesIO

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from app.domain.audit import canonical
from app.domain.proofs import Proof
from app.domain.verifications import Doubt, Examined
from app.proof.picture import TooLarge, codes_on_page
from app.proof.slip import examine_code

RECORD = "record.json"
# A certificate has some hundred kilobytes.
LARGEST = 8 * 1024 * 1024
_LARGEST_RECORD = 1024 * 1024


def examine_pdf(data: bytes) -> Examined:
    """Return what a PDF states, and what is wrong with it; nothing raises."""
    if len(data) > LARGEST:
        return Examined((Doubt.TOO_LARGE,))
    if not data.lstrip().startswith(b"%PDF-"):
        return Examined((Doubt.NOT_A_CERTIFICATE,))
    try:
        return _examined(data)
    except Exception:  # noqa: BLE001 - what nobody foresaw is not believed either
        return Examined((Doubt.FAULT,))


def _examined(data: bytes) -> Examined:
    try:
        reader = PdfFileReader(BytesIO(data), strict=True)
        if reader.encrypted:
            return Examined((Doubt.LOCKED,))
        signatures = reader.embedded_signatures
    except (PdfError, ValueError, IndexError, KeyError, TypeError, RecursionError):
        return Examined((Doubt.NOT_A_CERTIFICATE,))
    if not signatures:
        return Examined((Doubt.NOT_SIGNED,))
    if len(signatures) > 1:
        return Examined((Doubt.SIGNED_TWICE,))
    return _by_signature(data, reader, signatures[0])


def _by_signature(data: bytes, reader: PdfFileReader, signature: EmbeddedPdfSignature) -> Examined:
    whose = hashlib.sha256(signature.signer_cert.public_key.dump()).hexdigest()
    signer = str(signature.signer_cert.subject.native.get("common_name", ""))
    doubts = list(dict.fromkeys(_signature_doubts(signature)))
    if doubts:
        # What was changed is not shown as if the clinic had said it.
        return Examined(tuple(doubts), fingerprint=whose, signer=signer)
    record = _record(reader)
    if record is None:
        return Examined((Doubt.NO_RECORD,), fingerprint=whose, signer=signer)
    proof, more = _code_on(data, whose)
    doubts += more
    doubts += _record_doubts(record, proof)
    return Examined(tuple(dict.fromkeys(doubts)), proof, record, whose, signer)


def _signature_doubts(signature: EmbeddedPdfSignature) -> Iterator[Doubt]:
    try:
        status = validate_pdf_signature(signature, _without_a_network(signature.signer_cert))
    except Exception:  # noqa: BLE001 - whatever keeps it from being checked
        yield Doubt.CHANGED
        return
    if not (status.intact and status.valid):
        yield Doubt.CHANGED
    yield from _later(status)
    if signature.docmdp_level is not MDPPerm.NO_CHANGES:
        yield Doubt.CHANGED_LATER


def _later(status: PdfSignatureStatus) -> Iterator[Doubt]:
    """Yield what was done after the signature: a change, or bytes that belong to nothing."""
    if not status.docmdp_ok:
        yield Doubt.CHANGED_LATER
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        yield Doubt.MORE_APPENDED


def _without_a_network(certificate: x509.Certificate) -> ValidationContext:
    return ValidationContext(trust_roots=[certificate], allow_fetching=False)


def _record(reader: PdfFileReader) -> str | None:
    """Return the attached record as text, or None."""
    try:
        names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
        for place in range(0, len(names), 2):
            if str(names[place]) == RECORD:
                content: bytes = names[place + 1]["/EF"]["/F"].data
                return content.decode() if len(content) <= _LARGEST_RECORD else None
    except (PdfError, KeyError, IndexError, TypeError, ValueError, AttributeError):
        return None
    return None


def _code_on(data: bytes, whose: str) -> tuple[Proof | None, list[Doubt]]:
    """Return what the code on the page states, and where it is not the signer's own."""
    try:
        codes = codes_on_page(data)
    except (ValueError, TooLarge):
        return None, [Doubt.NO_CODE]
    if len(codes) != 1:
        return None, [Doubt.NO_CODE]
    code = examine_code(codes[0])
    doubts = list(code.doubts)
    if code.fingerprint != whose:
        doubts.append(Doubt.CODE_DIFFERS)
    return code.proof, doubts


def _record_doubts(record: str, proof: Proof | None) -> Iterator[Doubt]:
    """Yield where the attached record is not what its own hash and the code say."""
    try:
        told = json.loads(record)
        stated = told["record_sha256"]
        hashed = hashlib.sha256(canonical(told["record"]).encode()).hexdigest()
        number = told["number"]
    except (ValueError, KeyError, TypeError, RecursionError):
        yield Doubt.RECORD_DIFFERS
        return
    if stated != hashed:
        yield Doubt.RECORD_DIFFERS
    if proof is not None and (proof.record_sha256, proof.number) != (hashed, number):
        yield Doubt.CODE_DIFFERS
