"""What is said of a record that somebody else saved, finalised or withdrew while it is open here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.calendar import local
from app.domain.staff import Member, Role, StaffId
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.words import person_word, physician_word, post_word

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Overtaking:
    """What became of a record past its form: "saved", "finalised" or "withdrawn", by whom and when."""

    deed: str
    by: StaffId
    at: datetime
    version: int


def overtaking(newest: Treatment, base: int, known: Treatment | None) -> Overtaking | None:
    """Return what became of a record since its form took it up at a version, or None where that is nothing."""
    if newest.withdrawn is not None and (known is None or known.withdrawn is None):
        return Overtaking("withdrawn", newest.withdrawn.by, newest.withdrawn.at, newest.version)
    if newest.finalised is not None and (known is None or known.finalised is None):
        return Overtaking("finalised", newest.finalised.by, newest.finalised.at, newest.version)
    if newest.version > base:
        return Overtaking("saved", newest.recorded.by, newest.recorded.at, newest.version)
    return None


def overtaken(
    found: Overtaking, people: Mapping[StaffId, Member], now: datetime, say: Wording
) -> str:
    """Return it in a sentence, as of now."""
    member = people[found.by]
    name = (
        physician_word(member, say)
        if member.role is Role.PHYSICIAN
        else f"{post_word(member.role, say)} {person_word(member, say)}"
    )
    ago = _ago(found.at, now, say)
    if found.deed == "saved":
        return say("{name} saved this record {ago}.", name=name, ago=ago)
    if found.deed == "finalised":
        return say("{name} finalised this record {ago}.", name=name, ago=ago)
    return say("{name} withdrew this record {ago}.", name=name, ago=ago)


def _ago(at: datetime, now: datetime, say: Wording) -> str:
    # The other computer's clock may be ahead of this one's.
    minutes = max(now - at, timedelta()) // _MINUTE
    if minutes == 0:
        return say("just now")
    if minutes == 1:
        return say("a minute ago")
    if now - at < _HOUR:
        return say("{count} minutes ago", count=minutes)
    return say("at {time}", time=local(at).strftime("%m-%d %H:%M"))
