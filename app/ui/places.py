"""The places of the workplace: what each is called, its key, and where it stands on the rail."""

from collections.abc import Mapping

from app.domain.staff import Member
from app.i18n import Wording
from app.ui.kit.place_button import Place

KEYS = {
    "today": ("Alt+1",),
    "patients": ("Alt+2", "Ctrl+F"),
    "todo": (),  # it is reached from the day
    "bedside": ("Alt+3",),
    "register": ("Alt+4",),
    "use": ("Alt+5", "F2"),
    "reports": ("Alt+6",),
    "settings": ("Ctrl+,",),
}
# Where on the rail one is, at what does not stand there itself.
ON_RAIL = {"todo": "today", "intake": "patients"}


def rail_places(say: Wording, ways: Mapping[str, object]) -> tuple[list[Place], list[Place]]:
    """Return what stands on the rail, above and at its foot, of all where one may go."""
    here = say("You are here.")
    above = [
        Place("today", "today", say("Today"), "Alt+1", here),
        Place("patients", "patients", say("Patients"), "Alt+2", here),
        Place("bedside", "drip", say("Bedside"), "Alt+3", here),
        Place("register", "certificate", say("Certified"), "Alt+4", here),
        Place("use", "question", say("Usable?"), "F2", here),
        Place("reports", "chart", say("Reports"), "Alt+6", here),
    ]
    foot = [Place("settings", "settings", say("Settings"), "Ctrl+,", here)]
    return [one for one in above if one.name in ways], [one for one in foot if one.name in ways]


def initials(member: Member, say: Wording) -> str:
    """Return the sign of a person on the rail: the first kanji, or two Latin letters."""
    if say.language == "ja":
        return member.name[:1]
    return "".join(part[:1] for part in member.name_romaji.split()[:2]).upper()
