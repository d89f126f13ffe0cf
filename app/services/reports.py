"""Overviews of a month, a year or a team, and who received a lot."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import local
from app.domain.checkpoints import Occasion
from app.domain.figures import EndingExemption, Figures, LotLine, fold_lot
from app.domain.patients import Patient, PatientId
from app.domain.spans import Span
from app.domain.staff import Actor, Permission
from app.domain.treatments import Treatment
from app.services.checkpoints import Follow, sealed_by_nobody
from app.services.ports import Begin, Clock, UnitOfWork

# An exemption is renewed within weeks: who looks at the month's figures has time to see to it.
SOON = timedelta(days=60)
# A bag of saline may have come from a lot that half the region received.
MOST_FOUND = 2000


class Tallies(Protocol):
    """Counts in the books; it changes nothing there."""

    def figures(self, span: Span, team: str) -> Figures:
        """Return what was counted of a span, of one team or of everybody."""

    def teams(self) -> tuple[str, ...]:
        """Return the teams that patients belong to."""

    def ending(self, first: date, last: date) -> tuple[EndingExemption, ...]:
        """Return the exemptions that end within two days, both among them, the soonest first."""

    def of_lot(self, folded: str, limit: int) -> tuple[LotLine, ...]:
        """Return the products whose lot begins with a text, the newest infusion first."""


@dataclass(frozen=True, slots=True)
class Outstanding:
    """What somebody has to see to, whatever the span: exemptions that end, entries unapproved."""

    ending: tuple[tuple[Patient, EndingExemption], ...] = ()
    unapproved: tuple[tuple[Patient, Treatment], ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """Somebody who received a lot, and what of it."""

    patient: Patient
    line: LotLine


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """An overview in the user's words, for paper: Markdown, and bars with their words."""

    title: str
    text: str
    bars: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]  # label; tone and count
    legend: tuple[tuple[str, str], ...]  # tone and word
    bars_title: str


LayOut = Callable[[ReportPaper, str], bytes]


class ReportService:
    """What can be asked of all infusions together."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        tallies: Tallies,
        lay_out: LayOut,
        seal: Follow = sealed_by_nobody,
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._tallies = tallies
        self._lay_out = lay_out
        self._seal = seal

    def figures(self, actor: Actor, span: Span, team: str = "") -> Figures:
        """Return what was counted of a span by what each body said when the record was saved."""
        actor.require(Permission.READ)
        return self._tallies.figures(span, team)

    def teams(self, actor: Actor) -> tuple[str, ...]:
        """Return the teams that patients belong to."""
        actor.require(Permission.READ)
        return self._tallies.teams()

    def outstanding(self, actor: Actor) -> Outstanding:
        """Return the exemptions that end soon and have none behind them, and the proxy entries that nobody approved yet."""
        actor.require(Permission.READ)
        today = local(self._clock()).date()
        ending = _not_renewed(self._tallies.ending(today, date.max), today + SOON)
        with self._begin(to_look=True) as work:
            waiting = [one for one in work.treatments.open() if one.awaits_approval]
            known = _known(
                work, [*(one.patient for one in ending), *(one.patient for one in waiting)]
            )
        return Outstanding(
            tuple((known[one.patient], one) for one in ending),
            tuple((known[one.patient], one) for one in waiting),
        )

    def recall(self, actor: Actor, lot: str) -> tuple[Received, ...]:
        """Return who received a lot, by the beginning of its number, the newest infusion first.

        A number that states nothing finds nobody; no more than MOST_FOUND are returned.
        """
        actor.require(Permission.READ)
        folded = fold_lot(lot)
        if not folded:
            return ()
        lines = self._tallies.of_lot(folded, MOST_FOUND)
        with self._begin(to_look=True) as work:
            known = _known(work, [one.patient for one in lines])
        return tuple(Received(known[one.patient], one) for one in lines)

    def paper(self, actor: Actor, paper: ReportPaper) -> bytes:
        """Return an overview as PDF; that it left the house is written."""
        actor.require(Permission.TAKE_OUT)
        with self._begin() as work:
            content = self._lay_out(paper, work.facility.get().name)
            details = {"list": paper.title, "form": "pdf"}
            entry = AuditEntry(actor.staff, self._clock(), Deed.LIST_EXPORTED, None, details)
            work.commit(entry)
        self._seal(actor, Occasion.EXPORT)
        return content


def _known(work: UnitOfWork, patients: list[PatientId]) -> dict[PatientId, Patient]:
    return {one: work.patients.get(one) for one in dict.fromkeys(patients)}


def _not_renewed(found: tuple[EndingExemption, ...], last: date) -> tuple[EndingExemption, ...]:
    """Return what ends by a day without a later exemption of the same body, as the day counts it."""
    after = {(one.patient, one.exemption.body) for one in found if one.exemption.valid_to > last}
    ending = (one for one in found if one.exemption.valid_to <= last)
    return tuple(one for one in ending if (one.patient, one.exemption.body) not in after)
