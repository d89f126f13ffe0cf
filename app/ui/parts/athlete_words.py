"""How an athlete is told in words: the sport, what a TUE covers, and how things stand by the day."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain.athletes import Ban, Competition, Exemption
from app.domain.calendar import local
from app.domain.sports import Sport, named
from app.i18n import Wording
from app.ui.kit.badge import BadgeText
from app.ui.parts.patient_words import body

SOON = timedelta(days=30)  # so long before its end an exemption is told as running out
_WEIGHED = timedelta(hours=36)  # so long after a weigh-in fluid is looked at (rules A9)
_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Mark:
    """How something stands: a word, its tone and its shape, never the colour alone."""

    tone: str
    word: str
    icon: str


def sport_word(value: str, sports: Sequence[Sport], say: Wording) -> str:
    """Return a sport in the user's language; one that is not in the list as it was typed."""
    sport = named(tuple(sports), value) if value else None
    if sport is None:
        return value
    return sport.name_ja if say.language == "ja" else sport.name_en


def code_word(code: str, say: Wording) -> str:
    """Return a method or class of the Prohibited List by its code and name."""
    words = _CODES.get(code)
    return code if words is None else f"{code} {words(say)}"


_CODES: dict[str, Callable[[Wording], str]] = {
    "M1": lambda say: say("Manipulation of blood"),
    "M2.2": lambda say: say("Intravenous infusions"),
    "M3": lambda say: say("Gene and cell doping"),
    "S0": lambda say: say("Non-approved substances"),
    "S1": lambda say: say("Anabolic agents"),
    "S2": lambda say: say("Peptide hormones, growth factors"),
    "S3": lambda say: say("Beta-2 agonists"),
    "S4": lambda say: say("Hormone and metabolic modulators"),
    "S5": lambda say: say("Diuretics and masking agents"),
    "S6": lambda say: say("Stimulants"),
    "S7": lambda say: say("Narcotics"),
    "S8": lambda say: say("Cannabinoids"),
    "S9": lambda say: say("Glucocorticoids"),
    "P1": lambda say: say("Beta-blockers"),
}


def validity(exemption: Exemption, today: date, say: Wording) -> Mark:
    """Return how an exemption stands on a day: valid, running out, expired, or not yet valid."""
    if today < exemption.valid_from:
        return Mark("accent", say("Valid from {day}", day=exemption.valid_from), "clock")
    if today > exemption.valid_to:
        return Mark("not_legitimate", say("Expired {day}", day=exemption.valid_to), "cross-circle")
    left = exemption.valid_to - today
    if left > SOON:
        words = say("Valid until {day}", day=exemption.valid_to)
        return Mark("legitimate", words, "tick-circle")
    if left.days > 1:
        words = say("Expires in {days} days", days=left.days)
    else:
        words = say("Expires tomorrow") if left.days else say("Expires today")
    return Mark("caution", words, "triangle")


def stage(competition: Competition, now: datetime, say: Wording) -> Mark:
    """Return how a competition stands at a moment: ahead, in competition now, or over."""
    if now > competition.ends:
        return Mark("quiet", say("Over"), "check")
    if now >= competition.opens:
        return Mark("exemption_required", say("In competition now"), "calendar-check")
    return Mark("accent", say("From {day}", day=shown_day(competition.starts, now)), "clock")


def ban_stage(ban: Ban, today: date, say: Wording) -> Mark:
    """Return how a ban stands on a day: ahead, in force, or over."""
    if ban.is_over(today):
        return Mark("quiet", say("Over"), "check")
    if today < ban.first:
        return Mark("caution", say("From {day}", day=ban.first), "clock")
    if ban.last is None:
        return Mark("not_legitimate", say("Until further notice"), "no-entry")
    return Mark("not_legitimate", say("Until {day}", day=ban.last), "no-entry")


