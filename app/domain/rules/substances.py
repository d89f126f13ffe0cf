"""Whether a product is on the Prohibited List (rules A9, C.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.formulary import ProhibitedClass
from app.domain.rules.case import Case
from app.domain.rules.label import names
from app.domain.rules.look import Look
from app.domain.treatments import Line, Setting
from app.domain.verdicts import Finding, Outcome


@dataclass(frozen=True, slots=True)
class ProhibitedSubstances:
    """A prohibited substance needs its exemption at any volume and in any setting.

    `out_of_competition` is what the body says of a class that is prohibited in competition only.
    """

    clause: str
    out_of_competition: Outcome

    def examine(self, case: Case, look: Look) -> Iterator[Finding]:
        """Find each product of a prohibited class, diluents and flushes too."""
        needs_exemption = False
        for line in case.entry.lines:
            for prohibited in line.product.classes:
                finding = self._finding(case, line, prohibited)
                needs_exemption |= finding.outcome is Outcome.EXEMPTION_REQUIRED
                yield finding
        if needs_exemption and (case.entry.is_emergency or case.entry.setting is Setting.VENUE):
            yield Finding("RETRO_TUE", Outcome.EXEMPTION_REQUIRED, clause=self.clause)

    def _finding(self, case: Case, line: Line, prohibited: ProhibitedClass) -> Finding:
        outside = prohibited.in_competition_only and not case.in_competition
        code = f"SUBST_{prohibited.family}"
        return Finding(
            f"{code}_OOC" if outside else code,
            self.out_of_competition if outside else Outcome.EXEMPTION_REQUIRED,
            clause=prohibited.code,
            field=f"lines/{line.place}/product",
            facts=(*names(line.product), ("class", prohibited.code)),
        )
