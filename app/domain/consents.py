"""What is agreed before a certificate leaves the house: by whom, when, for whom (同意)."""

from datetime import date
from enum import StrEnum

from app.domain.calendar import age_on
from app.domain.errors import Fault, Refused
from app.domain.text import states_nothing
from app.domain.values import dataclass

# Of age since 1 April 2022 (Civil Code, article 4).
OF_AGE = 18
LONGEST = 80


class Giver(StrEnum):
    """Who agrees: the patient, or a guardian in the place of one who is not of age."""

    PATIENT = "patient"
    GUARDIAN = "guardian"


class Languages(StrEnum):
    """In which languages a certificate is printed."""

    BOTH = "ja+en"
    JAPANESE = "ja"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Consent:
    """That somebody agreed, and on which day; `guardian` is the guardian's name (保護者)."""

    giver: Giver
    on: date
    guardian: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a certificate is issued upon: for whom (提出先), with whose consent, in which languages."""

    recipient: str
    consent: Consent
    languages: Languages = Languages.BOTH


def check_terms(terms: Terms, birth: date, today: date) -> None:
    """Refuse terms upon which no certificate may be issued to a patient born on a day.

    Raises:
        Refused: with every field that is missing or cannot be.
    """
    consent = terms.consent
    faults: list[Fault] = []
    if states_nothing(terms.recipient):
        faults.append(Fault("recipient", "missing"))
    elif len(terms.recipient) > LONGEST:
        faults.append(Fault("recipient", "too_long", (("most", str(LONGEST)),)))
    if consent.on > today:
        faults.append(Fault("consented_on", "consent_ahead"))
    is_minor = age_on(birth, min(consent.on, today)) < OF_AGE
    if consent.giver is Giver.PATIENT and is_minor:
        faults.append(Fault("giver", "minor"))
    if consent.giver is Giver.GUARDIAN and states_nothing(consent.guardian):
        faults.append(Fault("guardian", "missing"))
    if faults:
        raise Refused(tuple(faults))
