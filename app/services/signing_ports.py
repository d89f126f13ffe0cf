"""What the services need of paper and key: pages that are laid out, and signed."""

from collections.abc import Callable
from typing import Protocol

from app.domain.certificates import Certificate
from app.domain.proofs import Proof


class CertificatePrinter(Protocol):
    """Lays a certificate out as a PDF."""

    def __call__(self, certificate: Certificate, /) -> bytes:
        """Return the page as bytes; raises MissingGlyphs where a sign cannot be printed."""


class Hand(Protocol):
    """The clinic's key, as its certificates are signed with it."""

    def sign(self, pdf: bytes) -> bytes:
        """Return a PDF as signed; raises StorageError where the key cannot be had."""

    def prove(self, proof: Proof) -> str:
        """Return the text of the code that states a proof, signed; raises as `sign`."""


# The key costs a moment to read: asked for when it is first wanted.
FetchHand = Callable[[], Hand]


class SealPdf(Protocol):
    """Signs a PDF with the clinic's key (PAdES), closed against later changes."""

    def __call__(self, pdf: bytes, /) -> bytes:
        """Return the PDF as signed; raises StorageError where the key cannot be had."""
