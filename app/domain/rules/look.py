"""What a rule may see beside the infusion itself: what else was found."""

from collections.abc import Callable, Iterator

from app.domain.rules.case import Case
from app.domain.rules.measured import Measured
from app.domain.values import dataclass
from app.domain.verdicts import Finding

# Asks for another body's findings; only what the named bodies have granted exempts there.
FindingsOf = Callable[[str, frozenset[str]], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Look:
    """What was found before, and how other bodies are asked.

    `so_far` holds for every body or for this one; `granted_by` are the bodies whose exemptions
    count here. `used` is what was found of how the label was kept, `measured` what a limit of
    volume made of the infusion; None where nobody has looked yet.
    """

    so_far: tuple[Finding, ...]
    of: FindingsOf
    granted_by: frozenset[str] = frozenset()
    used: tuple[Finding, ...] | None = None
    measured: Measured | None = None


class Rule:
    """One kind of rule: it yields what it finds and decides nothing else."""

    __slots__ = ()

    def examine(self, case: Case, look: Look) -> Iterator[Finding]:
        """Find what the rule has to say of an infusion."""
        raise NotImplementedError
