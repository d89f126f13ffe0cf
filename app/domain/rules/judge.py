"""The one judge of the house: may it be saved, and what does each body say (rules A3)?"""

from datetime import date

from app.domain.calendar import local
from app.domain.rules import certifying, completeness, label, products
from app.domain.rules.case import Case
from app.domain.rules.edition import Editions
from app.domain.rules.look import Look
from app.domain.rules.measured import Measured
from app.domain.rules.volume_limit import EXEMPTIONS, VolumeLimit
from app.domain.values import dataclass
from app.domain.verdicts import Assessment, Finding, Outcome, Verdict, worst

# The body whose limit is shown and printed, whoever the patient answers to.
VOLUME_BODY = "WADA"
# These say already why nothing stands against an infusion.
_SAYS_WHY = frozenset({*EXEMPTIONS.values(), "TUE_VALID", "ROUTE_NOT_IV"})
_PASSES = frozenset({Outcome.LEGITIMATE, Outcome.CAUTION})


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
        general = (*refusals, *completeness.unfinished(case), *products.examine(case))
        limit = self._limit(day)
        measured = None if limit is None or case.entry.started is None else limit.around(case)
        hearing = _Hearing(self.editions, case, day, general, used, measured, {})
        verdicts = tuple(hearing.verdict(body) for body in bodies)
        obstacles = certifying.obstacles(case, general + used, verdicts)
        return Assessment(
            refusals=refusals,
            verdicts=verdicts,
            peak=None if limit is None or measured is None else limit.peak(measured),
            certificate=certifying.best(case, refusals, verdicts, obstacles),
            obstacles=obstacles,
        )

    def _limit(self, day: date) -> VolumeLimit | None:
        """Return the limit of the day whose figures are shown and printed."""
        edition = self.editions.in_force(VOLUME_BODY, day)
        return None if edition is None else edition.volume_limit


@dataclass(frozen=True, slots=True)
class _Hearing:
    """One infusion before the judge: what was worked out for every body, and found for some.

    `heard` keeps the findings of bodies that asked no other, for the next body that asks.
    """

    editions: Editions
    case: Case
    day: date
    general: tuple[Finding, ...]
    used: tuple[Finding, ...]
    measured: Measured | None
    heard: dict[tuple[str, frozenset[str]], tuple[Finding, ...]]

    def verdict(self, body: str) -> Verdict:
        """Return what a body says, by its edition of the day."""
        edition, general = self.editions.in_force(body, self.day), self.general
        if edition is None:
            # Nobody here knows the body's rules: a person must look, never silence.
            unknown = Finding(
                "EDITION_NOT_LOADED", Outcome.REVIEW, body, facts=(("year", str(self.day.year)),)
            )
            findings = (*general, unknown)
            return Verdict(body, worst(one.outcome for one in findings), findings, "", "")
        own = self._own(body, frozenset(), frozenset({body}))
        findings = general + own
        outcome = worst(finding.outcome for finding in findings)
        if outcome in _PASSES and any(one.outcome is Outcome.NOT_APPLICABLE for one in own):
            outcome = Outcome.NOT_APPLICABLE
        if all(one.outcome.rank >= Outcome.LEGITIMATE.rank for one in findings) and not any(
            one.code in _SAYS_WHY for one in own
        ):
            findings += (Finding("OK", outcome, body, edition=edition.name),)
        return Verdict(body, outcome, findings, edition.name, edition.sha256)

    def _own(
        self, body: str, asking: frozenset[str], granted_by: frozenset[str]
    ) -> tuple[Finding, ...]:
        """Return what a body's own rules find; `asking` are the bodies that refer to it."""
        # Two bodies that refer to each other end here.
        if body in asking:
            return ()
        # Who might have granted an exemption, but has not, makes no difference.
        granted = granted_by & {one.body for one in self.case.athlete.exemptions}
        if (body, granted) in self.heard:
            return self.heard[body, granted]
        edition = self.editions.in_force(body, self.day)
        if edition is None:
            return ()
        asked: list[str] = []

        def of(other: str, by: frozenset[str]) -> tuple[Finding, ...]:
            asked.append(other)
            return self._own(other, asking | {body}, by)

        look = Look(self.general, of, granted_by, self.used, self.measured)
        found = edition.examine(self.case, self.day, look)
        if not asked:
            self.heard[body, granted] = found
        return found
