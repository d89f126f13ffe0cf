"""No more than so much fluid by vein within so long a time (WADA M2.2; rules A6, C.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from app.domain.athletes import Outside
from app.domain.calendar import local
from app.domain.quantities import round_up, show_ml
from app.domain.rules.case import Case
from app.domain.rules.exempting import Need, settle
from app.domain.rules.look import Look
from app.domain.rules.settings import place
from app.domain.rules.volume import Dripped, Sums, peak
from app.domain.treatments import Entry, Setting
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
class VolumeLimit:
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
        if not case.is_by_vein or entry.started is None or entry.setting is None:
            return
        if self._is_exempt(entry.setting.value, entry.beds):
            code = EXEMPTIONS[place(entry.setting.value, entry.beds)]
            yield Finding(code, Outcome.LEGITIMATE, clause=self.clause)
            return
        sums = self._sums(case, self.window)
        yield from self._over(case, sums, look.granted_by)
        if self._exempt_touches(case):
            yield self._finding("EXEMPT_NEARBY", Outcome.CAUTION, sums)

    def measure(self, case: Case) -> Peak | None:
        """Return the worst window that touches the infusion, or None before its start is known."""
        entry = case.entry
        if entry.started is None:
            return None
        is_exempt = entry.setting is not None and self._is_exempt(entry.setting.value, entry.beds)
        sums = self._sums(case, self.window, alone=is_exempt)
        return Peak(
            rate_weighted_ml=round_up(sums.rate_weighted),
            whole_ml=round_up(sums.whole),
            window_from=sums.window_from,
            limit_ml=self.limit_ml,
            window_hours=int(self.window.total_seconds() // 3600),
            is_exempt=is_exempt,
        )

    def counted(self, others: tuple[Dripped, ...]) -> tuple[Dripped, ...]:
        """Return the infusions that count: those of exempt settings are left out."""
        return tuple(one for one in others if not self._is_exempt(one.setting, one.beds))

    def _over(self, case: Case, sums: Sums, bodies: frozenset[str]) -> Iterator[Finding]:
        limit = Fraction(self.limit_ml)
        if sums.rate_weighted > limit:
            yield from self._exceeded(case, sums, bodies)
            return
        if sums.rate_weighted == limit:
            yield self._finding("VOL_AT_LIMIT", Outcome.CAUTION, sums)
        elif sums.rate_weighted > limit * Fraction(self.near):
            yield self._finding("VOL_NEAR_LIMIT", Outcome.CAUTION, sums)
        if sums.whole > limit:
            yield self._finding("CONSERVATIVE_SUM_OVER", Outcome.CAUTION, sums)
        elif self._sums(case, self.window + self.tolerance).whole > limit:
            yield self._finding("WINDOW_BOUNDARY", Outcome.CAUTION, sums)

    def _exceeded(self, case: Case, sums: Sums, bodies: frozenset[str]) -> Iterator[Finding]:
        """Find that the limit is exceeded, unless an exemption of these bodies covers it."""
        products = frozenset(
            line.product.id for line in case.drugs if line.route is not None and line.route.is_vein
        )
        need = Need(self.clause, products, sums.rate_weighted)
        required = self._finding("M22_EXCEEDED", Outcome.EXEMPTION_REQUIRED, sums)
        settled = tuple(settle(required, need, case, bodies))
        yield from settled
        if required not in settled:
            return
        if case.entry.is_emergency or case.entry.setting is Setting.VENUE:
            yield self._finding("RETRO_TUE", Outcome.EXEMPTION_REQUIRED, sums)
        yield from self._pushed_over(case)

    def _pushed_over(self, case: Case) -> Iterator[Finding]:
        """Find each other infusion that was within the limit until this one (rules A6)."""
        own, others = dripped(case.entry), self.counted(tuple(case.others))
        limit = Fraction(self.limit_ml)
        for one in others:
            # What was received elsewhere has no record here that could be looked at.
            if one.is_elsewhere or not _share(one, own, self.window, case.now):
                continue
            before = peak(others, self.window, one.id, case.now).rate_weighted
            after = peak((own, *others), self.window, one.id, case.now).rate_weighted
            if before <= limit < after:
                when = local(one.started).strftime("%Y-%m-%d %H:%M")
                yield Finding(
                    "OTHER_EXCEEDED",
                    Outcome.EXEMPTION_REQUIRED,
                    clause=self.clause,
                    facts=(("when", when), ("total", show_ml(round_up(after)))),
                )

    def _sums(self, case: Case, window: timedelta, alone: bool = False) -> Sums:
        own = dripped(case.entry)
        others = () if alone else self.counted(tuple(case.others))
        return peak((own, *others), window, own.id, case.now)

    def _is_exempt(self, setting: str, beds: int) -> bool:
        return bool(setting) and place(setting, beds) in self.exempt

    def _exempt_touches(self, case: Case) -> bool:
        own = dripped(case.entry)
        return any(
            _share(one, own, self.window, case.now)
            for one in case.others
            if one.volume_ml and self._is_exempt(one.setting, one.beds)
        )

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
                ("hours", str(int(self.window.total_seconds() // 3600))),
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


def _share(one: Dripped, other: Dripped, window: timedelta, now: datetime | None) -> bool:
    """Tell whether one window can touch both infusions; one without an end runs until now."""
    one_end, other_end = (
        span.ended or max(span.started, now or span.started) for span in (one, other)
    )
    return one.started < other_end + window and other.started < one_end + window
