"""How much entered a vein within a rolling window (M2.2; rules C.2), exactly."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Dripped:
    """One infusion as volume: delivered millilitres between two moments.

    A bolus ends when it starts; `ended` is None while the end is not written. `setting` and
    `beds` let the edition in force decide whether it is exempt.
    """

    id: UUID
    started: datetime
    ended: datetime | None
    volume_ml: Decimal
    setting: str = ""
    beds: int = 0
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """Both totals of one window in mL, and when the window opens."""

    rate_weighted: Fraction
    whole: Fraction
    window_from: datetime


@dataclass(frozen=True, slots=True)
class _Span:
    id: UUID
    start: int
    end: int
    ml: Fraction

    def touches(self, opens: int, closes: int) -> bool:
        """Tell whether the half-open window [opens, closes) holds any of the infusion."""
        if self.start == self.end:
            return opens <= self.start < closes
        return self.start < closes and self.end > opens

    def within(self, opens: int, closes: int) -> Fraction:
        """Return what ran during the window, at an even rate."""
        if self.start == self.end:
            return self.ml if opens <= self.start < closes else Fraction(0)
        ran = min(self.end, closes) - max(self.start, opens)
        return self.ml * max(ran, 0) / (self.end - self.start)


def peak(
    dripped: Sequence[Dripped], window: timedelta, of: UUID, now: datetime | None = None
) -> Sums:
    """Return the worst totals over every window that touches one infusion.

    Exempt infusions are left out before. Without an end the volume stands as a bolus at the start,
    or at `now`, whichever is worse.
    """
    sums = [_peak(spans, int(window.total_seconds()), of) for spans in _readings(dripped, now)]
    rate = max(sums, key=lambda one: one.rate_weighted)
    return replace(rate, whole=max(one.whole for one in sums))


def curve(dripped: Sequence[Dripped], window: timedelta) -> tuple[tuple[datetime, Fraction], ...]:
    """Return the rate-weighted total of the window that ends at each moment where its slope changes."""
    length = int(window.total_seconds())
    spans = [_span(one, one.started) for one in dripped]
    turns = sorted(
        {
            moment + shift
            for span in spans
            for moment in (span.start, span.end)
            # One second on either side, so that a bolus stands as a step.
            for shift in (0, 1, length, length + 1)
        }
    )
    return tuple(
        (_moment(at), sum((span.within(at - length, at) for span in spans), Fraction(0)))
        for at in turns
    )


def _peak(spans: Sequence[_Span], length: int, of: UUID) -> Sums:
    own = [span for span in spans if span.id == of]
    near = [span for span in spans if any(_may_share(span, mine, length) for mine in own)]
    best_rate, best_whole, opens_at = Fraction(0), Fraction(0), min(span.start for span in own)
    for opens in _openings(near, length):
        closes = opens + length
        if not any(span.touches(opens, closes) for span in own):
            continue
        rate = sum((span.within(opens, closes) for span in near), Fraction(0))
        whole = sum((span.ml for span in near if span.touches(opens, closes)), Fraction(0))
        if rate > best_rate:
            best_rate, opens_at = rate, opens
        best_whole = max(best_whole, whole)
    return Sums(best_rate, best_whole, _moment(opens_at))


def _may_share(one: _Span, other: _Span, length: int) -> bool:
    return one.start <= other.end + length and other.start <= one.end + length


def _openings(spans: Iterable[_Span], length: int) -> list[int]:
    # The totals are piecewise linear in the opening: only there can they turn (rules C.2). One
    # second before is the last opening that still touches what ends there.
    return sorted(
        {
            moment + shift + step
            for span in spans
            for moment in (span.start, span.end)
            for shift in (0, -length)
            for step in (-1, 0, 1)
        }
    )


def _readings(dripped: Sequence[Dripped], now: datetime | None) -> Iterator[tuple[_Span, ...]]:
    running = [one for one in dripped if one.ended is None]
    yield tuple(_span(one, one.started) for one in dripped)
    if running and now is not None:
        yield tuple(_span(one, max(one.started, now)) for one in dripped)


def _span(one: Dripped, unended_at: datetime) -> _Span:
    start, end = (unended_at, unended_at) if one.ended is None else (one.started, one.ended)
    return _Span(one.id, _second(start), _second(end), Fraction(one.volume_ml))


def _second(at: datetime) -> int:
    return int(at.astimezone(UTC).timestamp())


def _moment(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)
