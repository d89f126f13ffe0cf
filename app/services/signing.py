"""The clinic's key that signs certificates: shown, given out, replaced."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.audit import AuditEntry, Deed
from app.domain.errors import Fault, Refused
from app.domain.facilities import Facility
from app.domain.passwords import check_password
from app.domain.proofs import Proof, RevocationList
from app.domain.staff import Actor, Permission
from app.services.ports import Begin, CheckPassword, Clock
from app.services.trouble import SigningKeyIsDamaged, SigningKeyIsMissing


@dataclass(frozen=True, slots=True)
class KeyCertificate:
    """What everybody may know of a key: `content` is the certificate itself (DER)."""

    name: str
    fingerprint: str
    begins: datetime
    ends: datetime
    content: bytes


@dataclass(frozen=True, slots=True)
class ShownKey:
    """The key that signs today, and those before it, newest first: what they signed still holds."""

    today: KeyCertificate
    earlier: tuple[KeyCertificate, ...]


class ClinicKeys(Protocol):
    """Keeps the clinic's key, locked with the database's key."""

    def shown(self) -> ShownKey:
        """Return what may be known; raises SigningKeyIsMissing, SigningKeyIsDamaged."""

    def exported(self, passphrase: str) -> bytes:
        """Return the key as PKCS#12; raises as `shown`."""

    def renew(self, owner: Facility, at: datetime) -> ShownKey:
        """Make a key, in the place of the one before; raises StorageError."""

    def sign(self, pdf: bytes) -> bytes:
        """Return a PDF as signed; raises as `shown`."""

    def prove(self, proof: Proof) -> str:
        """Return the text of the code that states a proof, signed; raises as `shown`."""

    def seal_list(self, listed: RevocationList) -> bytes:
        """Return a list of revocations as a signed file; raises as `shown`."""


# The keys cost a moment to read: asked for when they are first wanted.
FetchKeys = Callable[[], ClinicKeys]


class SigningService:
    """What can be asked about the clinic's key."""

    def __init__(self, begin: Begin, clock: Clock, keys: FetchKeys, check: CheckPassword) -> None:
        self._begin = begin
        self._clock = clock
        self._keys = keys
        self._check = check

    def key(self, actor: Actor) -> ShownKey:
        """Return the key by which documents are checked; raises StorageError."""
        actor.require(Permission.ENTER)
        return self._keys().shown()

    def give_certificate(self, actor: Actor) -> bytes:
        """Return the certificate for a federation (DER); that it was given out is written."""
        actor.require(Permission.CHANGE_CLINIC)
        today = self._keys().shown().today
        self._note(actor, Deed.SIGNING_KEY_EXPORTED, today, way="certificate")
        return today.content

    def give_key(self, actor: Actor, password: str, passphrase: str) -> bytes:
        """Return the key itself (PKCS#12), for the safe, under a passphrase.

        Raises:
            WrongPassword, TooManyTries: the password is another.
            Refused: the passphrase is too easy; whoever has the file can try as often as they like.
        """
        actor.require(Permission.MANAGE_PEOPLE)
        self._check(actor.member.login, password)
        try:
            check_password(passphrase, actor.member.known_names)
        except Refused as refused:
            faults = tuple(Fault("passphrase", one.code, one.facts) for one in refused.faults)
            raise Refused(faults) from refused
        content = self._keys().exported(passphrase)
        self._note(actor, Deed.SIGNING_KEY_EXPORTED, self._keys().shown().today, way="key")
        return content

    def replace_key(self, actor: Actor, password: str) -> ShownKey:
        """Make a new key in the clinic's name of today; what the old one signed still holds.

        Raises:
            WrongPassword, TooManyTries: the password is another.
            StorageError: it could not be written; the old one stands.
        """
        actor.require(Permission.MANAGE_PEOPLE)
        self._check(actor.member.login, password)
        before, now = self._fingerprint(), self._clock()
        with self._begin() as work:
            shown = self._keys().renew(work.facility.get(), now)
            details = {"sha256": shown.today.fingerprint, "before": before}
            deed = Deed.SIGNING_KEY_REPLACED
            work.commit(AuditEntry(actor.staff, now, deed, None, details))
        return shown

    def _fingerprint(self) -> str | None:
        try:
            return self._keys().shown().today.fingerprint
        except (SigningKeyIsMissing, SigningKeyIsDamaged):
            return None

    def _note(self, actor: Actor, deed: Deed, key: KeyCertificate, way: str) -> None:
        details = {"sha256": key.fingerprint, "way": way}
        with self._begin() as work:
            work.commit(AuditEntry(actor.staff, self._clock(), deed, None, details))


def make_first_key(begin: Begin, clock: Clock, keys: ClinicKeys, actor: Actor) -> None:
    """Make the key of a clinic that is founded, and write that down."""
    now = clock()
    with begin() as work:
        shown = keys.renew(work.facility.get(), now)
        details = {"sha256": shown.today.fingerprint}
        work.commit(AuditEntry(actor.staff, now, Deed.SIGNING_KEY_MADE, None, details))
