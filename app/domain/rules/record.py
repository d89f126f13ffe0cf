"""Whether the record and the label stand, in a body's eyes (NPB criteria 1 and 2)."""

from collections.abc import Iterator

from app.domain.diagnoses import Certainty
from app.domain.rules import label
from app.domain.rules.case import Case
from app.domain.rules.look import Look, Rule
from app.domain.values import dataclass, replace
from app.domain.verdicts import Finding, Outcome


@dataclass(frozen=True, slots=True)
class CertainDiagnosis(Rule):
    """A diagnosis that is only suspected needs a second physician's look (rules A9)."""

    clause: str

    def examine(self, case: Case, look: Look) -> Iterator[Finding]:
        """Find a suspected diagnosis."""
        if case.entry.certainty is Certainty.SUSPECTED:
            yield Finding(
                "DIAGNOSIS_SUSPECTED", Outcome.REVIEW, clause=self.clause, field="certainty"
            )


@dataclass(frozen=True, slots=True)
class UsedAsApproved(Rule):
    """Approved products, each within its approved indication, route and dose."""

    clause: str

    def examine(self, case: Case, look: Look) -> Iterator[Finding]:
        """Find each product that was used outside its label."""
        for finding in label.examine(case) if look.used is None else look.used:
            yield replace(finding, clause=self.clause)
