"""The course of a patient's volume as the strip paints it, and what each moment of it is told in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from app.domain.calendar import JST, local
from app.domain.certificates import CurvePoint
from app.domain.rules.timeline import Bar, Timeline
from app.i18n import Wording
from app.ui.kit.strip import Bar as Shown
from app.ui.kit.strip import Line, Strip, Told
from app.ui.parts.patient_words import body
from app.words import ml_word

_DAYS_JA = "月火水木金土日"
_OFFSET = JST.utcoffset(None).total_seconds()
_MOST_TIMES = 4  # so many entries are told by their times


def day_word(say: Wording, day: date) -> str:
    """Return a day with its day of the week, as the head of a strip has it."""
    if say.language == "ja":
        return f"{day.month}月{day.day}日({_DAYS_JA[day.weekday()]})"
    return f"{day:%a} {day.day} {day:%b}"


def moment_words(say: Wording, at: datetime) -> str:
    """Return a moment to the minute with its day, without the year."""
    here = local(at)
    day = f"{here.month}月{here.day}日" if say.language == "ja" else f"{here.day} {here:%b}"
    return f"{day} {here:%H:%M}"


def strip_of(line: Timeline, say: Wording) -> Strip:
    """Return a course in plain numbers and words; worked out away from the window."""
    rule = line.limit
    return Strip(
        limit=float(rule.limit_ml),
        limit_words=limit_words(line, say),
        now=seconds(line.now),
        now_words=say("now {time}", time=f"{local(line.now):%H:%M}"),
        window=rule.window.total_seconds(),
        bars=tuple(_shown(one) for one in line.bars),
        course=_line(line.course),
        preview=_line(line.preview),
        preview_from=seconds(line.preview_from),
        steps=Line(
            tuple(seconds(at) for at, _ in line.steps), tuple(float(ml) for _, ml in line.steps)
        ),
    )


def limit_words(line: Timeline, say: Wording) -> str:
    """Return the limit in words, with whose it is where bodies differ."""
    rule = line.limit
    words = say(
        "Limit {limit} mL / {hours} h",
        limit=f"{float(rule.limit_ml):g}",
        hours=rule.window // timedelta(hours=1),
    )
    return f"{words} ({'・'.join(map(body, line.bodies))})" if line.bodies else words


def summary(line: Timeline, say: Wording) -> str:
    """Return the whole course in a sentence: its maximum, when, and the limit."""
    highest = line.highest
    if highest is None:
        return say("Nothing counts against the limit. {limit}.", limit=limit_words(line, say))
    return say(
        "Highest: {volume} mL in the window until {time}. {limit}.",
        volume=ml_word(highest.rate_weighted_ml),
        time=moment_words(say, highest.at),
        limit=limit_words(line, say),
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """Answers for the card of a moment."""

    line: Timeline
    say: Wording

    def __call__(self, at: float) -> Told:
        """Return what the window that ends at a moment holds."""
        say, line = self.say, self.line
        moment = datetime.fromtimestamp(at - _OFFSET, UTC)
        over = line.over_ml(moment)
        return Told(
            moment=say(
                "{hours} h until {time}",
                hours=line.limit.window // timedelta(hours=1),
                time=moment_words(say, moment),
            ),
            amount=say("{volume} mL", volume=_short(line.total(moment))),
            over=say("{over} mL over the limit", over=_short(over)) if over else "",
            entries=_entries(line.within(moment), say),
        )


def seconds(at: datetime) -> float:
    """Return a moment in seconds on the clinic's own clock."""
    return at.timestamp() + _OFFSET


def _short(volume: Decimal) -> str:
    return ml_word(volume)


def _entries(bars: tuple[Bar, ...], say: Wording) -> str:
    if not bars:
        return say("No infusion")
    times = [f"{local(one.started):%H:%M}" for one in bars[:_MOST_TIMES]]
    words = say(", ").join(times)
    drafts = sum(one.is_preview for one in bars)
    if len(bars) > _MOST_TIMES:
        words = say("{times} and others", times=words)
    told = (
        say("{times} (1 infusion)", times=words)
        if len(bars) == 1
        else say("{times} ({count} infusions)", times=words, count=len(bars))
    )
    return say("{entries}, not yet given: {count}", entries=told, count=drafts) if drafts else told


def _shown(bar: Bar) -> Shown:
    return Shown(
        bar.id,
        seconds(bar.started),
        seconds(bar.ended),
        f"{float(bar.volume_ml):g} mL",
        bar.is_elsewhere,
        bar.is_preview,
        bar.is_exempt,
    )


def _line(points: tuple[CurvePoint, ...]) -> Line:
    return Line(
        tuple(seconds(point.at) for point in points),
        tuple(float(point.rate_weighted_ml) for point in points),
    )
