"""The people who are treated, and the bodies they answer to."""

import re
from datetime import date
from enum import StrEnum
from uuid import UUID

from app.domain.errors import Fault, Refused
from app.domain.text import fold, is_kana, to_hiragana
from app.domain.values import dataclass

PatientId = UUID
_ROMAJI = re.compile(r"[A-Za-z][A-Za-z' -]*")
EARLIEST_BIRTH = date(1900, 1, 1)


class Sex(StrEnum):
    """Sex as registered."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Patient:
    """One patient, as registered.

    `bodies` are the codes of the federations whose rules bind the patient ("NPB",
    "WADA", "JBC"); none means that the patient is no athlete. `version` counts the changes.
    """

    id: PatientId
    number: str
    family: str
    given: str
    family_kana: str
    given_kana: str
    family_romaji: str
    given_romaji: str
    birth: date
    sex: Sex
    address: str
    phone: str = ""
    bodies: tuple[str, ...] = ()
    team: str = ""
    registration: str = ""
    allergies: str = ""
    sport: str = ""
    version: int = 1

    @property
    def name(self) -> str:
        """Return the name as written, family name first."""
        return f"{self.family} {self.given}"

    @property
    def kana(self) -> str:
        """Return the reading of the name."""
        return f"{self.family_kana} {self.given_kana}"

    @property
    def romaji(self) -> str:
        """Return the name in Latin letters, the family name in capitals."""
        return f"{self.family_romaji.upper()} {self.given_romaji}".strip()


@dataclass(frozen=True, slots=True)
class PatientForm:
    """What was typed about a patient; nothing in it is certain yet."""

    family: str = ""
    given: str = ""
    family_kana: str = ""
    given_kana: str = ""
    family_romaji: str = ""
    given_romaji: str = ""
    birth: date | None = None
    sex: Sex | None = None
    address: str = ""
    phone: str = ""
    bodies: tuple[str, ...] = ()
    team: str = ""
    registration: str = ""
    allergies: str = ""
    sport: str = ""


def register(form: PatientForm, patient: PatientId, number: str, today: date) -> Patient:
    """Return the patient that a form describes.

    Raises:
        Refused: with every faulty field.
    """
    faults = tuple(_faults(form, today))
    if faults or form.birth is None or form.sex is None:
        raise Refused(faults)
    return Patient(
        id=patient,
        number=number,
        family=form.family.strip(),
        given=form.given.strip(),
        family_kana=to_hiragana(form.family_kana),
        given_kana=to_hiragana(form.given_kana),
        family_romaji=form.family_romaji.strip(),
        given_romaji=form.given_romaji.strip(),
        birth=form.birth,
        sex=form.sex,
        address=form.address.strip(),
        phone=form.phone.strip(),
        bodies=form.bodies,
        team=form.team.strip(),
        registration=form.registration.strip(),
        allergies=form.allergies.strip(),
        sport=form.sport.strip(),
    )


def _faults(form: PatientForm, today: date) -> list[Fault]:
    faults = [
        Fault(field, "missing")
        for field in ("family", "given", "address")
        if not fold(getattr(form, field))
    ]
    for field in ("family_kana", "given_kana"):
        if not is_kana(getattr(form, field)):
            faults.append(Fault(field, "kana" if getattr(form, field).strip() else "missing"))
    for field in ("family_romaji", "given_romaji"):
        if _ROMAJI.fullmatch(getattr(form, field).strip()) is None:
            faults.append(Fault(field, "romaji" if getattr(form, field).strip() else "missing"))
    if form.birth is None:
        faults.append(Fault("birth", "date"))
    elif not EARLIEST_BIRTH <= form.birth <= today:
        faults.append(Fault("birth", "birth"))
    if form.sex is None:
        faults.append(Fault("sex", "missing"))
    return faults
