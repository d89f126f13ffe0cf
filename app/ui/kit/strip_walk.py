"""Where the dot goes: to the entry before or after, or to the nearest turn of the course."""

from bisect import bisect_left

from app.ui.kit.strip import Bar, Strip
from app.ui.kit.strip_scale import Scale

_NEAR = 5  # pixels


def moment_of(bar: Bar) -> float:
    """Return when all of a bar has run; a push lasts a second."""
    return max(bar.until, bar.since + 1.0)


def following(strip: Strip, at: float | None, way: int) -> Bar | None:
    """Return the bar after (way 1) or before (way -1) a moment; the latest where there is none yet."""
    if not strip.bars:
        return None
    ordered = sorted(strip.bars, key=moment_of)
    if at is None:
        return ordered[-1]
    if way > 0:
        return next((one for one in ordered if moment_of(one) > at), ordered[-1])
    return next((one for one in reversed(ordered) if moment_of(one) < at), ordered[0])


def settled(scale: Scale, strip: Strip, x: float) -> float:
    """Return the moment at a place, or the turn of the course that is so near that it is meant."""
    at = scale.at(x)
    times = (strip.preview if at > strip.preview_from else strip.course).times
    place = bisect_left(times, at)
    near = [one for one in times[max(place - 1, 0) : place + 1] if abs(scale.x(one) - x) <= _NEAR]
    return max(near, key=strip.value, default=at)
