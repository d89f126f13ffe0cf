"""Looking at a certificate as a PDF: everything that must hold, held against each other.

A green tick in a reader is not enough: one calls a page valid that was painted over later.
What is demanded here is in the table of docs/decisions/0027.
"""

import hashlib
import json
import logging
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
from app.proof.picture import codes_on_page
from app.proof.seal import is_as_written
from app.proof.slip import examine_code

RECORD, CODE = "record.json", "code.txt"
_LARGEST, _DEEPEST = 1024 * 1024, 20

# What is wrong with a stranger's file is told to whoever asked; it is no fault of the program's.
for _name in ("pyhanko.pdf_utils", "pyhanko.sign.diff_analysis", "pyhanko.sign.validation"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def examine_pdf(data: bytes) -> Examined:
    """Return what a PDF states, and what is wrong with it; nothing raises."""
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
    try:
        whose = hashlib.sha256(signature.signer_cert.public_key.dump()).hexdigest()
        signer = str(signature.signer_cert.subject.native.get("common_name", ""))
    except Exception:  # noqa: BLE001 - a signature that cannot be taken apart was changed
        return Examined((Doubt.CHANGED,))
    doubts = tuple(dict.fromkeys(_signature_doubts(data, signature)))
    if doubts:
        # What was changed is not shown as if the clinic had said it.
        return Examined(doubts, fingerprint=whose, signer=signer)
    record = _attached(reader, RECORD)
    if record is None:
        return Examined((Doubt.NO_RECORD,), fingerprint=whose, signer=signer)
    proof, on_page = _code_on(data, whose, _attached(reader, CODE))
    in_record = tuple(_record_doubts(record, proof))
    # A record that contradicts itself is quoted to nobody.
    quoted = "" if Doubt.RECORD_DIFFERS in in_record else record
    doubts = tuple(dict.fromkeys((*on_page, *in_record)))
    return Examined(doubts, proof, quoted, whose, signer)


def _signature_doubts(data: bytes, signature: EmbeddedPdfSignature) -> Iterator[Doubt]:
    try:
        status = validate_pdf_signature(signature, _without_a_network(signature.signer_cert))
        is_ours = is_as_written(data, signature)
    except Exception:  # noqa: BLE001 - whatever keeps it from being checked
        yield Doubt.CHANGED
        return
    if not (status.intact and status.valid and is_ours):
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


def _attached(reader: PdfFileReader, name: str) -> str | None:
    """Return an attached file as text, or None."""
    try:
        names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
        for place in range(0, len(names), 2):
            if str(names[place]) == name:
                content: bytes = names[place + 1]["/EF"]["/F"].data
                return content.decode() if len(content) <= _LARGEST else None
    except (PdfError, KeyError, IndexError, TypeError, ValueError, AttributeError):
        return None
    return None


def _code_on(
    data: bytes, whose: str, attached: str | None
) -> tuple[Proof | None, tuple[Doubt, ...]]:
    """Return what the code on the page states, and where it is not the signer's or the attached."""
    try:
        codes = codes_on_page(data)
    except ValueError:
        codes = ()
    if not codes:
        return None, (Doubt.NO_CODE,)
    if len(codes) > 1:
        return None, (Doubt.CODE_DIFFERS,)
    code = examine_code(codes[0])
    if code.proof is None:
        return None, (Doubt.CODE_BROKEN,)
    doubts = []
    if code.fingerprint != whose:
        doubts.append(Doubt.CODE_DIFFERS)
    if codes[0] != attached:
        doubts.append(Doubt.CODE_NOT_ATTACHED)
    return code.proof, tuple(doubts)


def _record_doubts(record: str, proof: Proof | None) -> Iterator[Doubt]:
    """Yield where the attached record is not what its own hash and the code say.

    The code names the record by its hash, and the file around it by another one.
    """
    try:
        told = json.loads(record)
        stated = told["record_sha256"]
        hashed = hashlib.sha256(canonical(told["record"]).encode()).hexdigest()
        number = told["number"]
        is_ours = stated == hashed and _is_shallow(told, _DEEPEST)
    except (ValueError, KeyError, TypeError, RecursionError):
        is_ours, hashed, number = False, "", ""
    if not is_ours:
        yield Doubt.RECORD_DIFFERS
    elif proof is not None and (proof.record_sha256, proof.number) != (hashed, number):
        yield Doubt.CODE_DIFFERS
    elif proof is not None and proof.file_sha256 != hashlib.sha256(record.encode()).hexdigest():
        yield Doubt.RECORD_DIFFERS


def _is_shallow(value: object, levels: int) -> bool:
    """Tell whether values stand in each other no deeper than a record needs."""
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return True
    return levels > 0 and all(_is_shallow(one, levels - 1) for one in value)
