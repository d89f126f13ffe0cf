"""What can be asked beforehand: may this be given at all, and how much may still be given?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.calendar import local
from app.domain.keys import PatientId
from app.domain.rules.case import Case
from app.domain.rules.judge import VOLUME_BODY
from app.domain.rules.room import Room, room
from app.domain.rules.volume import Dripped
from app.domain.staff import Actor, Permission
from app.domain.supposing import NOBODY
from app.domain.treatments import Entry, Setting
from app.services.clinic_facts import ClinicFacts
from app.services.judgement import (
    SPAN,
    Judgement,
    Judgements,
    Surroundings,
    confirmed,
    everything_dripped,
)
from app.services.ports import Begin, Clock, UnitOfWork


@dataclass(frozen=True, slots=True)
class AskService:
    """Answers by the judge of the entry; nothing is written."""

    begin: Begin
    clock: Clock
    judgements: Judgements
    known: ClinicFacts

    def of_nobody(self, actor: Actor) -> Judgement:
        """Return what judges a supposed infusion of somebody who answers to every body known here."""
        actor.require(Permission.READ)
        judge, formulary = self.judgements.judge, self.judgements.formulary
        with self.begin(to_look=True) as work:
            around = Surroundings(
                bodies=judge.editions.bodies,
                premises=work.facility.premises(),
                confirmed=confirmed(work, formulary),
            )
        return Judgement(judge, formulary, around)

    def left(self, actor: Actor, patient: PatientId) -> Room | None:
        """Return what may still be given to a patient from now on; None where no limit is in force."""
        return self.left_of(actor, (patient,))[patient]

    def left_of(
        self, actor: Actor, patients: tuple[PatientId, ...]
    ) -> Mapping[PatientId, Room | None]:
        """Return the same of several patients; only what lies near is read."""
        actor.require(Permission.READ)
        now = self.clock()
        edition = self.judgements.judge.editions.in_force(VOLUME_BODY, local(now).date())
        limit = None if edition is None else edition.volume_limit
        if limit is None:
            return dict.fromkeys(patients)
        with self.begin(to_look=True) as work:
            beds = work.facility.premises().beds(self.known.branch)
            nothing = Entry(NOBODY, Setting.OUTPATIENT, beds, started=now, ended=now)
            return {
                one: room(limit, Case(nothing, others=_near(work, one, now), now=now))
                for one in patients
            }


def _near(work: UnitOfWork, patient: PatientId, now: datetime) -> tuple[Dripped, ...]:
    file = work.athletes.file(patient)
    return everything_dripped(work, patient, file, now - SPAN, now + SPAN)
