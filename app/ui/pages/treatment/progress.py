"""How far an entry has come: kept as a draft, recorded, final."""

from dataclasses import dataclass
from typing import Self

from app.domain.course import Stage
from app.domain.recording import draft_of
from app.domain.treatments import Draft, Treatment


@dataclass(frozen=True, slots=True)
class Progress:
    """A value: `kept` and `recorded` are the forms as last kept and as last saved."""

    kept: Draft
    recorded: Draft | None
    treatment: Treatment | None

    @classmethod
    def opened(cls, draft: Draft, shown: Draft, treatment: Treatment | None) -> Self:
        """Return the progress of a form just opened; `shown` is the draft as the form gives it back."""
        is_record = treatment is not None and draft_of(treatment) == draft
        return cls(shown, shown if is_record else None, treatment)

    @property
    def final(self) -> Treatment | None:
        """Return the record where nothing is changed in it any more: final (確定), or withdrawn."""
        one = self.treatment
        if one is None or (one.finalised is None and one.withdrawn is None):
            return None
        return one

    @property
    def ordered(self) -> frozenset[str]:
        """Return the products of an order that waits or runs; none where it is no order."""
        one = self.treatment
        is_order = one is not None and one.stage is not Stage.GIVEN
        return frozenset(line.product for line in one.given) if one and is_order else frozenset()

    def is_saved(self, draft: Draft) -> bool:
        """Tell whether a form says what is recorded."""
        return self.final is not None or draft == self.recorded

    def needs_keeping(self, draft: Draft) -> bool:
        """Tell whether a form holds something that is written down nowhere."""
        return not self.is_saved(draft) and draft != self.kept

    def as_order(self) -> bool:
        """Tell whether it is an order that waits, and stays one unless its physician says otherwise."""
        one = self.treatment
        return one is not None and one.stage is Stage.ORDERED

    def needs_saving(self, draft: Draft, *, as_order: bool) -> bool:
        """Tell whether saving a form, as an order or as given, would change anything."""
        one = self.treatment
        is_other = one is not None and not one.course and as_order is not self.as_order()
        return is_other or not self.is_saved(draft)
