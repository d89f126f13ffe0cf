"""The clinic's key while the books are open: read, given out, replaced, and signed with."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cryptography.x509 import Certificate

from app.credentials.clinic_key import ClinicKey, from_pkcs12, new_key, to_pkcs12, told
from app.credentials.key_file import Kept, Locker, new_passphrase, read, write
from app.domain.facilities import Facility
from app.domain.proofs import Proof, RevocationList
from app.main.sharing import Alone, Sharing
from app.services.ports import Clock
from app.services.signing import KeyCertificate, ShownKey, Use
from app.services.trouble import SigningKeyIsDamaged, SigningKeyIsMissing


class HeldClinicKey:
    """Holds the key of one folder; the database's key opens it.

    `announced` returns the fingerprint that the trail named last: a key that it never named
    signs nothing, and one that it named takes its place, even where the power failed between.
    """

    def __init__(
        self,
        path: Path,
        locker: Callable[[], Locker],
        clock: Clock,
        announced: Callable[[], str | None],
        sharing: Sharing | None = None,
    ) -> None:
        self._path = path
        self._locker = locker
        self._clock = clock
        self._announced = announced
        self._sharing = sharing or Alone()
        self._held: tuple[Kept, ClinicKey] | None = None

    def taken(self) -> ClinicKey:
        """Return the key itself; raises as `shown`.

        The file is asked each time, for somebody else who is signed in may have replaced the key.
        """
        self._sharing.fetch()
        kept = read(self._path, self._locker())
        if self._held is None or self._held[0] != kept:
            kept = self._settled(kept)
            if not kept.content:
                raise SigningKeyIsMissing
            self._held = kept, from_pkcs12(kept.content, kept.passphrase)
        return self._held[1]

    def shown(self) -> ShownKey:
        """Return what may be known; raises SigningKeyIsMissing, SigningKeyIsDamaged."""
        key = self.taken()
        return ShownKey(told(key.certificate), tuple(told(one) for one in key.earlier))

    def exported(self, passphrase: str) -> bytes:
        """Return the key as PKCS#12; raises as `shown`."""
        return to_pkcs12(self.taken(), passphrase.encode())

    def prepare(self, owner: Facility, at: datetime) -> KeyCertificate:
        """Make a key that takes the place of today's once the trail names it; raises StorageError.

        The trail is not asked here: whoever makes a key is just about to write into it.
        """
        with self._sharing.changing():
            return self._prepare(owner, at)

    def _prepare(self, owner: Facility, at: datetime) -> KeyCertificate:
        earlier: tuple[Certificate, ...] = ()
        kept = Kept(b"", new_passphrase())
        with suppress(SigningKeyIsMissing, SigningKeyIsDamaged):
            kept = read(self._path, self._locker())
            if kept.content:
                before = from_pkcs12(kept.content, kept.passphrase)
                earlier = (before.certificate, *before.earlier)
        key = new_key(owner, at, earlier)
        coming = to_pkcs12(key, kept.passphrase)
        write(self._path, kept._replace(coming=coming), self._locker())
        return told(key.certificate)

    def prove(self, proof: Proof) -> str:
        """Return the text of the code that states a proof, signed; raises as `shown`."""
        # As below.
        from app.proof.code import to_text
        from app.proof.cose import sign
        from app.proof.payload import pack

        return to_text(sign(pack(proof), self.taken().private))

    def seal_list(self, listed: RevocationList) -> bytes:
        """Return a list of revocations as a signed file; raises as `shown`."""
        # As below.
        from app.proof.revocations import to_file

        return to_file(listed, self.taken().private)

    def sign(self, pdf: bytes, use: Use = Use.CERTIFICATE) -> bytes:
        """Return a PDF as signed; raises as `shown`."""
        # pyHanko costs a second: when the first certificate is issued.
        from app.pdf.signing import PdfSigning, signer_of

        return PdfSigning(lambda: signer_of(self.taken()), self._clock, use)(pdf)

    def _settled(self, kept: Kept) -> Kept:
        if not kept.coming:
            return kept
        coming = from_pkcs12(kept.coming, kept.passphrase)
        if told(coming.certificate).fingerprint != self._announced():
            # Perhaps somebody is writing the entry just now: it is left where it is.
            return kept
        settled = Kept(kept.coming, kept.passphrase)
        with self._sharing.changing():
            write(self._path, settled, self._locker())
        return settled
