"""The clinic itself: its first day, its people, and coming in each morning."""

from app.domain.audit import AuditEntry, Deed
from app.domain.facilities import Facility, check_facility
from app.domain.formulary import Formulary
from app.domain.staff import Actor, Member, Permission, Role, check_member
from app.services.ports import Begin, Clock


class ClinicService:
    """What can be asked of the clinic and its people."""

    def __init__(self, begin: Begin, clock: Clock) -> None:
        self._begin = begin
        self._clock = clock

    def facility(self, actor: Actor) -> Facility:
        """Return the clinic's facts."""
        actor.require(Permission.READ)
        with self._begin() as work:
            return work.facility.get()

    def change_facility(self, actor: Actor, facility: Facility) -> Facility:
        """Write the clinic's changed facts; raises Refused with every faulty field."""
        actor.require(Permission.CHANGE_CLINIC)
        check_facility(facility)
        with self._begin() as work:
            work.facility.put(facility)
            details = {"name": facility.name, "beds": facility.beds}
            work.commit(AuditEntry(actor.staff, self._clock(), Deed.CLINIC_CHANGED, None, details))
        return facility

    def physicians(self, actor: Actor) -> tuple[Member, ...]:
        """Return the clinic's physicians."""
        actor.require(Permission.READ)
        with self._begin() as work:
            return tuple(one for one in work.staff.all() if one.role is Role.PHYSICIAN)


def check_founding(facility: Facility, physician: Member) -> None:
    """Refuse a first day with faulty facts, before anything is made; raises Refused."""
    check_facility(facility)
    check_member(physician)


def found(
    begin: Begin, clock: Clock, facility: Facility, physician: Member, formulary: Formulary
) -> Actor:
    """Write the clinic's first day: its facts, its first physician, its formulary."""
    now = clock()
    with begin() as work:
        work.facility.put(facility)
        work.staff.add(physician)
        work.labels.load(formulary)
        details = {"name": facility.name, "beds": facility.beds, "formulary": formulary.sha256}
        work.commit(AuditEntry(physician.id, now, Deed.CLINIC_FOUNDED, physician.id, details))
    return Actor(physician)


def come_in(begin: Begin, clock: Clock, login: str, formulary: Formulary) -> Actor:
    """Return who signed in; a formulary that came with a new version of the program is loaded."""
    now = clock()
    with begin() as work:
        member = work.staff.by_login(login)
        if work.labels.loaded_sha256() != formulary.sha256:
            work.labels.load(formulary)
            details = {"formulary": formulary.sha256, "products": len(formulary.products)}
            work.commit(AuditEntry(member.id, now, Deed.REFERENCE_LOADED, None, details))
    with begin() as work:
        work.commit(AuditEntry(member.id, now, Deed.SIGNED_IN, member.id))
    return Actor(member)
