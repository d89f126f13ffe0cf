"""What a rule may see beside the infusion itself: what else was found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from app.domain.rules.case import Case
from app.domain.verdicts import Finding

FindingsOf = Callable[[str], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Look:
    """`so_far` is what was found before, for every body and for this one; `of` another body's findings."""

    so_far: tuple[Finding, ...]
    of: FindingsOf


class Rule(Protocol):
    """One kind of rule: it yields what it finds and decides nothing else."""

    def examine(self, case: Case, look: Look) -> Iterator[Finding]:
        """Find what the rule has to say of an infusion."""
