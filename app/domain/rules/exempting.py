"""What an exemption (TUE) makes of a finding that asks for one (rules A9)."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from app.domain.athletes import Exemption
from app.domain.calendar import local
from app.domain.rules.case import Case
from app.domain.values import dataclass
from app.domain.verdicts import Finding, Outcome


@dataclass(frozen=True, slots=True)
class Need:
    """What must be exempted: a method or class, the products concerned, the volume of the window."""

    code: str
    products: frozenset[str]
    volume_ml: Fraction | None = None

    def is_met_by(self, exemption: Exemption) -> bool:
        """Tell whether an exemption covers all of it, its validity aside."""
        return exemption.names(self.code) and exemption.allows(self.products, self.volume_ml)


def settle(required: Finding, need: Need, case: Case, bodies: frozenset[str]) -> Iterator[Finding]:
    """Yield what stands in a finding's place where an exemption of these bodies covers it.

    Otherwise the finding itself, and what is wrong with the exemption that comes near.
    """
    started = case.entry.started
    if started is None:
        yield required
        return
    day = local(started).date()
    granted = [one for one in case.athlete.exemptions if one.body in bodies]
    meeting = [one for one in granted if need.is_met_by(one)]
    valid = [one for one in meeting if one.is_valid_on(day)]
    if valid:
        yield _of(valid[0], "TUE_VALID", required, Outcome.LEGITIMATE)
        return
    yield required
    if meeting:
        yield _of(meeting[0], "TUE_EXPIRED", required, required.outcome)
    for one in case.athlete.exemptions:
        if _falls_short(one, need, day, bodies):
            yield _of(one, "TUE_SCOPE", required, required.outcome)
            return


def _falls_short(one: Exemption, need: Need, day: date, bodies: frozenset[str]) -> bool:
    """Tell whether a valid exemption was meant for this, but by another body or for something else."""
    if not one.is_valid_on(day):
        return False
    if one.body not in bodies:
        return need.is_met_by(one)
    return one.is_akin_to(need.code) and not need.is_met_by(one)


def _of(one: Exemption, code: str, required: Finding, outcome: Outcome) -> Finding:
    return Finding(
        code,
        outcome,
        clause=required.clause,
        facts=(
            ("number", one.number),
            ("granted_by", one.body),
            ("from", one.valid_from.isoformat()),
            ("to", one.valid_to.isoformat()),
            ("covers", ", ".join(one.covers)),
            ("in_place_of", required.code),
            # What the finding told stays with it: another body may still ask.
            *required.facts,
        ),
    )
