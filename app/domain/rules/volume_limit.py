"""No more than so much fluid by vein within so long a time (WADA M2.2; rules A6, C.2)."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from app.domain.athletes import Outside
from app.domain.calendar import local
from app.domain.quantities import round_up, show_ml
from app.domain.rules.case import Case
from app.domain.rules.exempting import Need, settle
from app.domain.rules.look import Look, Rule
from app.domain.rules.measured import Measured
from app.domain.rules.settings import place
from app.domain.rules.volume import Dripped, Sums, history, peak, places
from app.domain.treatments import Entry, Setting
from app.domain.values import dataclass
from app.domain.verdicts import Finding, Outcome, Peak

# The places that an edition may exempt, and the reason code of each.
EXEMPTIONS = {
    "outpatient_beds": "EXC_HOSPITAL",
    "inpatient": "EXC_HOSPITAL",
    "surgery": "EXC_SURGERY",
    "diagnostic": "EXC_DIAGNOSTIC",
    "ambulance": "EXC_AMBULANCE",
}


@dataclass(frozen=True, slots=True)
class VolumeLimit(Rule):
    """The limit of one edition: `limit_ml` within `window`, but for the exempt settings.

    `near` is the share of the limit from which a caution is given; `tolerance` allows for
    clocks that differ.
    """

    clause: str
    limit_ml: Decimal
    window: timedelta
    exempt: frozenset[str]
    near: Decimal
    tolerance: timedelta

    def examine(self, case: Case, look: Look) -> Iterator[Finding]:
        """Find an infusion that brings the fluid of its window over or near the limit."""
        entry = case.entry
        if entry.started is None or entry.setting is None or not case.is_by_vein:
            return
        if self._is_exempt(entry.setting.value, entry.beds):
            code = EXEMPTIONS[place(entry.setting.value, entry.beds)]
            yield Finding(code, Outcome.LEGITIMATE, clause=self.clause)
            return
        measured = look.measured
        if measured is None or measured.by is not self:
            measured = self.around(case)
        yield from self._over(case, measured, look.granted_by)
        if self._exempt_touches(case, measured):
            yield self._finding("EXEMPT_NEARBY", Outcome.CAUTION, measured.sums)

    def around(self, case: Case) -> Measured:
        """Return what is near an infusion, and its worst window; its start must be known."""
        entry, own = case.entry, dripped(case.entry)
        reach = self.window + self.tolerance
        others = tuple(one for one in case.others if share_a_window(one, own, reach, case.now))
        is_exempt = entry.setting is not None and self._is_exempt(entry.setting.value, entry.beds)
        counted = (own,) if is_exempt else (own, *self.counted(others))
        sums = peak(counted, self.window, own.id, case.now)
        return Measured(self, others, counted, sums, is_exempt)

    def peak(self, measured: Measured) -> Peak:
        """Return the worst window of an infusion as it is shown and kept."""
        sums = measured.sums
        return Peak(
            rate_weighted_ml=round_up(sums.rate_weighted),
            whole_ml=round_up(sums.whole),
            window_from=sums.window_from,
            limit_ml=self.limit_ml,
            window_hours=self._hours,
            is_exempt=measured.is_exempt,
        )

    def counted(self, others: tuple[Dripped, ...]) -> tuple[Dripped, ...]:
        """Return the infusions that count: those of exempt settings are left out."""
        return tuple(one for one in others if not self._is_exempt(one.setting, one.beds))

    def _over(self, case: Case, measured: Measured, bodies: frozenset[str]) -> Iterator[Finding]:
        sums, limit = measured.sums, Fraction(self.limit_ml)
        if sums.rate_weighted > limit:
            yield from self._exceeded(case, measured, bodies)
            return
        if sums.rate_weighted == limit:
            yield self._finding("VOL_AT_LIMIT", Outcome.CAUTION, sums)
        elif sums.rate_weighted > limit * Fraction(self.near):
            yield self._finding("VOL_NEAR_LIMIT", Outcome.CAUTION, sums)
        if sums.whole > limit:
            yield self._finding("CONSERVATIVE_SUM_OVER", Outcome.CAUTION, sums)
        elif self._is_over_by_another_clock(case, measured):
            yield self._finding("WINDOW_BOUNDARY", Outcome.CAUTION, sums)

    def _is_over_by_another_clock(self, case: Case, measured: Measured) -> bool:
        """Tell whether a window longer by the tolerance may hold more than the limit."""
        counted, longer = measured.counted, self.window + self.tolerance
        if self._is_within(counted):
            return False
        return peak(counted, longer, measured.own.id, case.now).whole > self.limit_ml

    def _exceeded(
        self, case: Case, measured: Measured, bodies: frozenset[str]
    ) -> Iterator[Finding]:
        """Find that the limit is exceeded, unless an exemption of these bodies covers it."""
        products = frozenset(
            line.product.id for line in case.drugs if line.route is not None and line.route.is_vein
        )
        need = Need(self.clause, products, measured.sums.rate_weighted)
        required = self._finding("M22_EXCEEDED", Outcome.EXEMPTION_REQUIRED, measured.sums)
        settled = tuple(settle(required, need, case, bodies))
        yield from settled
        if required not in settled:
            return
        if case.entry.is_emergency or case.entry.setting is Setting.VENUE:
            yield self._finding("RETRO_TUE", Outcome.EXEMPTION_REQUIRED, measured.sums)
        yield from self._pushed_over(case, measured)

    def _pushed_over(self, case: Case, measured: Measured) -> Iterator[Finding]:
        """Find each other infusion that was within the limit until this one (rules A6)."""
        own, *others = measured.counted
        touched = [one for one in others if share_a_window(one, own, self.window, case.now)]
        if not touched:
            return
        around = [
            one
            for one in self.counted(tuple(case.others))
            if any(share_a_window(one, other, self.window, case.now) for other in touched)
        ]
        named = {one.id for one in touched}
        after = history((own, *around), self.window, case.now, named)
        before = {} if self._is_within(around) else history(around, self.window, case.now, named)
        limit = Fraction(self.limit_ml)
        for one in touched:
            total = after[one.id].rate_weighted
            was_over = one.id in before and before[one.id].rate_weighted > limit
            # What was received elsewhere has no record here that could be looked at.
            if total > limit and not was_over and not one.is_elsewhere:
                when = local(one.started).strftime("%Y-%m-%d %H:%M")
                yield Finding(
                    "OTHER_EXCEEDED",
                    Outcome.EXEMPTION_REQUIRED,
                    clause=self.clause,
                    facts=(("when", when), ("total", show_ml(round_up(total)))),
                )

    def _is_within(self, counted: Iterable[Dripped]) -> bool:
        """Tell whether all of it together is no more than the limit, whatever the window."""
        return sum(one.volume_ml for one in counted) <= self.limit_ml

    def _is_exempt(self, setting: str, beds: int) -> bool:
        return bool(setting) and place(setting, beds) in self.exempt

    def _exempt_touches(self, case: Case, measured: Measured) -> bool:
        return any(
            share_a_window(one, measured.own, self.window, case.now)
            for one in measured.others
            if one.volume_ml and self._is_exempt(one.setting, one.beds)
        )

    @property
    def _hours(self) -> int:
        return self.window // timedelta(hours=1)

    def _finding(self, code: str, outcome: Outcome, sums: Sums) -> Finding:
        total = round_up(sums.rate_weighted)
        return Finding(
            code,
            outcome,
            clause=self.clause,
            field="lines/0/volume_ml",
            facts=(
                ("total", show_ml(total)),
                ("whole", show_ml(round_up(sums.whole))),
                ("limit", show_ml(self.limit_ml)),
                ("hours", str(self._hours)),
                ("over", show_ml(max(total - self.limit_ml, Decimal(0)))),
            ),
        )


def dripped(entry: Entry) -> Dripped:
    """Return an entry as volume; its start must be known."""
    if entry.started is None:
        raise ValueError("an infusion without a start has no place in time")
    setting = "" if entry.setting is None else entry.setting.value
    return Dripped(entry.id, entry.started, entry.ended, entry.iv_volume_ml, setting, entry.beds)


def elsewhere(number: UUID, outside: Outside) -> Dripped:
    """Return an infusion received elsewhere as volume; it counts like any other (rules A4)."""
    return Dripped(
        number,
        outside.started,
        outside.ended,
        outside.volume_ml,
        outside.setting,
        outside.beds,
        is_elsewhere=True,
    )


def share_a_window(
    one: Dripped, other: Dripped, window: timedelta, now: datetime | None = None
) -> bool:
    """Tell whether one window can touch both infusions, each wherever it counts."""
    if one.ended is not None and other.ended is not None:
        return one.started < other.ended + window and other.started < one.ended + window
    return any(
        start < other_end + window and other_start < end + window
        for start, end in places(one.started, one.ended, now)
        for other_start, other_end in places(other.started, other.ended, now)
    )
