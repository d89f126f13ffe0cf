"""The rolling volume as a drawing: its course around the infusion, and the limit it is held against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from app.domain.calendar import local
from app.domain.certificates import Certificate, CurvePoint
from app.domain.quantities import show_ml
from app.domain.verdicts import Peak
from app.pdf.column import GREY, HAIR, NAVY, RED, Style, Type
from app.pdf.marks import Block, Mark, Point, Shape, across
from app.pdf.words import PHRASES

_AXIS = Style(6.4, GREY)
_LIMIT = Style(6.6, RED, is_bold=True)
_TOTAL = Style(8.2, NAVY, is_bold=True)
_OVER = Style(8.2, RED, is_bold=True)
_AREA = "#DFE3EE"
_AREA_OVER = "#F1B5BC"
_STEPS = (5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000)
_HEIGHT = 84.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns moments and millilitres into places on the page."""

    left: float
    right: float
    top: float
    foot: float
    since: datetime
    until: datetime
    most_ml: float

    def x(self, at: datetime) -> float:
        """Return how far to the right a moment lies."""
        share = (at - self.since) / (self.until - self.since)
        return self.left + share * (self.right - self.left)

    def y(self, volume_ml: float) -> float:
        """Return how high a volume reaches."""
        return self.foot - volume_ml / self.most_ml * (self.foot - self.top)


def chart(setter: Type, certificate: Certificate, peak: Peak, x: float, width: float) -> Block:
    """Return the drawing, with everything above the limit filled red."""
    treatment, limit = certificate.treatment, float(peak.limit_ml)
    window = timedelta(hours=peak.window_hours)
    ended = treatment.ended or treatment.started
    since, until = treatment.started - window, ended + window
    course = tuple(_clipped(certificate.curve, since, until))
    highest = max(limit, *(volume for _, volume in course))
    high = _HEIGHT * setter.step
    scale = Scale(x + 22, x + width, 6, high - 14, since, until, highest * 1.2)
    line = [(scale.x(at), scale.y(volume)) for at, volume in course]
    marks: list[Mark] = [*_axes(setter, scale, limit, peak.window_hours)]
    marks += _exempt(line) if peak.is_exempt else _counted(scale, limit, line)
    marks += _limit(setter, scale, limit, line)
    after = [(scale.x(at), volume) for at, volume in course if at > treatment.started]
    marks.append(_total(setter, scale, peak, after))
    return Block(tuple(marks), high)


def _counted(scale: Scale, limit: float, line: list[Point]) -> Iterator[Mark]:
    ground = ((line[0][0], scale.foot), *line, (line[-1][0], scale.foot))
    yield Shape(ground, "", 0, _AREA)
    for part in _above(line, scale.y(limit)):
        yield Shape(part, RED, 0.9, _AREA_OVER)
    yield Shape(tuple(line), NAVY, 1.2)


def _exempt(line: list[Point]) -> Iterator[Mark]:
    # What the limit does not count is an outline only.
    yield Shape(tuple(line), NAVY, 1, dash=(3, 2))


def _clipped(
    curve: Sequence[CurvePoint], since: datetime, until: datetime
) -> Iterator[tuple[datetime, float]]:
    """Yield the course between two moments; before its first point and after its last it is flat."""
    points = [(point.at, float(point.rate_weighted_ml)) for point in curve]
    yield since, _at(points, since)
    for at, volume in points:
        if since < at < until:
            yield at, volume
    yield until, _at(points, until)


def _at(points: list[tuple[datetime, float]], moment: datetime) -> float:
    for (before, low), (after, high) in pairwise(points):
        if before <= moment <= after:
            share = (moment - before) / (after - before) if after > before else 0.0
            return low + share * (high - low)
    return 0.0


def _above(line: list[Point], limit: float) -> Iterator[tuple[Point, ...]]:
    """Yield the outline of each part of a line that lies above the limit (y counts downwards)."""
    part: list[Point] = []
    for (x1, y1), (x2, y2) in pairwise(line):
        if (y1 < limit) != (y2 < limit):
            crossing = (x1 + (limit - y1) / (y2 - y1) * (x2 - x1), limit)
            part += [crossing] if y2 < limit else [(x1, y1), crossing]
            if y2 >= limit:
                yield tuple(part)
                part = []
        elif y1 < limit:
            part.append((x1, y1))
    if part:
        yield (*part, line[-1], (line[-1][0], limit))


def _axes(setter: Type, scale: Scale, limit: float, hours: int) -> Iterator[Mark]:
    for volume in _ticks(limit, scale.most_ml):
        y = scale.y(volume)
        yield across(scale.left, y, scale.right - scale.left, HAIR if volume else GREY, 0.5)
        yield setter.text(scale.left - 4, y + 2.2, f"{volume:g}", _AXIS, align=1)
    step = timedelta(hours=hours / 2)
    moment = local(scale.since).replace(minute=0, second=0)
    # Whole hours, counted from midnight in steps of half a window.
    moment -= timedelta(hours=moment.hour % max(hours // 2, 1))
    while moment <= scale.until:
        if moment >= scale.since:
            x = scale.x(moment)
            half = setter.width("00:00", _AXIS) / 2
            x_text = min(max(x, scale.left + half), scale.right - half)
            shown = f"{moment:%m-%d}" if moment.hour == 0 else f"{moment:%H:%M}"
            yield Shape(((x, scale.foot), (x, scale.foot + 2)), GREY, 0.5)
            yield setter.text(x_text, scale.foot + 10, shown, _AXIS, align=0.5)
        moment += step


def _ticks(limit: float, most: float) -> list[float]:
    if most <= 2 * limit:
        return [0, limit / 2, limit]
    step = next((step for step in _STEPS if most / step <= 4), _STEPS[-1])
    return [float(step * count) for count in range(int(most / step) + 1)]


def _limit(setter: Type, scale: Scale, limit: float, line: list[Point]) -> Iterator[Mark]:
    y = scale.y(limit)
    yield Shape(((scale.left, y), (scale.right, y)), RED, 0.9, dash=(4, 2))
    words = setter.one_line(PHRASES["limit"].fill(limit=f"{limit:g}"))
    text = setter.text(scale.left + 3, y - 3, words, _LIMIT)
    if any(x < text.x + text.width + 4 and at < y for x, at in line):
        text = setter.text(scale.right - 1, y - 3, words, _LIMIT, align=1)
    yield text


def _total(setter: Type, scale: Scale, peak: Peak, course: list[tuple[float, float]]) -> Mark:
    """Return the highest total, written over the course where it is reached."""
    most = max(volume for _, volume in course)
    reached = [x for x, volume in course if volume == most]
    is_over = not peak.is_exempt and peak.rate_weighted_ml > peak.limit_ml
    words = f"{show_ml(peak.rate_weighted_ml)} mL"
    style = _OVER if is_over else _TOTAL
    half = setter.width(words, style) / 2
    middle = (reached[0] + reached[-1]) / 2
    x = min(max(middle, scale.left + half), scale.right - half)
    y = scale.y(most) - 3
    near = scale.y(float(peak.limit_ml))
    # Just below the limit the figure would lie on its line: it goes inside the area.
    if not is_over and y - setter.points(style) < near:
        y = scale.y(most) + setter.points(style) + 1
    return setter.text(x, y, words, style, align=0.5)
