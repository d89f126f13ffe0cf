"""Diagnoses as the clinic names them."""

from enum import StrEnum
from functools import lru_cache

from app.domain.text import fold
from app.domain.values import dataclass, replace


class Certainty(StrEnum):
    """Whether a diagnosis stands (確定) or is suspected (疑い)."""

    CONFIRMED = "confirmed"
    SUSPECTED = "suspected"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A diagnosis of the starter list or of the master: name, reading and ICD-10 code.

    `codes` are the master's receipt codes, those of modifiers around that of the disease
    (4012/0091005/8002), "" for one of the starter list alone; `parts` the words that such a name is
    made of. A name may be one that must not stand alone, or that no insurance pays for.
    """

    name_ja: str
    kana: str
    name_en: str
    icd10: str
    codes: str = ""
    parts: tuple[str, ...] = ()
    is_alone: bool = True
    is_insured: bool = True


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
        places = [name.find(wanted) for name in _names(term)]
        if any(place >= 0 for place in places):
            ranked.append((0 if 0 in places else 1, term))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(term for _, term in ranked[:limit])


def merge(
    starter: tuple[Diagnosis, ...], master: tuple[Diagnosis, ...], typed: str, limit: int = 12
) -> tuple[Diagnosis, ...]:
    """Return what both lists hold, each name once: with the codes of the one, the English of the other.

    What begins with the text comes first, and there what the clinic sees most: the starter list.
    """
    coded = {fold(one.name_ja): one for one in master}
    both = [_joined(one, coded.pop(fold(one.name_ja), None)) for one in starter]
    wanted = fold(typed)
    begins = [one for one in both if any(name.startswith(wanted) for name in _names(one))]
    rest = [one for one in both if one not in begins]
    return (*begins, *coded.values(), *rest)[:limit]


def _joined(starter: Diagnosis, master: Diagnosis | None) -> Diagnosis:
    return starter if master is None else replace(master, name_en=starter.name_en)


@lru_cache(maxsize=512)
def _names(term: Diagnosis) -> tuple[str, ...]:
    return tuple(map(fold, (term.name_ja, term.kana, term.icd10, term.name_en)))
