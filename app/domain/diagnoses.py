"""Diagnoses as the clinic names them."""

from enum import StrEnum

from app.domain.text import fold
from app.domain.values import dataclass


class Certainty(StrEnum):
    """Whether a diagnosis stands (確定) or is suspected (疑い)."""

    CONFIRMED = "confirmed"
    SUSPECTED = "suspected"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A diagnosis of the starter list: name, reading and ICD-10 code."""

    name_ja: str
    kana: str
    name_en: str
    icd10: str


def is_icd10(code: str) -> bool:
    """Tell whether a text has the form of an ICD-10 code, such as E86 or D50.9."""
    chapter, digits = code[:1], code[1:3]
    point, finer = code[3:4], code[4:]
    return (
        code.isascii()
        and chapter.isupper()
        and len(digits) == 2
        and digits.isdigit()
        and (not point or (point == "." and len(finer) in {1, 2} and finer.isdigit()))
    )


def search(terms: tuple[Diagnosis, ...], typed: str, limit: int = 12) -> tuple[Diagnosis, ...]:
    """Return the diagnoses whose name, reading or code holds a text; beginnings come first."""
    wanted = fold(typed)
    if not wanted:
        return ()
    ranked: list[tuple[int, Diagnosis]] = []
    for term in terms:
        places = [
            fold(name).find(wanted) for name in (term.name_ja, term.kana, term.icd10, term.name_en)
        ]
        if any(place >= 0 for place in places):
            ranked.append((0 if 0 in places else 1, term))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(term for _, term in ranked[:limit])
