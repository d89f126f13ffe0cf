"""The clinic's key while the books are open: read, given out, replaced, and signed with."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.credentials.clinic_key import ClinicKey, from_pkcs12, new_key, to_pkcs12, told
from app.credentials.key_file import Kept, Locker, new_passphrase, read, write
from app.domain.facilities import Facility
from app.domain.proofs import Proof, RevocationList
from app.services.ports import Clock
from app.services.signing import ShownKey
from app.services.trouble import SigningKeyIsDamaged, SigningKeyIsMissing


class HeldClinicKey:
    """Holds the key of one folder; the database's key opens it."""

    def __init__(self, path: Path, locker: Callable[[], Locker], clock: Clock) -> None:
        self._path = path
        self._locker = locker
        self._clock = clock
        self._key: ClinicKey | None = None

    def taken(self) -> ClinicKey:
        """Return the key itself; raises as `shown`."""
        if self._key is None:
            self._key = from_pkcs12(*read(self._path, self._locker()))
        return self._key

    def shown(self) -> ShownKey:
        """Return what may be known; raises SigningKeyIsMissing, SigningKeyIsDamaged."""
        key = self.taken()
        return ShownKey(told(key.certificate), tuple(told(one) for one in key.earlier))

    def exported(self, passphrase: str) -> bytes:
        """Return the key as PKCS#12; raises as `shown`."""
        return to_pkcs12(self.taken(), passphrase.encode())

    def renew(self, owner: Facility, at: datetime) -> ShownKey:
        """Make a key, in the place of the one before; raises StorageError."""
        try:
            before = self.taken()
            earlier = (before.certificate, *before.earlier)
        except (SigningKeyIsMissing, SigningKeyIsDamaged):
            earlier = ()
        key, passphrase = new_key(owner, at, earlier), new_passphrase()
        write(self._path, Kept(to_pkcs12(key, passphrase), passphrase), self._locker())
        self._key = key
        return self.shown()

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

    def sign(self, pdf: bytes) -> bytes:
        """Return a PDF as signed; raises as `shown`."""
        # pyHanko costs a second: when the first certificate is issued.
        from app.pdf.signing import PdfSigning, signer_of

        return PdfSigning(lambda: signer_of(self.taken()), self._clock)(pdf)
