"""Signs a PDF so that every later change shows: PAdES B-B, as its author's certification.

Who signs comes from outside: the clinic's key in its file, or one that never leaves its card
(PKCS#11), each as pyHanko's Signer. Nothing here asks a network.
"""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.metadata.model import DocumentMetadata
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.registry import SimpleCertificateStore

from app.credentials.clinic_key import ClinicKey
from app.credentials.one_form import in_one_form
from app.domain.calendar import local
from app.services.ports import Clock
from app.services.signing import Use

FIELD = "TentekiSignature"
# What readers show beside the signature, whatever language they speak.
REASONS = {
    Use.CERTIFICATE: "診療記録証明書の発行 / Issue of a certificate of medical record",
    Use.EVIDENCE: "証拠書類一式の発行 / Issue of an evidence pack of medical records",
    Use.LETTER: "当院の署名鍵の通知 / Notice of the signing key of our clinic",
}
LOCATION = "日本 / Japan"
# What stands in a signature besides its certificate: whose it is, what is signed along, and the
# signature itself, of RSA with 4096 bits too.
_AROUND = 768


class SignedAlready(ValueError):
    """A PDF with a signature cannot get another one: the first forbids every change."""


class PdfSigning:
    """Signs in a name; `signer` is asked for once for each file, so that a key can be replaced."""

    def __init__(
        self, signer: Callable[[], Signer], clock: Clock, use: Use = Use.CERTIFICATE
    ) -> None:
        self._signer = signer
        self._clock = clock
        self._use = use

    def __call__(self, pdf: bytes) -> bytes:
        """Return the PDF, signed and closed; raises SignedAlready."""
        signer, at = _in_one_form(self._signer()), local(self._clock())
        writer = _DatedWriter(pdf, at)
        if writer.prev.embedded_signatures:
            raise SignedAlready
        meta = PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            reason=REASONS[self._use],
            location=LOCATION,
            name=signer.subject_name,
            certify=True,
            subfilter=SigSeedSubFilter.PADES,
            docmdp_permissions=MDPPerm.NO_CHANGES,
        )
        file: BytesIO = _AtItsTime(meta, signer, at).sign_pdf(writer, bytes_reserved=_room(signer))
        return file.getvalue()


def _in_one_form(signer: Signer) -> Signer:
    """Let a file's or a card's key write its signatures in the one form that is believed."""
    certificate, sign = signer.signing_cert, signer.async_sign_raw
    if certificate is None or certificate.public_key.curve != ("named", "secp256r1"):
        return signer

    async def signed(data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        raw = await sign(data, digest_algorithm, dry_run)
        # A dry run of a card gives so many noughts, to tell the length.
        return raw if dry_run else in_one_form(raw)

    signer.async_sign_raw = signed  # type: ignore[method-assign]
    return signer


def _room(signer: Signer) -> int | None:
    """Return how many digits a signature may take; asked of pyHanko, it would sign twice."""
    certificate = signer.signing_cert
    return None if certificate is None else 2 * (2 * len(certificate.dump()) + _AROUND)


class _DatedWriter(IncrementalPdfFileWriter):
    """Writes into a PDF when it was changed, by the clinic's clock as well."""

    def __init__(self, pdf: bytes, at: datetime) -> None:
        super().__init__(BytesIO(pdf))
        self._meta = _Dated(last_modified=at)


class _Dated(DocumentMetadata):
    """What is known of a PDF; its date is the one given first, whoever says "now" later."""

    def __setattr__(self, name: str, value: object) -> None:
        if name != "last_modified" or value != "now":
            super().__setattr__(name, value)


class _AtItsTime(PdfSigner):
    """Signs at the moment that the clinic's clock tells, not at one of its own."""

    def __init__(self, meta: PdfSignatureMetadata, signer: Signer, at: datetime) -> None:
        super().__init__(meta, signer)
        self._at = at

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def signer_of(key: ClinicKey) -> Signer:
    """Return who signs with the clinic's key."""
    private = key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        signing_cert=Certificate.load(key.certificate.public_bytes(Encoding.DER)),
        signing_key=PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
