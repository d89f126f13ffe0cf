"""One edition of one body's rules, and the shelf on which all editions stand."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.rules.case import Case
from app.domain.rules.look import FindingsOf, Look, Rule
from app.domain.rules.volume_limit import VolumeLimit
from app.domain.verdicts import Finding, Outcome


@dataclass(frozen=True, slots=True)
class Edition:
    """What a body's rules say from a day on. `known_through` is the last year that was checked.

    The notes tell in each language what changed with it; `checked_by` names the person who
    compared it with its source.

    `only_by_vein` tells that the body has nothing to say of what does not enter a vein.
    """

    body: str
    name: str
    title_ja: str
    title_en: str
    in_force_from: date
    known_through: int
    only_by_vein: bool
    rules: tuple[Rule, ...]
    sha256: str
    note_ja: str = ""
    note_en: str = ""
    source: str = ""
    checked_by: str = ""
    checked_on: date | None = None

    @property
    def volume_limit(self) -> VolumeLimit | None:
        """Return the edition's limit of volume, or None where it has none of its own."""
        return next((rule for rule in self.rules if isinstance(rule, VolumeLimit)), None)

    def examine(
        self,
        case: Case,
        day: date,
        of: FindingsOf,
        known: tuple[Finding, ...] = (),
        granted_by: frozenset[str] | None = None,
    ) -> tuple[Finding, ...]:
        """Return everything the edition's rules find in an infusion given on a day.

        `known` is what was found before, for every body alike; `granted_by` are the bodies
        whose exemptions count, the edition's own body where nothing is said.
        """
        bodies = frozenset({self.body}) if granted_by is None else granted_by
        found: tuple[Finding, ...] = ()
        if case.is_by_vein or not self.only_by_vein:
            for rule in self.rules:
                look = Look(known + found, of, bodies)
                found += tuple(self._own(finding) for finding in rule.examine(case, look))
        if not case.is_by_vein:
            found += (self._own(self._past_the_vein(case)),)
        if day.year > self.known_through or day < self.in_force_from:
            late = Finding("EDITION_NOT_LOADED", Outcome.CAUTION, facts=(("year", str(day.year)),))
            found += (self._own(late),)
        return found

    def _past_the_vein(self, case: Case) -> Finding:
        if case.is_by_artery:
            return Finding("ROUTE_INTRA_ARTERIAL", Outcome.REVIEW)
        outcome = Outcome.NOT_APPLICABLE if self.only_by_vein else Outcome.LEGITIMATE
        return Finding("ROUTE_NOT_IV", outcome)

    def _own(self, finding: Finding) -> Finding:
        return replace(finding, body=self.body, edition=self.name)


@dataclass(frozen=True, slots=True)
class Editions:
    """All editions that are known; the day of the infusion chooses (rules A7)."""

    all: tuple[Edition, ...]

    @property
    def bodies(self) -> tuple[str, ...]:
        """Return the bodies that have rules here, in the order of the shelf."""
        return tuple(dict.fromkeys(edition.body for edition in self.all))

    def in_force(self, body: str, day: date) -> Edition | None:
        """Return a body's edition of a day: the newest that was in force, else its oldest."""
        own = sorted(
            (edition for edition in self.all if edition.body == body),
            key=lambda edition: edition.in_force_from,
        )
        past = [edition for edition in own if edition.in_force_from <= day]
        return past[-1] if past else (own[0] if own else None)
