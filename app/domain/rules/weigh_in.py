"""Fluid after a weigh-in: the classic abuse of an infusion (rules A9, C.1)."""

from collections.abc import Iterator
from datetime import timedelta

from app.domain.formulary import hint_fits
from app.domain.rules.case import Case
from app.domain.rules.look import Look, Rule
from app.domain.values import dataclass
from app.domain.verdicts import Finding, Outcome


@dataclass(frozen=True, slots=True)
class WeighIn(Rule):
    """Fluid for dehydration or heat within so long a time after a weigh-in needs a second look."""

    clause: str
    within: timedelta
    diagnoses: tuple[str, ...]

    def examine(self, case: Case, look: Look) -> Iterator[Finding]:
        """Find an infusion that looks like rehydration after a weight cut."""
        entry = case.entry
        if entry.started is None or not entry.iv_volume_ml:
            return
        if not any(hint_fits(hint, entry.icd10.strip().upper()) for hint in self.diagnoses):
            return
        if any(
            weighed <= entry.started <= weighed + self.within for weighed in case.athlete.weigh_ins
        ):
            hours = str(self.within // timedelta(hours=1))
            yield Finding(
                "WEIGHT_CUT", Outcome.REVIEW, clause=self.clause, facts=(("hours", hours),)
            )
