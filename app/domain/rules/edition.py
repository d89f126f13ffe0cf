"""One edition of one body's rules, and the shelf on which all editions stand."""

from datetime import date, timedelta

from app.domain.rules.case import Case
from app.domain.rules.look import Look, Rule
from app.domain.rules.volume_limit import VolumeLimit
from app.domain.values import dataclass, field
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

    def examine(self, case: Case, day: date, look: Look) -> tuple[Finding, ...]:
        """Return everything the edition's rules find in an infusion given on a day.

        `look` tells what was found before, for every body alike.
        """
        found: tuple[Finding, ...] = ()
        is_by_vein = case.is_by_vein
        if is_by_vein or not self.only_by_vein:
            for rule in self.rules:
                so_far = Look(
                    look.so_far + found, look.of, look.granted_by, look.used, look.measured
                )
                found += tuple([self._own(finding) for finding in rule.examine(case, so_far)])
        if not is_by_vein:
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

    def _own(self, one: Finding) -> Finding:
        # Named one by one: this is done for each finding of each body.
        return Finding(
            one.code, one.outcome, self.body, one.clause, self.name, one.field, one.facts
        )


@dataclass(frozen=True, slots=True)
class Editions:
    """All editions that are known; the day of the infusion chooses (rules A7).

    `reach` is how far apart two infusions may be for one of them to matter to the other by any
    edition's limit of volume; `_by_body` has each body's own editions, the newest first.
    """

    all: tuple[Edition, ...]
    reach: timedelta = field(init=False, repr=False, compare=False)
    _by_body: dict[str, tuple[Edition, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_day = sorted(self.all, key=lambda one: one.in_force_from)
        by_body = {
            body: tuple(one for one in reversed(by_day) if one.body == body) for body in self.bodies
        }
        limits = [one.volume_limit for one in self.all]
        reaches = [one.window + one.tolerance for one in limits if one is not None]
        object.__setattr__(self, "reach", max(reaches, default=timedelta(0)))
        object.__setattr__(self, "_by_body", by_body)

    @property
    def bodies(self) -> tuple[str, ...]:
        """Return the bodies that have rules here, in the order of the shelf."""
        return tuple(dict.fromkeys(edition.body for edition in self.all))

    def in_force(self, body: str, day: date) -> Edition | None:
        """Return a body's edition of a day: the newest that was in force, else its oldest."""
        own = self._by_body.get(body)
        if own is None:
            return None
        return next((edition for edition in own if edition.in_force_from <= day), own[-1])
