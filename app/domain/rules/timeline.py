"""The course of the rolling volume over a patient's whole history, computed once and only read then."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from app.domain.certificates import CurvePoint
from app.domain.quantities import round_up
from app.domain.rules.volume import Dripped, curve
from app.domain.rules.volume_limit import VolumeLimit
from app.domain.values import dataclass

_INSTANT = timedelta.resolution


@dataclass(frozen=True, slots=True)
class Bar:
    """One infusion of the history; `is_preview` is a draft, or an order that was not begun.

    What is exempt is there, but counts for nothing.
    """

    id: UUID
    started: datetime
    ended: datetime
    volume_ml: Decimal
    is_elsewhere: bool = False
    is_preview: bool = False
    is_exempt: bool = False

    def is_within(self, opens: datetime, closes: datetime) -> bool:
        """Tell whether the half-open window [opens, closes) touches it; a bolus lasts an instant."""
        return self.started < closes and max(self.ended, self.started + _INSTANT) > opens


@dataclass(frozen=True, slots=True)
class Timeline:
    """What entered a vein, and what the window that ends at each moment holds of it.

    `course` counts what is recorded; `preview` drafts too, from `preview_from` on.
    `steps` are the moments at which the whole-volume total changes, and what it is from then on.
    """

    bars: tuple[Bar, ...]
    course: tuple[CurvePoint, ...]
    preview: tuple[CurvePoint, ...]
    preview_from: datetime
    steps: tuple[tuple[datetime, Decimal], ...]
    limit: VolumeLimit
    bodies: tuple[str, ...]
    now: datetime

    def total(self, closes: datetime) -> Decimal:
        """Return the rate-weighted total of the window that ends at a moment, never rounded down."""
        points = self.preview if closes > self.preview_from else self.course
        after = bisect_left(points, closes, key=lambda point: point.at)
        if after == len(points) or (after == 0 and points[0].at != closes):
            return Decimal(0)
        high = points[after]
        if high.at == closes:
            return high.rate_weighted_ml
        low = points[after - 1]
        share = Fraction((closes - low.at) // _INSTANT, (high.at - low.at) // _INSTANT)
        rise = Fraction(high.rate_weighted_ml) - Fraction(low.rate_weighted_ml)
        return round_up(Fraction(low.rate_weighted_ml) + share * rise)

    def within(self, closes: datetime) -> tuple[Bar, ...]:
        """Return the infusions that count into the window that ends at a moment."""
        opens = closes - self.limit.window
        has_previews = closes > self.preview_from
        return tuple(
            one
            for one in self.bars
            if not one.is_exempt
            and (has_previews or not one.is_preview)
            and one.is_within(opens, closes)
        )

    def over_ml(self, closes: datetime) -> Decimal:
        """Return by how much the limit is exceeded at a moment."""
        return max(self.total(closes) - self.limit.limit_ml, Decimal(0))

    @property
    def highest(self) -> CurvePoint | None:
        """Return where the total of what is recorded was highest first, or None where nothing is."""
        return max(self.course, key=lambda point: point.rate_weighted_ml, default=None)


def timeline(
    recorded: Sequence[Dripped],
    drafted: Sequence[Dripped],
    limit: VolumeLimit,
    bodies: tuple[str, ...],
    now: datetime,
    ordered: frozenset[UUID] = frozenset(),
) -> Timeline:
    """Return the course of a history; `ordered` names what counts already, but was not begun."""
    everything = (*recorded, *drafted)
    named = {one.id for one in drafted} | ordered
    counted = {one.id for one in limit.counted(everything)}
    bars = tuple(
        Bar(
            one.id,
            one.started,
            max(one.ended or one.started, one.started),
            one.volume_ml,
            one.is_elsewhere,
            one.id in named,
            one.id not in counted,
        )
        for one in sorted(everything, key=lambda one: one.started)
    )
    course = curve_points(limit.counted(tuple(recorded)), limit.window)
    return Timeline(
        bars=bars,
        course=course,
        preview=curve_points(limit.counted(everything), limit.window) if drafted else course,
        preview_from=min([now, *[one.started for one in drafted]]),
        steps=_steps([one for one in bars if not one.is_exempt], limit.window),
        limit=limit,
        bodies=bodies,
        now=now,
    )


def curve_points(counted: Sequence[Dripped], window: timedelta) -> tuple[CurvePoint, ...]:
    """Return the rate-weighted course of what counts, as window and paper draw it."""
    return tuple(CurvePoint(at, round_up(ml)) for at, ml in curve(counted, window))


def strictest(
    limits: Iterable[tuple[str, VolumeLimit]],
) -> tuple[VolumeLimit, tuple[str, ...]] | None:
    """Return the lowest limit, of equals the one of the longest window, and the bodies it is of."""
    known = tuple(limits)
    if not known:
        return None
    _, lowest = min(known, key=lambda one: (one[1].limit_ml, -one[1].window))
    same = tuple(
        body
        for body, one in known
        if (one.limit_ml, one.window) == (lowest.limit_ml, lowest.window)
    )
    return lowest, same


def _steps(bars: Sequence[Bar], window: timedelta) -> tuple[tuple[datetime, Decimal], ...]:
    changes: dict[datetime, Decimal] = {}
    for one in bars:
        for at, ml in ((one.started, one.volume_ml), (one.ended + window, -one.volume_ml)):
            changes[at] = changes.get(at, Decimal(0)) + ml
    total = Decimal(0)
    steps = []
    for at in sorted(changes):
        total += changes[at]
        steps.append((at, total))
    return tuple(steps)
