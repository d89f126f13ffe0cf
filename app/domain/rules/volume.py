"""How much entered a vein within a rolling window (M2.2; rules C.2), exactly."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from math import lcm
from uuid import UUID

from app.domain.values import dataclass

# Not long ago, so that seconds from it are small numbers, which are quick.
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_SECOND, _MICROSECOND = timedelta(seconds=1), timedelta(microseconds=1)
_PARTS, _DAY = 1_000_000, 86_400

# When it starts and ends, and its volume. A bare tuple of whole numbers, since a patient's
# history holds thousands of them.
_Span = tuple[int, int, int]


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
    """Both totals in mL, each of its own worst window, and when the rate-weighted one opens.

    Among equals it is the first that opens just as an infusion starts, else the first of all.
    """

    rate_weighted: Fraction
    whole: Fraction
    window_from: datetime


@dataclass(frozen=True, slots=True)
class _Line:
    """Infusions on one line of time: moments and `length`, which a window lasts, in ticks.

    Volumes are so many 1/`scale` mL. A window opens at a tick, and a bolus lasts one: a second
    (rules C.2), or a microsecond where moments are told apart by less than a second.
    """

    spans: list[tuple[_Span, UUID]]
    scale: int
    length: int
    tick: timedelta
    origin: datetime

    def moment(self, at: int) -> datetime:
        """Return when that many ticks have passed."""
        return self.origin + at * self.tick


def places(
    started: datetime, ended: datetime | None, now: datetime | None
) -> list[tuple[datetime, datetime]]:
    """Return from when to when an infusion counts; without an end as a bolus at its start and now."""
    if ended is not None:
        return [(started, ended)]
    at = [started] if now is None else [started, max(started, now)]
    return [(one, one) for one in at]


def peak(
    dripped: Sequence[Dripped], window: timedelta, of: UUID, now: datetime | None = None
) -> Sums:
    """Return the worst totals over every window that touches one infusion.

    Exempt infusions are left out before. One without an end stands as a bolus at its start or at
    `now`, whichever is worse, each such infusion for itself.
    """
    found = []
    for line in _lines(dripped, window, now):
        spans = [span for span, _ in line.spans]
        found += [_worst(own, spans, line) for own, infusion in line.spans if infusion == of]
    return _worse(found)


def history(
    dripped: Sequence[Dripped],
    window: timedelta,
    now: datetime | None = None,
    of: Collection[UUID] | None = None,
) -> dict[UUID, Sums]:
    """Return the worst totals of every infusion, or of some, as `peak` has them for each."""
    found: dict[UUID, Sums] = {}
    for line in _lines(dripped, window, now):
        for infusion, sums in _each(line, of):
            found[infusion] = _worse([found[infusion], sums]) if infusion in found else sums
    return found


def curve(dripped: Sequence[Dripped], window: timedelta) -> tuple[tuple[datetime, Fraction], ...]:
    """Return the rate-weighted total of the window that ends at each moment where its slope changes.

    A bolus stands as a steep slope; so does, at its start, what has no end yet.
    """
    line = _lay_out(dripped, window, None)
    spans = sorted([span for span, _ in line.spans])
    reach = list(accumulate([span[1] for span in spans], max))
    given = [0, *accumulate([span[2] for span in spans])]
    starts, ends = [span[0] for span in spans], sorted([span[1] for span in spans])
    turns = sorted([*starts, *ends, *[at + line.length for at in (*starts, *ends)]])
    # Nobody passes the last turn.
    for moments in starts, ends:
        moments.extend([at + 1 for at in turns[-1:]])
    length, tick, origin = line.length, line.tick, line.origin
    points: list[tuple[datetime, Fraction]] = []
    known: dict[int, Fraction] = {}
    begun = ended = left = gone = 0
    for closes in dict.fromkeys(turns):
        opens = closes - length
        while starts[begun] < closes:
            begun += 1
        while ends[ended] <= closes:
            ended += 1
        while starts[left] < opens:
            left += 1
        while ends[gone] <= opens:
            gone += 1
        if begun == ended and left == gone:
            # Nothing runs as the window opens or closes.
            ran = given[begun] - given[left]
            if ran not in known:
                known[ran] = Fraction(ran, line.scale)
            total = known[ran]
        else:
            near = spans[bisect_right(reach, opens) : begun]
            unit = _unit(near)
            total = Fraction(_ran(near, opens, closes, unit), line.scale * unit)
        points.append((origin + closes * tick, total))
    return tuple(points)


def _each(line: _Line, of: Collection[UUID] | None) -> Iterator[tuple[UUID, Sums]]:
    """Yield the worst totals of each infusion that is asked for."""
    # What brought no volume is in nobody's window.
    spans = sorted([span for span, _ in line.spans if span[2]])
    starts = [span[0] for span in spans]
    # The latest end so far: a drip of days reaches past what began after it.
    reach = list(accumulate([span[1] for span in spans], max))
    held: dict[tuple[int, int], Sums | None] = {}
    for own, infusion in line.spans:
        if of is not None and infusion not in of:
            continue
        first = bisect_right(reach, own[0] - line.length)
        after = bisect_left(starts, own[1] + line.length)
        if (first, after) not in held:
            held[first, after] = _held(spans[first:after], line)
        sums = held[first, after] if own[2] else None
        yield infusion, sums or _worst(own, spans[first:after], line)


def _held(near: Sequence[_Span], line: _Line) -> Sums | None:
    """Return the totals where one window holds it all, opening with the first; else None."""
    first = min([span[0] for span in near], default=0)
    if not near or max([span[1] for span in near]) - first > line.length:
        return None
    total = Fraction(sum([span[2] for span in near]), line.scale)
    return Sums(total, total, line.moment(first))


def _worst(own: _Span, spans: Sequence[_Span], line: _Line) -> Sums:
    """Return the worst totals over the windows that touch one infusion; `spans` hold all near it."""
    first, last = own[0] - line.length, own[1] + line.length
    near = [span for span in spans if span[2] and span[0] < last and span[1] > first]
    if not own[2]:
        near = [own, *near]
    held = _held(near, line)
    if held is not None:
        return held
    own, near, line = _by_the_second(own, near, line)
    openings = range(own[0] - line.length + 1, own[1])
    opens, ran, unit = _rate_weighted(near, openings, line.length)
    return Sums(
        Fraction(ran, line.scale * unit),
        Fraction(_whole(near, openings, line.length), line.scale),
        line.moment(opens),
    )


def _by_the_second(own: _Span, near: list[_Span], line: _Line) -> tuple[_Span, list[_Span], _Line]:
    """Return an infusion and those near it in seconds where seconds tell their moments apart.

    So what is far away does not decide how finely a window is placed here.
    """
    if line.tick == _SECOND or line.length % _PARTS:
        return own, near, line
    # A bolus lasts one tick: where it ends says nothing.
    parts = {
        at % _PARTS for start, end, _ in near for at in (start, end if end > start + 1 else start)
    }
    if len(parts) > 1:
        return own, near, line
    own, *near = [
        (start // _PARTS, max(end // _PARTS, start // _PARTS + 1), ml)
        for start, end, ml in (own, *near)
    ]
    origin = line.moment(parts.pop())
    return own, near, _Line([], line.scale, line.length // _PARTS, _SECOND, origin)


def _rate_weighted(near: Sequence[_Span], openings: range, length: int) -> tuple[int, int, int]:
    """Return when the worst window opens, what runs in it, and by what that is to be divided."""
    starts = {start for start, _, _ in near}
    # Only there can the total turn down: one begins to leave the window, or has entered as a whole.
    turns = {openings[0], openings[-1], *starts, *[end - length for _, end, _ in near]}
    unit = _unit(near)
    most, opened = -1, 0
    for opens in sorted(turns):
        if opens in openings:
            ran = _ran(near, opens, opens + length, unit)
            if ran > most or (ran == most and opens in starts and opened not in starts):
                most, opened = ran, opens
    return opened, most, unit


def _whole(near: Sequence[_Span], openings: range, length: int) -> int:
    """Return the most that infusions bring which one window touches."""
    # Only there can it grow: the window reaches one more.
    turns = {max(start - length + 1, openings[0]) for start, _, _ in near}
    return max(
        sum([ml for start, end, ml in near if start < opens + length and end > opens])
        for opens in turns
        if opens in openings
    )


def _ran(spans: Iterable[_Span], opens: int, closes: int, unit: int) -> int:
    """Return what ran in the half-open window [opens, closes), each at an even rate, times `unit`."""
    ran = 0
    for start, end, ml in spans:
        if start >= opens and end <= closes:
            ran += ml * unit
        elif start < closes and end > opens:
            part = min(end, closes) - max(start, opens)
            ran += ml * part * (unit // (end - start))
    return ran


def _unit(spans: Iterable[_Span]) -> int:
    """Return a number that how long each lasts divides, so that rates are whole numbers."""
    return lcm(*[end - start for start, end, _ in spans])


def _worse(sums: Sequence[Sums]) -> Sums:
    if len(sums) == 1:
        return sums[0]
    rate = max(sums, key=lambda one: one.rate_weighted)
    return Sums(rate.rate_weighted, max(one.whole for one in sums), rate.window_from)


def _lines(dripped: Sequence[Dripped], window: timedelta, now: datetime | None) -> Iterator[_Line]:
    """Yield the infusions with all that run at their starts, and again with them at `now`.

    No mixture is worse: a window that holds `now` holds all of them there, and in any other they
    count at their starts alone.
    """
    yield _lay_out(dripped, window, None)
    if now is not None and any(one.ended is None for one in dripped):
        yield _lay_out(dripped, window, now - _EPOCH)


def _lay_out(dripped: Sequence[Dripped], window: timedelta, now: timedelta | None) -> _Line:
    def at_once(start: timedelta) -> tuple[timedelta, timedelta]:
        return (start if now is None else max(start, now),) * 2

    moments = [
        at_once(one.started - _EPOCH)
        if one.ended is None
        else (one.started - _EPOCH, one.ended - _EPOCH)
        for one in dripped
    ]
    parts = {at.microseconds for span in moments for at in span}
    if len(parts) > 1 or window.microseconds:
        tick, origin = _MICROSECOND, _EPOCH
        places = [(start // tick, end // tick) for start, end in moments]
    else:
        tick, origin = _SECOND, _EPOCH + timedelta(microseconds=max(parts, default=0))
        places = [
            (start.days * _DAY + start.seconds, end.days * _DAY + end.seconds)
            for start, end in moments
        ]
    ratios = [one.volume_ml.as_integer_ratio() for one in dripped]
    scale = lcm(*{under for _, under in ratios})
    spans = [
        ((start, end if end > start else start + 1, over * (scale // under)), one.id)
        for one, (start, end), (over, under) in zip(dripped, places, ratios, strict=True)
    ]
    return _Line(spans, scale, window // tick, tick, origin)