def shown_day(moment: datetime, now: datetime) -> str:
    """Return a moment's day: without the year where it is the present one."""
    year = "" if local(moment).year == local(now).year else "%Y-"
    return local(moment).strftime(f"{year}%m-%d")


def span(started: datetime, ended: datetime | None) -> str:
    """Return from when to when; whole days without times, the second day where it is another."""
    first = local(started)
    if ended is None:
        return f"{first:%Y-%m-%d %H:%M}"
    last = local(ended)
    whole = first.time() == time() and last.time().replace(second=0) == _LAST_MINUTE
    if first.date() == last.date():
        return f"{first:%Y-%m-%d}" if whole else f"{first:%Y-%m-%d %H:%M} – {last:%H:%M}"
    if whole:
        return f"{first:%Y-%m-%d} – {last:%Y-%m-%d}"
    return f"{first:%Y-%m-%d %H:%M} – {last:%Y-%m-%d %H:%M}"


def athlete_badges(
    exemptions: Iterable[Exemption],
    competitions: Iterable[Competition],
    bans: Iterable[Ban],
    now: datetime,
    say: Wording,
) -> tuple[BadgeText, ...]:
    """Return the badges of what binds an athlete now: bans, exemptions, competition, weigh-in."""
    own = sorted(competitions, key=lambda one: one.starts)
    return (
        *_ban_badges(bans, local(now).date(), say),
        *_exemption_badges(tuple(exemptions), local(now).date(), say),
        *_competition_badges([one for one in own if one.ends >= now][:1], now, say),
        *_weigh_in_badges(own, now, say),
    )


def _ban_badges(bans: Iterable[Ban], today: date, say: Wording) -> Iterator[BadgeText]:
    for one in sorted(bans, key=lambda one: one.first):
        if not one.is_over(today):
            mark = ban_stage(one, today, say)
            words = say("Banned by {body}: {state}", body=body(one.body), state=mark.word)
            yield BadgeText(words, mark.icon, mark.tone)


def _exemption_badges(
    exemptions: Sequence[Exemption], today: date, say: Wording
) -> tuple[BadgeText, ...]:
    lasting = sorted(
        (one for one in exemptions if today <= one.valid_to), key=lambda one: one.valid_from
    )
    safe = [one for one in lasting if one.is_valid_on(today) and one.valid_to - today > SOON]
    codes = dict.fromkeys(code for one in safe for code in one.covers)
    badges = []
    if safe:
        words = say("TUE valid: {codes}", codes=say(", ").join(codes))
        badges.append(BadgeText(words, "key", "legitimate"))
    # One that has run out is told only where none has taken its place.
    latest = sorted(exemptions, key=lambda one: one.valid_to)[-1:]
    for one in [one for one in lasting if one not in safe] if lasting else latest:
        mark = validity(one, today, say)
        words = say("TUE {codes}: {state}", codes=say(", ").join(one.covers), state=mark.word)
        badges.append(BadgeText(words, "key", "" if mark.tone == "accent" else mark.tone))
    return tuple(badges)


def _competition_badges(
    ahead: Sequence[Competition], now: datetime, say: Wording
) -> tuple[BadgeText, ...]:
    badges = []
    for one in ahead:
        last = shown_day(one.ends, now)
        words = (
            say("In competition until {day}", day=last)
            if now >= one.opens
            else say("Competition from {day}", day=shown_day(one.starts, now))
        )
        badges.append(BadgeText(words, "calendar-check"))
    return tuple(badges)


def _weigh_in_badges(
    competitions: Sequence[Competition], now: datetime, say: Wording
) -> tuple[BadgeText, ...]:
    moments = [one.weigh_in for one in competitions if one.weigh_in is not None]
    near = sorted(moment for moment in moments if moment + _WEIGHED >= now)[:1]
    return tuple(
        BadgeText(
            say("Weigh-in {day} {time}", day=shown_day(one, now), time=f"{local(one):%H:%M}"),
            "clock",
        )
        for one in near
    )
