"""How products and diagnoses are found by what one begins to type, as patients are (see `words`)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import jaconv

from app.domain.text import fold
from db.words import beginnings, romaji

# Gaps, brackets, points and strokes part the words of a name.
_PARTS = re.compile(r"[\s・･「」『』（）()【】\[\]／/＋+＆&，,、－\-]+")
_KANJI = re.compile(r"[\u4e00-\u9fff]")
# Where a word may begin inside of one: where katakana or Latin letters set in, and at kanji; nothing
# parts those in a product's name, and in a disease's the words do that tell its kind (急性胃腸炎).
_LETTERS = r"(?<![ァ-ー])[ァ-ー]|(?<![A-Za-z])[A-Za-z](?=[A-Za-z])"
OF_PRODUCTS = re.compile(rf"[\u4e00-\u9fff]|{_LETTERS}")
OF_DISEASES = re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[性型期]))[\u4e00-\u9fff]|{_LETTERS}")
# What is spelt in Latin letters: what stands before the first kanji, if there are kana in it.
_SOUNDS = re.compile(r"[ァ-ヺA-Za-z0-9]*[ァ-ヺ][ァ-ヺA-Za-z0-9]*")
# A sound as it is spelt: a small tsu before it, and small vowels behind.
_SOUND = re.compile(r"ッ*[ァ-ヺ][ァィゥェォャュョヮ]*")
# Sounds of foreign words that would be spelt as two.
_FOREIGN = {
    "ティ": "ti",
    "ディ": "di",
    "トゥ": "tu",
    "ドゥ": "du",
    "デュ": "dyu",
    "テュ": "tyu",
    "シェ": "she",
    "ジェ": "je",
    "チェ": "che",
    "ヂャ": "ja",
    "ヂュ": "ju",
    "ヂョ": "jo",
    "ウィ": "wi",
    "ウェ": "we",
    "ウォ": "wo",
    "ツァ": "tsa",
    "ツェ": "tse",
    "ツォ": "tso",
    "フュ": "fyu",
    "クォ": "kwo",
    "グァ": "gwa",
}
_fold_sign = lru_cache(maxsize=4096)(fold)


def name_terms(
    names: Iterable[str], kana: Iterable[str], codes: Iterable[str], inside: re.Pattern[str]
) -> dict[str, bool]:
    """Return the texts by whose beginning something is found, and whether each is a whole name.

    `inside` tells where a word begins that nothing parts from the one before it.
    """
    found: dict[str, bool] = {}
    readings = [one for one in dict.fromkeys(kana) if one]
    for name in dict.fromkeys(names):
        plain = unicodedata.normalize("NFKC", name)
        _add(found, plain, {one.start() for one in inside.finditer(plain)}, is_spelt=not readings)
    for reading in readings:
        _add(found, unicodedata.normalize("NFKC", reading), set(), is_spelt=True)
    found |= {folded: True for code in codes if (folded := fold(code))}
    return found


def spelt(folded: str) -> str:
    """Return the kana that a folded name begins with in the one spelling of names in Latin letters."""
    sounds = _SOUNDS.match(folded)
    return "" if sounds is None else romaji(_SOUND.sub(lambda one: _latin(one[0]), sounds[0]))


@lru_cache(maxsize=4096)
def _latin(sound: str) -> str:
    alone = sound.lstrip("ッ")
    latin: str = _FOREIGN.get(alone) or jaconv.kana2alphabet(jaconv.kata2hira(alone))
    # A small tsu doubles the consonant behind it.
    return latin[:1] * (len(sound) - len(alone)) + latin


def searched(typed: str) -> tuple[str, ...]:
    """Return the beginnings that a typed text may stand for: as typed, and as sounds."""
    folded = fold(typed)
    return tuple(dict.fromkeys((folded, *beginnings(typed)))) if folded else ()


def _add(found: dict[str, bool], plain: str, inside: set[int], *, is_spelt: bool) -> None:
    words = {0, *(gap.end() for gap in _PARTS.finditer(plain) if 0 < gap.end() < len(plain))}
    for at, rest in _from(plain, words | inside):
        # One sign is the beginning of nothing that anybody would look for.
        if len(rest) > (at != 0):
            found[rest] = found.get(rest, False) or at == 0
        if is_spelt and at in words and (sounds := spelt(rest)):
            # What is spelt of a name may be its beginning alone: カルシウム of カルシウム欠乏症.
            is_whole = at == 0 and not _KANJI.search(rest)
            found[sounds] = found.get(sounds, False) or is_whole


def _from(plain: str, places: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield each place with what stands from there on, folded."""
    if "." in plain:
        # A point counts between figures only: it cannot be folded by itself.
        yield from ((at, fold(plain[at:])) for at in places)
        return
    signs = list(map(_fold_sign, plain))
    yield from ((at, "".join(signs[at:])) for at in places)
