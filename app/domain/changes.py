"""What two judgements of the same infusion say differently, body by body (rules A3)."""

from app.domain.patients import Patient
from app.domain.rules.edition import Edition
from app.domain.treatments import Treatment
from app.domain.values import dataclass
from app.domain.verdicts import Assessment, Finding, Verdict

# These tell how far the clinic's own work has come, or how long a product stays in the market;
# not what the rules make of the infusion.
_OWN_WORK = frozenset({"REC_NOT_FINALISED", "LABEL_UNVERIFIED", "PRODUCT_ENDS_SOON"})
_ALL_IS_WELL = "OK"


@dataclass(frozen=True, slots=True)
class Change:
    """What one body said of an infusion, and what it says in the other judgement."""

    body: str
    before: Verdict
    after: Verdict

    @property
    def is_of_outcome(self) -> bool:
        """Tell whether the verdict itself is another, not its reasons alone."""
        return self.before.outcome is not self.after.outcome

    @property
    def came(self) -> tuple[Finding, ...]:
        """Return what is found now and was not before, a finding for each code."""
        return _only_in(self.after, self.before)

    @property
    def went(self) -> tuple[Finding, ...]:
        """Return what was found before and is not any more, a finding for each code."""
        return _only_in(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry, in its newest version, that at least one body judges differently."""

    patient: Patient
    treatment: Treatment
    changes: tuple[Change, ...]

    @property
    def is_of_outcome(self) -> bool:
        """Tell whether any body's verdict is another."""
        return any(change.is_of_outcome for change in self.changes)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of judging the saved entries again.

    `looked_at` tells how many of the `total` entries were reached before it ended or was
    stopped, `in_its_time` how many of these the proposed edition governs: all, where none
    was proposed. `replaced` is the loaded edition of the same body and day, if there is one.
    """

    differences: tuple[Difference, ...]
    looked_at: int
    in_its_time: int
    total: int
    proposed: Edition | None = None
    replaced: Edition | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether every entry was looked at."""
        return self.looked_at >= self.total


def changes(before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """Return the bodies that say something else: another outcome, or other reason codes.

    Figures within a sentence are no difference, nor is the order of the reasons. A body that
    was asked only once, since the patient joined or left it meanwhile, has changed nothing.
    """
    return tuple(
        Change(one.body, one, other)
        for one in before.verdicts
        if (other := after.verdict(one.body)) is not None and _differ(one, other)
    )


def _differ(one: Verdict, other: Verdict) -> bool:
    return one.outcome is not other.outcome or _reasons(one) != _reasons(other)


def _reasons(verdict: Verdict) -> frozenset[str]:
    return frozenset(verdict.codes) - _OWN_WORK


def _only_in(one: Verdict, other: Verdict) -> tuple[Finding, ...]:
    codes = _reasons(one) - _reasons(other) - {_ALL_IS_WELL}
    found = {finding.code: finding for finding in one.findings if finding.code in codes}
    return tuple(found.values())
