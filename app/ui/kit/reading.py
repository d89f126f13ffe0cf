"""What a gauge shows: figures to draw by, words to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of the amount: from before (past), from now (accent), or not counted (exempt)."""

    amount: float
    tone: Literal["past", "accent", "exempt"]
    label: str  # in the legend, with its figure
    inside: str = ""  # the figure alone, shown in the bar where there is room


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the gauge shows; figures to draw by, words to read."""

    limit: float
    segments: Sequence[Segment] = ()
    total: str = ""  # "62.0"
    of: str = ""  # "/ 100 mL"
    limit_words: str = ""  # "上限 100 mL"
    ticks: Sequence[tuple[float, str]] = ()
    near: float = 0.9  # from this part of the limit on, caution
    spoken: str = ""  # the whole in one sentence

    @property
    def counted(self) -> float:
        """The amount that counts against the limit."""
        return sum(part.amount for part in self.segments if part.tone != "exempt")

    @property
    def is_over(self) -> bool:
        """Whether more is counted than the limit."""
        return self.counted > self.limit
