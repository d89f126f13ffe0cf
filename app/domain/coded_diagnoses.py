"""Diagnoses put together from the master's parts: modifiers, a disease, and modifiers behind it."""

import re
from collections.abc import Callable, Iterable, Mapping

from app.domain.diagnoses import Diagnosis
from app.domain.text import fold
from app.domain.values import dataclass, replace

# What the master calls a name that it does not hold (未コード化傷病名).
UNCODED = "0000999"
SUSPICION = "8002"
_SUSPECTED = fold("の疑い")
# Longer than any modifier of the master; and than any name that people type.
_LONGEST_MODIFIER, _LONGEST_NAME = 16, 60


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word that goes with the name of a disease: 急性, 左 before it; の疑い, の術後 behind it."""

    code: str
    name: str
    is_suffix: bool


Chain = tuple[Modifier, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A disease of the master with the modifiers of its name, in the order in which they are read."""

    before: Chain
    base: Diagnosis
    behind: Chain

    @property
    def diagnosis(self) -> Diagnosis:
        """Return it as a diagnosis to be chosen: its whole name, with the codes of its parts."""
        if not self.before and not self.behind:
            return self.base
        before, behind = ([one.name for one in chain] for chain in (self.before, self.behind))
        parts = (*before, self.base.name_ja, *behind)
        codes = (one.code for one in (*self.before, *self.behind))
        at = len(before)
        whole = [*codes]
        whole.insert(at, self.base.codes)
        return replace(
            self.base,
            name_ja="".join(parts),
            kana="",
            name_en="",
            codes="/".join(whole),
            parts=parts,
            is_alone=True,
        )


def are_codes(text: str) -> bool:
    """Tell whether a text is a disease's code among those of its modifiers: 4012/0091005/8002."""
    return re.fullmatch(r"(?:[0-9]{4}/)*[0-9]{7}(?:/[0-9]{4})*", text) is not None


def is_suspected(name: str, codes: str = "") -> bool:
    """Tell whether a diagnosis is suspected by its very name (の疑い), whatever else is said."""
    return SUSPICION in codes.split("/") or fold(name).endswith(_SUSPECTED)


def with_point(code: str) -> str:
    """Return an ICD-10 code of the master as it is written: A099 is A09.9, F152b F15.2, T08-1 T08."""
    letters = code[:3] + re.sub(r"[^0-9].*", "", code[3:])
    return f"{letters[:3]}.{letters[3:]}" if letters[3:] else letters


def pieces(typed: str) -> frozenset[str]:
    """Return every part of a folded text that may be a modifier."""
    text = fold(typed)
    if len(text) > _LONGEST_NAME:
        return frozenset()
    return frozenset(
        text[start:end]
        for start in range(len(text))
        for end in range(start + 1, min(start + _LONGEST_MODIFIER, len(text)) + 1)
    )


def chains(
    text: str, modifiers: Mapping[str, Iterable[Modifier]]
) -> tuple[dict[int, Chain], dict[int, Chain]]:
    """Return where a disease's name may begin and end in a folded text, with what stands beyond.

    Of two ways to read what stands there the one of fewer words counts.
    """
    heads = _reach(text, modifiers, is_suffix=False)
    mirrored = {word[::-1]: some for word, some in modifiers.items()}
    tails = _reach(text[::-1], mirrored, is_suffix=True)
    return heads, {len(text) - at: chain[::-1] for at, chain in tails.items()}


def decompose(
    typed: str,
    modifiers: Mapping[str, Iterable[Modifier]],
    named: Callable[[frozenset[str]], Mapping[str, Diagnosis]],
) -> Coded | None:
    """Return the diagnosis that a typed name is made of, or None where it is none of the master's.

    The longest name of a disease wins, so that one the master has whole is never taken apart;
    then the fewest modifiers. `named` tells which of some folded texts are diseases.
    """
    text = fold(typed)
    heads, tails = chains(text, modifiers)
    places = [(start, end) for start in heads for end in tails if start < end]
    known = named(frozenset(text[start:end] for start, end in places))
    fitting = [(start, end) for start, end in places if text[start:end] in known]
    if not fitting:
        return None

    def worth(place: tuple[int, int]) -> tuple[int, int, int]:
        start, end = place
        return end - start, -len(heads[start]) - len(tails[end]), -start

    start, end = max(fitting, key=worth)
    return Coded(heads[start], known[text[start:end]], tails[end])


def _reach(
    text: str, modifiers: Mapping[str, Iterable[Modifier]], *, is_suffix: bool
) -> dict[int, Chain]:
    reached: dict[int, Chain] = {0: ()}
    for at in range(len(text)):
        if at not in reached:
            continue
        for end in range(at + 1, min(at + _LONGEST_MODIFIER, len(text)) + 1):
            for one in modifiers.get(text[at:end], ()):
                chain = (*reached[at], one)
                if one.is_suffix is is_suffix and len(chain) < len(reached.get(end, (*chain, one))):
                    reached[end] = chain
    return reached
