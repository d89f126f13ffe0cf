"""What a judgement is made of: findings, verdicts, and how bad each outcome is."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.values import dataclass, field


class Outcome(StrEnum):
    """What a body says of an infusion (rules A3)."""

    BLOCKED = "blocked"
    INCOMPLETE = "incomplete"
    EXEMPTION_REQUIRED = "exemption_required"
    NOT_LEGITIMATE = "not_legitimate"
    REVIEW = "review"
    CAUTION = "caution"
    LEGITIMATE = "legitimate"
    NOT_APPLICABLE = "not_applicable"

    @property
    def rank(self) -> int:
        """Return how bad it is: 0 is the worst."""
        return _RANKS[self]


_RANKS = {outcome: rank for rank, outcome in enumerate(Outcome)}


class CertificateType(StrEnum):
    """A: legitimate by the record; B: facts only; C: draft for an exemption (certificate.md 2)."""

    A = "A"
    B = "B"
    C = "C"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found, with what it rests on.

    `code` is one of the stable reason codes (rules A10). `field` is the address of the
    field that would cure it, empty where none does. `facts` fill the blanks of its sentence.
    """

    code: str
    outcome: Outcome
    body: str = ""
    clause: str = ""
    edition: str = ""
    field: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    def fact(self, name: str) -> str:
        """Return one fact, or nothing where it was not stated."""
        return dict(self.facts).get(name, "")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one body says, by which edition of its rules."""

    body: str
    outcome: Outcome
    findings: tuple[Finding, ...]
    edition: str
    sha256: str

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the reason codes, each once, in the order found."""
        return tuple(dict.fromkeys(finding.code for finding in self.findings))


@dataclass(frozen=True, slots=True)
class Peak:
    """The worst window that touches an infusion: both totals of rules C.2, in mL.

    `is_exempt` tells that the infusion's own setting is exempt: its figures are then what
    it would have been alone.
    """

    rate_weighted_ml: Decimal
    whole_ml: Decimal
    window_from: datetime
    limit_ml: Decimal
    window_hours: int
    is_exempt: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """The two answers of rules A3: what keeps an entry from being saved, and each body's verdict.

    `certificate` is the best type that may be issued, `obstacles` what stands against type A;
    a record keeps the type alone.
    """

    refusals: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    peak: Peak | None
    certificate: str = "none"
    obstacles: tuple[Finding, ...] = field(default=(), compare=False)

    @property
    def can_save(self) -> bool:
        """Tell whether the save gate lets the entry through."""
        return not self.refusals

    def verdict(self, body: str) -> Verdict | None:
        """Return what one body says, or None where the patient does not answer to it."""
        return next((verdict for verdict in self.verdicts if verdict.body == body), None)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything found, refusals first."""
        return self.refusals + tuple(one for verdict in self.verdicts for one in verdict.findings)


def worst(outcomes: Iterable[Outcome], otherwise: Outcome = Outcome.LEGITIMATE) -> Outcome:
    """Return the worst outcome; the worst finding wins."""
    return min(outcomes, key=lambda outcome: outcome.rank, default=otherwise)
