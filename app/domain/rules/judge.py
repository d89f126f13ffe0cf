"""The one judge of the house: may it be saved, and what does each body say (rules A3)?"""

from dataclasses import dataclass
from datetime import date

from app.domain.calendar import local
from app.domain.rules import certifying, completeness, label
from app.domain.rules.case import Case
from app.domain.rules.edition import Editions
from app.domain.verdicts import Assessment, Finding, Outcome, Peak, Verdict, worst

# The body whose limit is shown and printed, whoever the patient answers to.
VOLUME_BODY = "WADA"
_PASSES = frozenset({Outcome.LEGITIMATE, Outcome.CAUTION, Outcome.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges infusions by the editions it was given; it keeps nothing and asks nobody."""

    editions: Editions

    def assess(self, case: Case, bodies: tuple[str, ...], today: date) -> Assessment:
        """Return both answers: what keeps an entry from being saved, and each body's verdict."""
        day = today if case.entry.started is None else local(case.entry.started).date()
        used = tuple(label.examine(case))
        off_label = any(one.code in label.NEEDS_REASON for one in used)
        refusals = completeness.refusals(case.entry, off_label)
        general = refusals + tuple(completeness.unfinished(case))
        verdicts = tuple(self._verdict(body, case, day, general) for body in bodies)
        obstacles = certifying.obstacles(case, general + used, verdicts)
        return Assessment(
            refusals=refusals,
            verdicts=verdicts,
            peak=self.peak(case, day),
            certificate=certifying.best(case, refusals, verdicts, obstacles),
            obstacles=obstacles,
        )

    def peak(self, case: Case, day: date) -> Peak | None:
        """Return the worst window that touches the infusion, by the edition of its day."""
        edition = self.editions.in_force(VOLUME_BODY, day)
        limit = None if edition is None else edition.volume_limit
        return None if limit is None else limit.measure(case)

    def _verdict(self, body: str, case: Case, day: date, general: tuple[Finding, ...]) -> Verdict:
        edition = self.editions.in_force(body, day)
        if edition is None:
            # Nobody here knows the body's rules: a person must look, never silence.
            unknown = Finding(
                "EDITION_NOT_LOADED", Outcome.REVIEW, body, facts=(("year", str(day.year)),)
            )
            findings = (*general, unknown)
            return Verdict(body, worst(one.outcome for one in findings), findings, "", "")
        own = self._own(body, case, day, general, frozenset(), frozenset({body}))
        findings = general + own
        outcome = worst(finding.outcome for finding in findings)
        if outcome in _PASSES and any(one.outcome is Outcome.NOT_APPLICABLE for one in own):
            outcome = Outcome.NOT_APPLICABLE
        if not any(finding.outcome.rank < Outcome.LEGITIMATE.rank for finding in findings):
            findings += (Finding("OK", outcome, body, edition=edition.name),)
        return Verdict(body, outcome, findings, edition.name, edition.sha256)

    def _own(
        self,
        body: str,
        case: Case,
        day: date,
        general: tuple[Finding, ...],
        asking: frozenset[str],
        granted_by: frozenset[str],
    ) -> tuple[Finding, ...]:
        """Return what a body's own rules find; `asking` are the bodies that refer to it."""
        edition = self.editions.in_force(body, day)
        # Two bodies that refer to each other end here.
        if edition is None or body in asking:
            return ()
        return edition.examine(
            case,
            day,
            lambda other, by: self._own(other, case, day, general, asking | {body}, by),
            general,
            granted_by,
        )
