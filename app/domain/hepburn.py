"""A reading in kana as a passport writes it in Latin letters (Hepburn, long vowels left out)."""

import re

from app.domain.text import to_hiragana

_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だぢづでど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "r": "らりるれろ",
}
_OWN = {
    **dict(zip("しちつふじぢづ", ("shi", "chi", "tsu", "fu", "ji", "ji", "zu"), strict=True)),
    **dict(zip("やゆよわゐゑをゔ", ("ya", "yu", "yo", "wa", "i", "e", "o", "vu"), strict=True)),
    **dict(zip("ぁぃぅぇぉゃゅょ", ("a", "i", "u", "e", "o", "ya", "yu", "yo"), strict=True)),
}
_SIGNS = {
    sign: row + vowel
    for row, signs in _ROWS.items()
    for sign, vowel in zip(signs, "aiueo", strict=True)
} | _OWN
_SMALL = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_SOFT = ("sh", "ch", "j")


def hepburn(kana: str) -> str:
    """Return a name in Latin letters, such as Ono for おおの; empty where it is no reading."""
    letters = ""
    doubled = False
    for sign in to_hiragana(kana):
        if sign in "ー・ ":
            continue
        if sign == "っ":
            doubled = True
            continue
        if sign == "ん":
            letters += "n"
            continue
        if sign not in _SIGNS:
            return ""
        if sign in _SMALL and letters.endswith("i"):
            stem = letters[:-1]
            letters = stem + ("" if stem.endswith(_SOFT) else "y") + _SMALL[sign]
            continue
        sound = _SIGNS[sign]
        letters += ("t" if sound.startswith("ch") else sound[0]) * doubled + sound
        doubled = False
    return _as_in_passports(letters).capitalize()


def _as_in_passports(letters: str) -> str:
    """Return m before lips, and one vowel where two make a long one: Ono, but Inoue, Matsuura, Senoo."""
    lips = re.sub(r"n(?=[bmp])", "m", letters)
    return re.sub(r"(?<!ts)uu", "u", re.sub(r"oo(?=.)|ou(?![aeiou])", "o", lips))
