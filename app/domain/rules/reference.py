"""What one body makes of another body's verdict (rules A9)."""

from collections.abc import Iterator, Mapping

from app.domain.rules.case import Case
from app.domain.rules.look import Look, Rule
from app.domain.values import dataclass, replace
from app.domain.verdicts import Finding, Outcome

_FAILED = frozenset({Outcome.BLOCKED, Outcome.INCOMPLETE, Outcome.NOT_LEGITIMATE})


@dataclass(frozen=True, slots=True)
class VolumeElsewhere(Rule):
    """Another body's findings about volume, as cautions: `renamed` gives those that change their name.

    They stand only where this body's own criteria are met. What the other body exempts is
    still told here; only this body's own exemption answers it.
    """

    clause: str
    body: str
    codes: frozenset[str]
    renamed: Mapping[str, str]

    def examine(self, case: Case, look: Look) -> Iterator[Finding]:
        """Find what the other body would say of the volume."""
        criteria_met = all(finding.outcome not in _FAILED for finding in look.so_far)
        for finding in look.of(self.body, look.granted_by):
            code = finding.code
            if code == "TUE_VALID" and finding.fact("in_place_of") in self.renamed:
                yield finding
            elif code in self.codes or (code in self.renamed and criteria_met):
                renamed = self.renamed.get(code, code)
                yield replace(finding, code=renamed, outcome=Outcome.CAUTION, clause=self.clause)


@dataclass(frozen=True, slots=True)
class AsAnotherBody(Rule):
    """All of another body's findings, for a body whose own text is not known."""

    body: str

    def examine(self, case: Case, look: Look) -> Iterator[Finding]:
        """Find what the other body finds."""
        yield from look.of(self.body, look.granted_by | {self.body})


@dataclass(frozen=True, slots=True)
class TextUnknown(Rule):
    """The body's own text was not found: a person must look (rules A9)."""

    code: str
    clause: str

    def examine(self, case: Case, look: Look) -> Iterator[Finding]:
        """Find that the text is not known."""
        yield Finding(self.code, Outcome.REVIEW, clause=self.clause)
