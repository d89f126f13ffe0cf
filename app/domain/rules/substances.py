"""Whether a product is on the Prohibited List (rules A9, C.1)."""

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from app.domain.formulary import ProhibitedClass, Route
from app.domain.rules.case import Case
from app.domain.rules.exempting import Need, settle
from app.domain.rules.label import names
from app.domain.rules.look import Look, Rule
from app.domain.text import fold
from app.domain.treatments import Line, Setting
from app.domain.values import dataclass, replace
from app.domain.verdicts import Finding, Outcome

# Classes that are prohibited in particular sports only are named P (Prohibited List, part 3).
_PARTICULAR = "P"


class _Reach(Enum):
    """When a class is prohibited to somebody."""

    NONE = auto()
    UNKNOWN = auto()
    COMPETITION = auto()
    ALWAYS = auto()


@dataclass(frozen=True, slots=True)
class Sports:
    """The sports in which a class is prohibited: at all times, or in competition only."""

    always: frozenset[str]
    in_competition: frozenset[str]


@dataclass(frozen=True, slots=True)
class ProhibitedSubstances(Rule):
    """A prohibited substance needs its exemption at any volume and in any setting.

    `out_of_competition` is what the body says of a class that is prohibited in competition only.
    `sports` and `routes` narrow a class to particular sports and routes; a class of particular
    sports that is not named there is not the body's affair.
    """

    clause: str
    out_of_competition: Outcome
    sports: Mapping[str, Sports]
    routes: Mapping[str, frozenset[Route]]

    def examine(self, case: Case, look: Look) -> Iterator[Finding]:
        """Find each product of a prohibited class, diluents and flushes too."""
        needs_exemption = False
        for line in case.entry.lines:
            for prohibited in line.product.classes:
                for finding in self._found(case, line, prohibited, look.granted_by):
                    needs_exemption |= finding.outcome is Outcome.EXEMPTION_REQUIRED
                    yield finding
        if needs_exemption and (case.entry.is_emergency or case.entry.setting is Setting.VENUE):
            yield Finding("RETRO_TUE", Outcome.EXEMPTION_REQUIRED, clause=self.clause)

    def _found(
        self, case: Case, line: Line, prohibited: ProhibitedClass, bodies: frozenset[str]
    ) -> Iterator[Finding]:
        reach = self._reach(case, line, prohibited)
        if reach is _Reach.NONE:
            return
        finding = _finding(f"SUBST_{prohibited.family}", line, prohibited)
        if reach is _Reach.UNKNOWN:
            # Nobody wrote down the sport: a person must look, never silence.
            yield replace(finding, code="SPORT_UNKNOWN", outcome=Outcome.REVIEW)
        elif reach is _Reach.COMPETITION and not case.in_competition:
            yield replace(finding, code=f"{finding.code}_OOC", outcome=self.out_of_competition)
        else:
            need = Need(prohibited.code, frozenset({line.product.id}))
            yield from settle(finding, need, case, bodies)

    def _reach(self, case: Case, line: Line, prohibited: ProhibitedClass) -> _Reach:
        """Return when a class is prohibited to this patient by this route."""
        routes = self.routes.get(prohibited.family)
        if routes is not None and line.route is not None and line.route not in routes:
            return _Reach.NONE
        if not prohibited.family.startswith(_PARTICULAR):
            return _Reach.COMPETITION if prohibited.in_competition_only else _Reach.ALWAYS
        sports, own = self.sports.get(prohibited.family), fold(case.athlete.sport)
        if sports is None:
            return _Reach.NONE
        if not own:
            return _Reach.UNKNOWN
        if own in sports.always:
            return _Reach.ALWAYS
        return _Reach.COMPETITION if own in sports.in_competition else _Reach.NONE


def _finding(code: str, line: Line, prohibited: ProhibitedClass) -> Finding:
    return Finding(
        code,
        Outcome.EXEMPTION_REQUIRED,
        clause=prohibited.code,
        field=f"lines/{line.place}/product",
        facts=(*names(line.product), ("class", prohibited.code)),
    )
