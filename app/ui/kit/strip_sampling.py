"""What of a course is in sight, and no more of it than there are pixels."""

from bisect import bisect_left, bisect_right
from itertools import pairwise

from app.ui.kit.strip import Line
from app.ui.kit.strip_view import View

Points = list[tuple[float, float]]


def in_sight(line: Line, since: float, until: float) -> Points:
    """Return a course between two moments, cut off exactly at both."""
    if until <= since:
        return []
    first, last = bisect_right(line.times, since), bisect_left(line.times, until)
    inner = zip(line.times[first:last], line.values[first:last], strict=True)
    return [(since, line.value(since)), *inner, (until, line.value(until))]


def highest(line: Line, since: float, until: float) -> float:
    """Return no less than how high a course is between two moments."""
    # One point more on either side, where what is in sight may come from or go to.
    first = max(bisect_right(line.times, since) - 1, 0)
    return max(line.values[first : bisect_left(line.times, until) + 1], default=0.0)


def stairs(line: Line, since: float, until: float) -> Points:
    """Return a course of steps between two moments: level until each change, then upright."""
    first, last = bisect_right(line.times, since), bisect_left(line.times, until)
    level = line.level(since)
    points = [(since, level)]
    for at, value in zip(line.times[first:last], line.values[first:last], strict=True):
        points += [(at, level), (at, value)]
        level = value
    return [*points, (until, level)]


def columns(points: Points, view: View, width: int) -> list[tuple[float, float, float]]:
    """Return place, lowest and highest value of each column of pixels that the course crosses."""
    found: list[tuple[float, float, float]] = []
    scale = width / view.length
    here, low, high, last = -1, 0.0, 0.0, 0.0
    for at, value in points:
        column = int((at - view.since) * scale)
        if column == here:
            low, high = min(low, value), max(high, value)
        else:
            if here >= 0:
                found.append((here, low, high))
            here, low, high = column, min(last, value), max(last, value)
        last = value
    if here >= 0:
        found.append((here, low, high))
    return found


def above(points: Points, limit: float) -> list[Points]:
    """Return the outline of each part of a course that lies above a limit."""
    parts: list[Points] = []
    part: Points = []
    for (t1, v1), (t2, v2) in pairwise(points):
        if v1 > limit and not part:
            part = [(t1, limit), (t1, v1)]
        if (v1 > limit) == (v2 > limit):
            if part:
                part.append((t2, v2))
            continue
        crossing = (t1 + (limit - v1) / (v2 - v1) * (t2 - t1), limit)
        if part:
            parts.append([*part, crossing])
            part = []
        else:
            part = [crossing, (t2, v2)]
    if part:
        parts.append([*part, (part[-1][0], limit)])
    return parts
