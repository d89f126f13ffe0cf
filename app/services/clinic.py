"""The clinic itself: its first day, its facts, its settings, its physicians."""

from dataclasses import replace

from app.domain.accounts import Account
from app.domain.audit import AuditEntry, Deed, differing
from app.domain.facilities import Facility, check_facility
from app.domain.formulary import Formulary
from app.domain.settings import Settings, check_settings
from app.domain.staff import Actor, Member, Permission, Role, check_member
from app.services.clinic_facts import ClinicFacts
from app.services.ports import Begin, Clock


class ClinicService:
    """What can be asked of the clinic and its people."""

    def __init__(self, begin: Begin, clock: Clock, known: ClinicFacts) -> None:
        self._begin = begin
        self._clock = clock
        self.known = known

    def facility(self, actor: Actor) -> Facility:
        """Return the clinic's facts."""
        actor.require(Permission.ENTER)
        with self._begin(to_look=True) as work:
            self.known.premises = work.facility.premises()
        return self.known.facility

    def change_facility(self, actor: Actor, facility: Facility) -> Facility:
        """Write the clinic's changed facts; raises Refused with every faulty field."""
        actor.require(Permission.CHANGE_CLINIC)
        with self._begin() as work:
            premises = work.facility.premises()
            check_facility(facility, (one.facility for one in premises.branches))
            before, after = differing(facts_of(premises.main), facts_of(facility))
            work.facility.put(facility)
            details = {"before": before, "after": after}
            work.commit(AuditEntry(actor.staff, self._clock(), Deed.CLINIC_CHANGED, None, details))
        self.known.premises = replace(self.known.premises, main=facility)
        return facility

    def physicians(self, actor: Actor) -> tuple[Member, ...]:
        """Return the clinic's physicians."""
        actor.require(Permission.ENTER)
        with self._begin(to_look=True) as work:
            return tuple(
                one for one in work.staff.all() if one.role is Role.PHYSICIAN and one.is_active
            )

    def settings(self, actor: Actor) -> Settings:
        """Return what is set for everybody."""
        actor.require(Permission.ENTER)
        with self._begin(to_look=True) as work:
            self.known.settings = work.settings.get()
        return self.known.settings

    def change_settings(self, actor: Actor, settings: Settings) -> Settings:
        """Set something for everybody; raises Refused."""
        actor.require(Permission.CHANGE_CLINIC)
        check_settings(settings)
        with self._begin() as work:
            before = work.settings.get()
            work.settings.put(settings)
            details = {"before": _plain(before), "after": _plain(settings)}
            work.commit(
                AuditEntry(actor.staff, self._clock(), Deed.SETTINGS_CHANGED, None, details)
            )
        self.known.settings = settings
        return settings


def check_founding(facility: Facility, physician: Member) -> None:
    """Refuse a first day with faulty facts, before anything is made; raises Refused."""
    check_facility(facility)
    check_member(physician)


def found(
    begin: Begin,
    clock: Clock,
    facility: Facility,
    physician: Member,
    formulary: Formulary,
    settings: Settings,
) -> Actor:
    """Write the clinic's first day: its facts and settings, its first physician, its formulary."""
    now = clock()
    with begin() as work:
        work.facility.put(facility)
        work.settings.put(settings)
        work.staff.add(physician)
        work.accounts.add(Account(physician.id, now))
        work.labels.load(formulary)
        details = {"name": facility.name, "beds": facility.beds, "formulary": formulary.sha256}
        work.commit(AuditEntry(physician.id, now, Deed.CLINIC_FOUNDED, physician.id, details))
    return Actor(physician)


def facts_of(facility: Facility) -> dict[str, object]:
    """Return the facts of a facility as the trail tells them."""
    return {
        "name": facility.name,
        "name_en": facility.name_en,
        "address": facility.address,
        "phone": facility.phone,
        "director": facility.director,
        "beds": facility.beds,
        "institution_code": facility.institution_code or "",
    }


def _plain(settings: Settings) -> dict[str, object]:
    return {
        "needs_second_factor": settings.needs_second_factor,
        "lock_minutes": settings.lock_minutes,
    }
