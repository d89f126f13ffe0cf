"""How typed text is compared, and when it says nothing at all."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

# Hiragana and its katakana lie 0x60 apart (U+3041-U+3096 and U+30A1-U+30F6).
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_TO_HIRAGANA = {code + 0x60: code for code in range(0x3041, 0x3097)}
_LONG_MARKS = frozenset("ーｰ〜")
# Voicing marks part kana (カ, ガ); typed behind their letter (゛, ゜) they join it.
_VOICED, _HALF_VOICED = "\u3099", "\u309a"
# Letters by their class, but nothing is seen of them (Hangul fillers).
_FILLERS = frozenset("\u115f\u1160")
# An input method writes the long mark where a hyphen was meant: NーMーN.
_HYPHENS = dict.fromkeys(map(ord, _LONG_MARKS), "-")
# Patterns are compiled at their first use, not here: that would cost every start a millisecond.
_LONE_POINT = r"(?<!\d)\.|\.(?!\d)"
_LATIN_RUN = r"(?:[a-z0-9]|[^\w]|_)+"
_WITH_AMOUNT = r"(?<![a-z0-9])[a-z]+[0-9]+"
_OF_WHAT = "|特に|とくに|特記すべき|特記すべきこと|特記すべき事項|特記事項|該当|異常所見"
_IS_NOT = "なし|無し|無|ない|ありません|ございません"
_EMPTY_WORDS = (
    "不明|不詳|未記入|未入力|未定|未記載|記載なし|同上|省略|空欄|後で|あとで"
    # A heading with nothing below it.
    "|症状|所見|検査値|検査|経過|既往|根拠|診断根拠|診断名|course|basis"
    "|symptom|symptoms|finding|findings|labvalue|labvalues"
    "|na|none|nil|nothing|unknown|tbd|tba|notapplicable|notavailable|notstated|empty|blank|null"
)
_NOTHING = (
    *(what + is_not for what in _OF_WHAT.split("|") for is_not in _IS_NOT.split("|")),
    *_EMPTY_WORDS.split("|"),
)
_EMPTY_SIGNS = frozenset("".join(_NOTHING))
_FIRST_KANJI, _LAST_KANJI = "\u4e00", "\u9fff"


@cache
def _shown(sign: str) -> str:
    """Return a sign of decomposed text as it counts: no accents, no invisible signs, any gap a space."""
    if sign in {_VOICED, _HALF_VOICED}:
        return sign
    if sign.isspace():
        return " "
    return "" if sign in _FILLERS or unicodedata.category(sign)[0] in "MC" else sign


@cache
def _compared(sign: str) -> str:
    """Return a sign of plain text as katakana if it tells one name from another, else nothing."""
    is_kept = sign in "%." or unicodedata.category(sign)[0] in "LN"
    return sign.translate(_TO_KATAKANA) if is_kept and sign not in _LONG_MARKS else ""


def _plain(text: str) -> str:
    """Return text without width, case, accents or invisible signs; kana keep their voicing marks."""
    if text.isascii() and text.isprintable():
        return text.lower()
    joined = text.replace("゛", _VOICED).replace("゜", _HALF_VOICED)
    shown = unicodedata.normalize("NFKC", joined).casefold()
    kept = "".join(map(_shown, unicodedata.normalize("NFKD", shown)))
    return unicodedata.normalize("NFC", kept).replace(_VOICED, "").replace(_HALF_VOICED, "")


def fold(text: str) -> str:
    """Return text as it is compared: width, kana, case, long marks, hyphens and gaps told apart no more.

    Letters and digits stay, and so do "%" and a decimal point, which part strengths.
    """
    plain = _plain(text)
    if "." in plain:
        plain = re.sub(_LONE_POINT, "", plain)
    return "".join(map(_compared, plain))


def latin_words(text: str) -> frozenset[str]:
    """Return the Latin words of a text, folded, and those that were written apart.

    "N-M-N 点滴" gives nmn, "NMN300mg" nmn, "IGF 1" igf1: a short name is looked for as a
    whole word only. Letters of another script part what stands before and behind them.
    """
    words: set[str] = set()
    for run in re.findall(_LATIN_RUN, _plain(text).translate(_HYPHENS)):
        parts = re.findall("[a-z0-9]+", run)
        words.update(parts)
        words.update(part.rstrip("0123456789") for part in re.findall(_WITH_AMOUNT, run))
        words.add("".join(parts))
        words.update(_spelt_apart(parts))
    return frozenset(words - {""})


def _spelt_apart(parts: list[str]) -> Iterator[str]:
    """Yield words written sign by sign (N M N), or with their number behind a gap (IGF-1)."""
    for first, part in enumerate(parts):
        word = part
        for more in parts[first + 1 : first + 4]:
            if not (more.isdigit() or (len(more) == 1 and len(part) == 1)):
                break
            word += more
            yield word


def states_nothing(text: str) -> bool:
    """Tell whether a text holds no statement: gaps, dashes, signs, or words such as なし and n/a.

    Such a text is neither a diagnosis nor its basis (rules A1).
    """
    # No writing turns a kanji into another sign: one that stands in no empty word is a statement.
    if any(_FIRST_KANJI <= sign <= _LAST_KANJI and sign not in _EMPTY_SIGNS for sign in text):
        return False
    letters = "".join(
        sign
        for sign in _plain(text).translate(_TO_HIRAGANA)
        if unicodedata.category(sign)[0] in "LN" and sign not in _LONG_MARKS
    )
    # Where words that say nothing, one behind the other, may have come to.
    reached = {0}
    for at in range(len(letters)):
        if at in reached and letters.startswith(_NOTHING, at):
            reached |= {at + len(word) for word in _NOTHING if letters.startswith(word, at)}
    return len(letters) in reached


def to_hiragana(text: str) -> str:
    """Return kana as full-width hiragana, gaps trimmed to one."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_TO_HIRAGANA).split())


def to_katakana(text: str) -> str:
    """Return kana as full-width katakana, gaps trimmed to one."""
    return to_hiragana(text).translate(_TO_KATAKANA)


def is_kana(text: str) -> bool:
    """Tell whether a text is a reading: hiragana, long marks and gaps only, at least one kana."""
    return re.fullmatch(r"[ぁ-ゖー・ ]*[ぁ-ゖ][ぁ-ゖー・ ]*", to_hiragana(text)) is not None
