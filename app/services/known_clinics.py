"""Keeping the fingerprints of other clinics, and the lists of what they have called back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import local
from app.domain.errors import Fault, Refused
from app.domain.keys import Stamp, Withdrawn
from app.domain.known_clinics import (
    KnownClinic,
    KnownClinicForm,
    ListIsNotTaken,
    WhyNot,
    check_known_clinic,
)
from app.domain.proofs import RevocationList
from app.domain.staff import Actor, Permission
from app.domain.text import states_nothing
from app.domain.verifications import plain
from app.services.clinic_book import KeptList
from app.services.ports import Begin, Clock, NewId
from app.services.signing import FetchKeys

# Returns a list and the fingerprint of the key that signed it; raises ListIsNotTaken.
ReadList = Callable[[bytes], tuple[RevocationList, str]]


@dataclass(frozen=True, slots=True)
class KnownLine:
    """One known clinic, and the date of the newest list that it gave."""

    clinic: KnownClinic
    listed: datetime | None = None


@dataclass(frozen=True, slots=True)
class TakenList:
    """Whose list was taken, of which date, and how many certificates are on it."""

    name: str
    made: datetime
    count: int


class KnownClinicService:
    """What can be asked of the book of other clinics."""

    def __init__(
        self, begin: Begin, clock: Clock, new_id: NewId, keys: FetchKeys, read_list: ReadList
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._new_id = new_id
        self._keys = keys
        self._read = read_list

    def all(self, actor: Actor) -> tuple[KnownLine, ...]:
        """Return the clinics that are known here, by their names."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            dates = work.facility.others.listed()
            return tuple(
                KnownLine(one, dates.get(one.fingerprint))
                for one in work.facility.others.standing()
            )

    def keep(self, actor: Actor, form: KnownClinicForm) -> KnownClinic:
        """Keep a fingerprint as a clinic's, which somebody has compared by another way.

        Raises:
            Refused: it is no fingerprint, is known already, or the name or the way is missing.
        """
        actor.require(Permission.CHANGE_CLINIC)
        shown, now = self._keys().shown(), self._clock()
        own = {one.fingerprint for one in (shown.today, *shown.earlier)}
        with self._begin() as work:
            known = {one.fingerprint for one in work.facility.others.standing()}
            check_known_clinic(form, own, known)
            if form.compared is None:
                raise Refused((Fault("compared", "not_compared"),))
            kept = KnownClinic(
                self._new_id(),
                plain(form.fingerprint),
                form.name.strip(),
                form.compared,
                Stamp(actor.staff, now),
            )
            work.facility.others.add(kept)
            details = {
                "name": kept.name,
                "way": kept.compared.value,
                "fingerprint": kept.fingerprint,
            }
            work.commit(AuditEntry(actor.staff, now, Deed.KNOWN_CLINIC_KEPT, kept.id, details))
        return kept

    def withdraw(self, actor: Actor, clinic: UUID, reason: str) -> None:
        """Take a clinic out: its papers are nobody's known ones from now on.

        Raises:
            Refused: the reason states nothing.
            NotThere, SavedByAnother: there is none, or it was taken out before.
        """
        actor.require(Permission.CHANGE_CLINIC)
        reason = reason.strip()
        if states_nothing(reason):
            raise Refused((Fault("reason", "missing"),))
        now = self._clock()
        with self._begin() as work:
            name = work.facility.others.get(clinic).name
            work.facility.others.withdraw(clinic, Withdrawn(actor.staff, now, reason))
            details = {"name": name, "reason": reason}
            work.commit(AuditEntry(actor.staff, now, Deed.KNOWN_CLINIC_WITHDRAWN, clinic, details))

    def take_list(self, actor: Actor, content: bytes) -> TakenList:
        """Take a known clinic's signed list of revocations, in place of its older one.

        Raises:
            ListIsNotTaken: it is no such list, of nobody known, the own one, or not the newest.
        """
        actor.require(Permission.READ)
        listed, fingerprint = self._read(content)
        shown, now = self._keys().shown(), self._clock()
        if fingerprint in {one.fingerprint for one in (shown.today, *shown.earlier)}:
            raise ListIsNotTaken(WhyNot.OWN)
        with self._begin() as work:
            known = {one.fingerprint: one for one in work.facility.others.standing()}
            if fingerprint not in known:
                raise ListIsNotTaken(WhyNot.NOBODY_KNOWN, fingerprint)
            before = work.facility.others.list_of(fingerprint)
            if before is not None and listed.made <= before.made:
                raise ListIsNotTaken(WhyNot.OLDER, f"{local(before.made):%Y-%m-%d %H:%M}")
            clinic, stamp = known[fingerprint], Stamp(actor.staff, now)
            text = content.decode("ascii").strip()
            work.facility.others.keep_list(
                KeptList(self._new_id(), fingerprint, listed.made, text, stamp)
            )
            details = {"name": clinic.name, "certificates": len(listed.revoked)}
            work.commit(AuditEntry(actor.staff, now, Deed.REVOCATIONS_TAKEN, clinic.id, details))
        return TakenList(clinic.name, listed.made, len(listed.revoked))
