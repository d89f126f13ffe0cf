"""The clinic's key that signs certificates: shown, given out, replaced."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from app.domain.audit import AuditEntry, Deed
from app.domain.errors import Fault, Refused
from app.domain.facilities import Facility
from app.domain.passwords import check_password
from app.domain.proofs import Proof, RevocationList
from app.domain.staff import Actor, Permission
from app.services.ports import Begin, CheckPassword, Clock
from app.services.trail import TrailFilter, TrailReader
from app.services.trouble import SigningKeyIsDamaged, SigningKeyIsMissing

_NAMED = TrailFilter(deeds=frozenset({Deed.SIGNING_KEY_MADE, Deed.SIGNING_KEY_REPLACED}))


class Use(StrEnum):
    """What a paper is signed for; readers show it beside the signature."""

    CERTIFICATE = "certificate"
    EVIDENCE = "evidence"
    LETTER = "letter"


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

    def prepare(self, owner: Facility, at: datetime) -> KeyCertificate:
        """Make a key that takes the place of today's once the trail names it; raises StorageError."""

    def sign(self, pdf: bytes, use: Use = Use.CERTIFICATE) -> bytes:
        """Return a PDF as signed; raises as `shown`."""

    def prove(self, proof: Proof) -> str:
        """Return the text of the code that states a proof, signed; raises as `shown`."""

    def seal_list(self, listed: RevocationList) -> bytes:
        """Return a list of revocations as a signed file; raises as `shown`."""


# Lays the letter out by which a federation is told the fingerprint.
PrintLetter = Callable[[ShownKey, Facility, datetime], bytes]
# The keys cost a moment to read: asked for when they are first wanted.
FetchKeys = Callable[[], ClinicKeys]


class SigningService:
    """What can be asked about the clinic's key."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        keys: FetchKeys,
        check: CheckPassword,
        lay_out: PrintLetter,
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._keys = keys
        self._check = check
        self._lay_out = lay_out

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

    def give_letter(self, actor: Actor) -> bytes:
        """Return the letter to a federation (PDF, signed); that it was given out is written."""
        actor.require(Permission.CHANGE_CLINIC)
        shown = self._keys().shown()
        with self._begin(to_look=True) as work:
            facility = work.facility.get()
        page = self._lay_out(shown, facility, self._clock())
        letter = self._keys().sign(page, Use.LETTER)
        self._note(actor, Deed.SIGNING_KEY_EXPORTED, shown.today, way="letter")
        return letter

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
            StorageError: it could not be written; as long as the trail names it not, the old one
                stands.
        """
        actor.require(Permission.MANAGE_PEOPLE)
        self._check(actor.member.login, password)
        before, now = self._fingerprint(), self._clock()
        with self._begin() as work:
            coming = self._keys().prepare(work.facility.get(), now)
            details = {"sha256": coming.fingerprint, "before": before}
            deed = Deed.SIGNING_KEY_REPLACED
            work.commit(AuditEntry(actor.staff, now, deed, None, details))
        return self._keys().shown()

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
    """Make the first key of a clinic, and write that down."""
    now = clock()
    with begin() as work:
        details = {"sha256": keys.prepare(work.facility.get(), now).fingerprint}
        work.commit(AuditEntry(actor.staff, now, Deed.SIGNING_KEY_MADE, None, details))
    # It is in its place now, and not only when it is first wanted.
    keys.shown()


def announced(trail: TrailReader) -> str | None:
    """Return the fingerprint of the key that the trail named last, or None where it never did."""
    found = trail.page(_NAMED, None, 1).entries
    return str(found[0].details["sha256"]) if found else None
