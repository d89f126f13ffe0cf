"""A clinic's key that needs no file and no mathematics."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from app.domain.facilities import Facility
from app.domain.proofs import Proof
from app.services.signing import KeyCertificate, ShownKey, Use
from tests import samples


class FakeClinicKeys:
    """Keeps keys that are only named, and signs by writing the name of one at a page's end."""

    def __init__(self, announced: Callable[[], str | None] = lambda: None) -> None:
        self.made: list[KeyCertificate] = []
        self.trouble: Exception | None = None
        self._announced = announced
        self._coming: KeyCertificate | None = None
        self.made.append(self.prepare(samples.FACILITY, samples.NOW))

    def shown(self) -> ShownKey:
        """Return the newest key and those before it."""
        coming = self._coming
        if coming is not None and coming.fingerprint == self._announced():
            self.made.append(coming)
            self._coming = self.trouble = None
        if self.trouble is not None:
            raise self.trouble
        *earlier, today = self.made
        return ShownKey(today, tuple(reversed(earlier)))

    def exported(self, passphrase: str) -> bytes:
        """Return the name of the key and what opens it."""
        return f"{self.shown().today.fingerprint} {passphrase}".encode()

    def prepare(self, owner: Facility, at: datetime) -> KeyCertificate:
        """Make another key, which is shown once the trail names it; any trouble is over then."""
        name = hashlib.sha256(f"{owner.name} {len(self.made)}".encode()).hexdigest()
        ends = at + timedelta(days=3652)
        self._coming = KeyCertificate(owner.name, name, at, ends, name.encode())
        return self._coming

    def prove(self, proof: Proof) -> str:
        """Return the number of a certificate, as a code would state it."""
        return f"IVC1:{proof.number}"

    def sign(self, pdf: bytes, use: Use = Use.CERTIFICATE) -> bytes:
        """Return a PDF with a remark, as which readers take it."""
        return pdf + f"% signed for {use} by {self.shown().today.fingerprint}\n".encode()
