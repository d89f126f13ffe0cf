"""The places of the workplace: what each is called, its key, and where it stands on the rail."""

from collections.abc import Mapping

from app.domain.staff import Member
from app.i18n import Wording
from app.ui.kit.rail_item import Place

KEYS = {
    "patients": ("Alt+1", "Ctrl+F"),
    "todo": ("Alt+2",),
    "bedside": ("Alt+3",),
    "register": ("Alt+4",),
    "check": ("Alt+5",),
    "reports": ("Alt+6",),
    "masters": ("Ctrl+6",),
    "rules": ("Alt+7",),
    "people": ("Alt+8",),
    "trail": ("Alt+9",),
    "backups": ("Alt+0",),
}


def rail_places(say: Wording, ways: Mapping[str, object]) -> tuple[list[Place], list[Place]]:
    """Return what stands on the rail, above and at its foot, of all where one may go."""
    above = [
        Place("patients", "patients", say("Patients"), "Alt+1"),
        Place("todo", "todo", say("To do"), "Alt+2"),
        Place("bedside", "drip", say("Bedside"), "Alt+3"),
        Place("register", "certificate", say("Certified"), "Alt+4"),
        Place("reports", "chart", say("Reports"), "Alt+6"),
        Place("check", "tick-circle", say("Check"), "Alt+5"),
    ]
    foot = [
        Place("masters", "book", say("Masters"), "Ctrl+6"),
        Place("rules", "rules", say("Rules"), "Alt+7"),
        Place("people", "user", say("People"), "Alt+8"),
        Place("trail", "clock", say("Audit"), "Alt+9"),
        Place("backups", "save", say("Backup"), "Alt+0"),
    ]
    return [one for one in above if one.name in ways], [one for one in foot if one.name in ways]


def initials(member: Member, say: Wording) -> str:
    """Return the sign of a person on the rail: the first kanji, or two Latin letters."""
    if say.language == "ja":
        return member.name[:1]
    return "".join(part[:1] for part in member.name_romaji.split()[:2]).upper()
