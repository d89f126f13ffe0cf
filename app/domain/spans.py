"""Spans of whole days, as a clinic counts its work: months and years on Japan's clock."""

from datetime import date, datetime, time, timedelta

from app.domain.calendar import JST
from app.domain.values import dataclass

# Longer spans are drawn month by month.
_BY_DAY = 62


@dataclass(frozen=True, slots=True)
class Span:
    """Days that belong together; the first and the last are among them."""

    first: date
    last: date

    @property
    def since(self) -> datetime:
        """Return the moment at which it begins."""
        return datetime.combine(self.first, time(), JST)

    @property
    def until(self) -> datetime:
        """Return the moment at which it is over: the midnight after its last day."""
        return datetime.combine(self.last + timedelta(days=1), time(), JST)

    @property
    def is_by_day(self) -> bool:
        """Tell whether it is short enough to be drawn day by day."""
        return (self.last - self.first).days < _BY_DAY

    def steps(self) -> tuple[date, ...]:
        """Return the first day of each step that it is drawn in: every day, or every month."""
        if self.is_by_day:
            days = (self.last - self.first).days + 1
            return tuple(self.first + timedelta(days=count) for count in range(days))
        steps, day = [], self.first.replace(day=1)
        while day <= self.last:
            steps.append(day)
            day = _month_after(day)
        return tuple(steps)

    def step_of(self, day: date) -> date:
        """Return the step that a day belongs to."""
        return day if self.is_by_day else day.replace(day=1)


def month_of(day: date) -> Span:
    """Return the month that a day lies in."""
    first = day.replace(day=1)
    return Span(first, _month_after(first) - timedelta(days=1))


def year_of(day: date) -> Span:
    """Return the twelve months up to the end of the year that a day lies in."""
    return Span(date(day.year, 1, 1), date(day.year, 12, 31))


def beside(span: Span, by: int) -> Span:
    """Return the month or year before (-1) or after (1) a month or year."""
    day = span.first - timedelta(days=1) if by < 0 else span.last + timedelta(days=1)
    return month_of(day) if span.is_by_day else year_of(day)


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
