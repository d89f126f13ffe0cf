"""Filing what binds a patient as an athlete, and taking back what was filed by mistake."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from app.domain.athletes import (
    Ban,
    Competition,
    Exemption,
    Outside,
    check_ban,
    check_competition,
    check_exemption,
    check_outside,
)
from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import local
from app.domain.errors import Fault, NotThere, Refused
from app.domain.keys import Stamp, Withdrawn
from app.domain.patients import PatientId
from app.domain.staff import Actor, Permission
from app.domain.text import states_nothing
from app.services.canonical import filed_content
from app.services.ports import (
    AthleteFile,
    Begin,
    Clock,
    Fact,
    Filed,
    FiledId,
    NewId,
)
from app.services.trouble import SavedByAnother

OneFact = TypeVar("OneFact", bound=Fact)
Ruling = TypeVar("Ruling", Exemption, Ban)


class AthleteService:
    """What can be asked of competitions, exemptions (TUE), bans and infusions received elsewhere.

    `bodies` are the codes of the bodies that can have granted an exemption or imposed a ban.
    """

    def __init__(self, begin: Begin, clock: Clock, new_id: NewId, bodies: Iterable[str]) -> None:
        self._begin = begin
        self._clock = clock
        self._new_id = new_id
        self._bodies = frozenset(bodies)

    def file(self, actor: Actor, patient: PatientId) -> AthleteFile:
        """Return everything filed about a patient, newest first, withdrawn facts among the others."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            return work.athletes.file(patient)

    def add_competition(
        self, actor: Actor, patient: PatientId, competition: Competition
    ) -> Filed[Competition]:
        """File a competition; raises Refused with the faulty field."""
        actor.require(Permission.REGISTER_PATIENT)
        check_competition(competition)
        weigh_in = competition.weigh_in
        own = replace(
            competition,
            # "From 23:59 on the day before" is said of the day on Japan's clock.
            starts=local(competition.starts),
            ends=local(competition.ends),
            name=competition.name.strip(),
            weigh_in=None if weigh_in is None else local(weigh_in),
        )
        return self._add(actor, patient, own, Deed.COMPETITION_FILED)

    def add_exemption(
        self, actor: Actor, patient: PatientId, exemption: Exemption
    ) -> Filed[Exemption]:
        """File an exemption (TUE) as its certificate states it; raises Refused with every faulty field."""
        actor.require(Permission.RECORD_ATHLETE)
        self._check(exemption, check_exemption)
        own = replace(
            exemption,
            number=exemption.number.strip(),
            covers=tuple(code.strip() for code in exemption.covers),
        )
        return self._add(actor, patient, own, Deed.EXEMPTION_FILED)

    def add_outside(self, actor: Actor, patient: PatientId, outside: Outside) -> Filed[Outside]:
        """File an infusion received elsewhere; raises Refused with every faulty field."""
        actor.require(Permission.RECORD_ATHLETE)
        check_outside(outside)
        own = replace(
            outside,
            started=local(outside.started),
            ended=None if outside.ended is None else local(outside.ended),
            what=outside.what.strip(),
            where=outside.where.strip(),
        )
        return self._add(actor, patient, own, Deed.OUTSIDE_FILED)

    def add_ban(self, actor: Actor, patient: PatientId, ban: Ban) -> Filed[Ban]:
        """File a period of ineligibility (資格停止); raises Refused with every faulty field."""
        actor.require(Permission.RECORD_ATHLETE)
        self._check(ban, check_ban)
        own = replace(ban, reason=ban.reason.strip())
        return self._add(actor, patient, own, Deed.BAN_FILED)

    def withdraw(
        self, actor: Actor, patient: PatientId, filed: FiledId, reason: str
    ) -> Filed[Fact]:
        """Take back what was filed by mistake: it stays to be read, but counts nowhere from now on.

        Raises:
            Refused: the reason states nothing.
            NotThere: nothing is filed so about this patient.
            SavedByAnother: it was withdrawn before.
        """
        actor.require(Permission.RECORD_ATHLETE)
        if states_nothing(reason):
            raise Refused((Fault("reason", "missing"),))
        now = self._clock()
        with self._begin() as work:
            found = work.athletes.get(filed)
            if found.patient != patient:
                raise NotThere("filed", str(filed))
            if found.withdrawn is not None:
                raise SavedByAnother
            withdrawn = Withdrawn(actor.staff, now, reason.strip())
            work.athletes.withdraw(filed, withdrawn)
            details = {"patient": str(patient), "reason": withdrawn.reason}
            work.commit(AuditEntry(actor.staff, now, Deed.ATHLETE_FACT_WITHDRAWN, filed, details))
        return replace(found, withdrawn=withdrawn)

    def _check(self, ruling: Ruling, check: Callable[[Ruling], None]) -> None:
        """Refuse what states too little, or what no known body can have ruled."""
        faults: tuple[Fault, ...] = ()
        try:
            check(ruling)
        except Refused as refused:
            faults = refused.faults
        if not states_nothing(ruling.body) and ruling.body not in self._bodies:
            faults += (Fault("body", "body"),)
        if faults:
            raise Refused(faults)

    def _add(self, actor: Actor, patient: PatientId, value: OneFact, deed: Deed) -> Filed[OneFact]:
        now = self._clock()
        filed = Filed(self._new_id(), patient, value, Stamp(actor.staff, now))
        with self._begin() as work:
            work.patients.get(patient)
            work.athletes.add(filed)
            work.commit(AuditEntry(actor.staff, now, deed, filed.id, filed_content(filed)))
        return filed
