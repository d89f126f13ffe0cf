"""A clinic's key that needs no file and no mathematics."""

import hashlib
from datetime import datetime, timedelta

from app.domain.facilities import Facility
from app.domain.proofs import Proof, RevocationList
from app.services.signing import KeyCertificate, ShownKey
from tests import samples


class FakeClinicKeys:
    """Keeps keys that are only named, and signs by writing the name of one at a page's end."""

    def __init__(self) -> None:
        self.made: list[KeyCertificate] = []
        self.trouble: Exception | None = None
        self.renew(samples.FACILITY, samples.NOW)

    def shown(self) -> ShownKey:
        """Return the newest key and those before it."""
        if self.trouble is not None:
            raise self.trouble
        *earlier, today = self.made
        return ShownKey(today, tuple(reversed(earlier)))

    def exported(self, passphrase: str) -> bytes:
        """Return the name of the key and what opens it."""
        return f"{self.shown().today.fingerprint} {passphrase}".encode()

    def renew(self, owner: Facility, at: datetime) -> ShownKey:
        """Make another key; the trouble with the one before is over."""
        self.trouble = None
        name = hashlib.sha256(f"{owner.name} {len(self.made)}".encode()).hexdigest()
        ends = at + timedelta(days=3652)
        self.made.append(KeyCertificate(owner.name, name, at, ends, name.encode()))
        return self.shown()

    def prove(self, proof: Proof) -> str:
        """Return the number of a certificate, as a code would state it."""
        return f"IVC1:{proof.number}"

    def seal_list(self, listed: RevocationList) -> bytes:
        """Return the numbers of a list, as a file would state them."""
        rows = (f"{one.number} {one.reason}" for one in listed.revoked)
        return "\n".join((self.shown().today.fingerprint, *rows)).encode()

    def sign(self, pdf: bytes) -> bytes:
        """Return a PDF with a remark, as which readers take it."""
        return pdf + f"% signed by {self.shown().today.fingerprint}\n".encode()
