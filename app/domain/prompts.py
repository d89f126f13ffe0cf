"""What a committee would ask of a record, and whether the record answers it (rules C.3).

A prompt changes no verdict and refuses nothing: it is named, so that it can be answered while
the patient is still there.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache

from app.domain.formulary import Indication
from app.domain.measurements import Measure
from app.domain.text import fold, latin_words, states_nothing
from app.domain.treatments import Entry, Line, LineRole
from app.domain.values import dataclass

# A Latin word of up to so many letters counts as a whole word only: "Hb" is not in "HbA1c".
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing asked for: when it is asked, and what answers it.

    It is asked for drugs of a category or of a generic name, where their approved indication
    may be meant; for a chosen indication alone; or for a diagnosis. A measured value, a word of
    the basis ("no vomiting" answers too) or the reason for the vein answers it.
    """

    code: str
    title_ja: str
    title_en: str
    example_ja: str
    example_en: str
    categories: tuple[str, ...] = ()
    generics: tuple[str, ...] = ()
    indications: tuple[str, ...] = ()
    except_indications: tuple[str, ...] = ()
    icd10: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    words: tuple[str, ...] = ()
    diagnosis_tells: bool = False
    reason_tells: bool = False

    @property
    def field(self) -> str:
        """Return the address of the field in which it is answered."""
        if self.measures:
            return f"measurements/{self.measures[0]}"
        return "iv_reason_code" if self.reason_tells else "basis"

    def is_asked(self, entry: Entry) -> bool:
        """Tell whether an entry is of the kind that this is asked for."""
        if self.icd10 and Indication("", "", self.icd10).fits(entry.icd10):
            return True
        drugs = (line for line in entry.lines if line.role is LineRole.DRUG)
        return any(self._is_asked_for(line) for line in drugs)

    def is_answered(self, entry: Entry) -> bool:
        """Tell whether an entry says anything about it, be it that there is nothing."""
        if any(one.measure in self.measures for one in entry.measurements):
            return True
        if self.reason_tells and _gives_reason(entry):
            return True
        told = f"{entry.basis}\n{entry.iv_reason}"
        if self.diagnosis_tells:
            told = f"{entry.diagnosis}\n{told}"
        return _holds(told, self.words)

    def _is_asked_for(self, line: Line) -> bool:
        product, chosen = line.product, fold(line.indication)
        if _is_in(chosen, self.except_indications):
            return False
        is_meant = _is_in(chosen, self.indications)
        if not self.categories and not self.generics:
            return is_meant
        is_kind = product.category in self.categories or _is_in(
            fold(product.generic_ja), self.generics
        )
        # Nothing chosen yet, or something off the label: it may well be meant.
        is_open = not self.indications or product.indication(line.indication) is None
        return is_kind and (is_meant or is_open)


def asked(entry: Entry, prompts: Iterable[Prompt]) -> tuple[Prompt, ...]:
    """Return the prompts that are asked for an entry, in their order."""
    return tuple(one for one in prompts if one.is_asked(entry))


def open_prompts(entry: Entry, prompts: Iterable[Prompt]) -> tuple[Prompt, ...]:
    """Return the prompts that are asked for an entry and that it does not answer yet."""
    return tuple(one for one in asked(entry, prompts) if not one.is_answered(entry))


def _gives_reason(entry: Entry) -> bool:
    return entry.iv_reason_code is not None or not states_nothing(entry.iv_reason)


def _is_in(folded: str, words: tuple[str, ...]) -> bool:
    return any(_key(word) in folded for word in words)


def _holds(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text holds one of the words, as a physician would have written it."""
    folded, plain = fold(text), _plain(text)
    # A unit may stand right behind its number: 60mmHg.
    latin = frozenset(part.lstrip("0123456789") for part in latin_words(text))
    return any(_is_said(word, folded, latin, plain) for word in words)


def _is_said(word: str, folded: str, latin: frozenset[str], plain: str) -> bool:
    key = _key(word)
    if _is_sign(word):
        return _plain(word) in plain
    if len(key) <= _SHORT and key.isascii():
        return key in latin
    return key in folded


def _is_sign(word: str) -> bool:
    """Tell whether a word is a unit such as ℃, of which folding would leave a lone letter."""
    return "°" in _plain(word)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


# Asked at every key, of words that never change.
_key = cache(fold)
