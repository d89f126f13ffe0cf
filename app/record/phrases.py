"""Moments, people and marks of a record in words."""

from datetime import datetime

from app.domain.calendar import local
from app.domain.keys import Withdrawn
from app.domain.staff import Role, StaffId
from app.i18n import Wording
from app.services.whole_record import WholeRecord
from app.words import person_word, post_word

NOTHING = "–"


def moment(at: datetime) -> str:
    """Return a moment to the minute, as a clock in Japan shows it."""
    return f"{local(at):%Y-%m-%d %H:%M}"


def span(started: datetime, ended: datetime | None) -> str:
    """Return from when to when."""
    return f"{moment(started)} – {'' if ended is None else moment(ended)}".rstrip()


def who(record: WholeRecord, staff: StaffId, say: Wording) -> str:
    """Return a person's name with what the person is at the clinic."""
    member = record.person(staff)
    if member is None:
        return str(staff)
    return say("{name} ({role})", name=person_word(member, say), role=post_word(member.role, say))


def registered(record: WholeRecord, staff: StaffId, say: Wording) -> str:
    """Return a physician's name with the number in the Medical Register."""
    member = record.person(staff)
    if member is None or member.role is not Role.PHYSICIAN or not member.register_number:
        return who(record, staff, say)
    return say(
        "{name} (Medical Register No. {number})",
        name=person_word(member, say),
        number=member.register_number,
    )


def taken_back(record: WholeRecord, withdrawn: Withdrawn, say: Wording) -> str:
    """Return by whom, when and why something was withdrawn."""
    return say(
        "Withdrawn {at}, {name}: {reason}",
        at=moment(withdrawn.at),
        name=who(record, withdrawn.by, say),
        reason=withdrawn.reason,
    )
