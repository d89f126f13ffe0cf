"""How a patient is told in words: name, age, sex, bodies, badges."""

from collections.abc import Callable
from datetime import date

from app.domain.calendar import age_on
from app.domain.patients import Patient, Sex
from app.i18n import Wording
from app.ui.kit.badge import BadgeText

_GAP = "  "  # between facts on one line

_SEXES: dict[Sex, Callable[[Wording], str]] = {
    Sex.MALE: lambda say: say("Male"),
    Sex.FEMALE: lambda say: say("Female"),
    Sex.OTHER: lambda say: say("Other"),
}
_BODIES = {"WADA": "WADA/JADA"}
_ATHLETES: dict[str, Callable[[Wording], str]] = {
    "NPB": lambda say: say("NPB player"),
    "WADA": lambda say: say("WADA/JADA athlete"),
    "JBC": lambda say: say("JBC boxer"),
}
_ATHLETE_ICONS = {"NPB": "patients", "WADA": "tick-circle"}


def names(patient: Patient, say: Wording) -> tuple[str, str]:
    """Return the name to read first and the one beside it: kanji with kana, or Latin with kanji."""
    if say.language == "ja":
        return patient.name, patient.kana
    return patient.romaji, patient.name


def age(birth: date, today: date, say: Wording) -> str:
    """Return the age in words."""
    return say("{age} y", age=age_on(birth, today))


def sex(value: Sex, say: Wording) -> str:
    """Return the sex in a word."""
    return _SEXES[value](say)


def body(code: str) -> str:
    """Return how a body is called in lists."""
    return _BODIES.get(code, code)


def identity(patient: Patient, today: date, say: Wording, sport: str = "") -> str:
    """Return who the patient is on one line: age, sex, birth, number, sport, team, registration."""
    facts = [
        age(patient.birth, today, say),
        sex(patient.sex, say),
        patient.birth.isoformat(),
        say("No. {number}", number=patient.number),
        sport,
        patient.team,
        say("Registration {number}", number=patient.registration) if patient.registration else "",
    ]
    return _GAP.join(fact for fact in facts if fact)


def badges(patient: Patient, say: Wording) -> tuple[BadgeText, ...]:
    """Return the patient's badges: bodies first, then an allergy, which alone is tinted."""
    bodies = tuple(
        BadgeText(_ATHLETES[code](say), _ATHLETE_ICONS.get(code, "user"))
        for code in patient.bodies
        if code in _ATHLETES
    )
    if not patient.allergies:
        return bodies
    allergies = " ".join(patient.allergies.split())
    return (*bodies, BadgeText(say("Allergy {names}", names=allergies), "octagon-alert", "bad"))
