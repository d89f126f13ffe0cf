"""What can be asked beforehand: may this be given at all, and how much may still be given?"""

from dataclasses import dataclass

from app.domain.staff import Actor, Permission
from app.services.judgement import Judgement, Judgements, Surroundings, confirmed
from app.services.ports import Begin


@dataclass(frozen=True, slots=True)
class AskService:
    """Answers by the judge of the entry; nothing is written."""

    begin: Begin
    judgements: Judgements

    def of_nobody(self, actor: Actor) -> Judgement:
        """Return what judges a supposed infusion of somebody who answers to every body known here."""
        actor.require(Permission.READ)
        judge, formulary = self.judgements.judge, self.judgements.formulary
        with self.begin() as work:
            around = Surroundings(
                bodies=judge.editions.bodies,
                beds=work.facility.get().beds,
                confirmed=confirmed(work, formulary),
            )
        return Judgement(judge, formulary, around)
