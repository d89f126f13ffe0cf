"""How a row of a spreadsheet becomes the form of a patient."""

from app.domain.calendar import read_date
from app.domain.cell_words import bodies_of, sex_of
from app.domain.cells import is_damaged, lost_zero, read_day, split_name
from app.domain.errors import Fault
from app.domain.hepburn import hepburn
from app.domain.patients import PatientForm
from app.domain.sports import Sport, named
from app.domain.text import is_kana


def read_patient(
    told: dict[str, str], sports: tuple[Sport, ...]
) -> tuple[PatientForm, tuple[Fault, ...]]:
    """Return the form that a row fills in, and what in it cannot be meant.

    A name in Latin letters that the table does not tell is that of its reading in a passport.
    """
    faults = [Fault(field, "damaged_code") for field, text in told.items() if is_damaged(text)]
    family, given = _names(told, "name", "family", "given")
    family_kana, given_kana = _names(told, "kana", "family_kana", "given_kana")
    latin = _names(told, "romaji", "family_romaji", "given_romaji")
    sex, bodies = sex_of(told.get("sex", "")), bodies_of(told.get("bodies", ""))
    if sex is None and "sex" in told:
        faults.append(Fault("sex", "unknown_word"))
    if bodies is None:
        faults.append(Fault("bodies", "body"))
    if zero := lost_zero("phone", told.get("phone", "")):
        faults.append(zero)
    sport = named(sports, told.get("sport", ""))
    form = PatientForm(
        family=family,
        given=given,
        family_kana=family_kana,
        given_kana=given_kana,
        family_romaji=_latin(latin[0], family_kana),
        given_romaji=_latin(latin[1], given_kana),
        birth=read_date(read_day(told.get("birth", ""))),
        sex=sex,
        address=told.get("address", ""),
        phone=told.get("phone", ""),
        bodies=bodies or (),
        team=told.get("team", ""),
        registration=told.get("registration", ""),
        allergies=told.get("allergies", ""),
        sport=told.get("sport", "") if sport is None else sport.code,
    )
    return form, tuple(faults)


def _names(told: dict[str, str], whole: str, family: str, given: str) -> tuple[str, str]:
    """Return family and given name, told apart or together."""
    if family in told or given in told:
        return told.get(family, ""), told.get(given, "")
    return split_name(told.get(whole, ""))


def _latin(told: str, kana: str) -> str:
    if told:
        return told.capitalize() if told.isupper() else told
    return hepburn(kana) if is_kana(kana) else ""
