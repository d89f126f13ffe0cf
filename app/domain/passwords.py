"""Which passwords stand: long, and not to be guessed from what everybody knows."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from app.domain.errors import Fault, Refused

# Thirteen characters need not be changed from time to time (guideline 6.0, Q&A on authentication).
PASSWORD_LENGTH = 13
_DIFFERENT = 5
# What must be left when every word, row and run that a guesser tries first counts as one sign.
_UNGUESSED = 8
_RUN = 4

_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
# Guessers write these signs for letters, too; a 1 is an l or an i.
_DISGUISES = tuple(str.maketrans("013457@$!|", f"o{one}eastasii") for one in "li")
_KEYBOARD = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"
_COMMON = """
password passwort passwd passcode pass secret letmein welcome login admin administrator root
user guest master access system windows default changeme change test testing demo sample hello
iloveyou love lovely princess prince angel sunshine monkey dragon shadow superman batman pokemon
football baseball soccer tennis golf basketball swimming boxing champion summer winter spring
autumn january february march april june july august september october november december monday
tuesday wednesday thursday friday saturday sunday apple google samsung computer internet mobile
hospital clinic medical medicine doctor nurse pharmacy pharmacist patient health karte chart
record infusion drip tenteki byouin byoin shinryo shinryojo naika geka isha ishi kangoshi yakuzai
yakuzaishi iryo iryou sensei jimu uketsuke sports supotsu yakyu yakyuu japan nihon nippon tokyo
osaka kyoto nagoya yokohama sapporo fukuoka sakura himawari fujisan fuji tanaka suzuki sato
yamada takahashi watanabe ito kobayashi aishiteru daisuki arigato arigatou ohayo konnichiwa
doraemon totoro gundam naruto pikachu hanako taro tarou ninja samurai qwerty azerty asdf zxcv
abc xyz correcthorsebatterystaple
パスワード ヒミツ アンゴウ ログイン カンリシャ テンテキ カルテ ビョウイン クリニック シンリョウジョ サクラ ニホン トウキョウ
病院 医院 診療所 内科 外科 整形外科 点滴 看護師 医師 薬剤師 管理者 日本 東京 大阪 令和 平成 昭和 reiwa heisei showa
"""


def check_password(password: str, around: Iterable[str] = ()) -> None:
    """Refuse a password that is short or can be guessed; `around` are the names near its owner.

    Raises:
        Refused: fewer than thirteen characters, or too little of it is of one's own making.
    """
    plain = unicodedata.normalize("NFKC", password)
    if len(plain) < PASSWORD_LENGTH:
        raise Refused((Fault("password", "password", (("length", str(PASSWORD_LENGTH)),)),))
    signs = _compared(plain)
    if len(set(signs)) < _DIFFERENT or _left(signs, tuple(_words(around))) < _UNGUESSED:
        raise Refused((Fault("password", "password_guessable"),))


def _compared(text: str) -> str:
    """Return text without case, disguises, gaps and marks; kana as katakana."""
    return "".join(
        sign for sign in text.casefold().translate(_TO_KATAKANA) if sign.isalnum() or sign in "@$!|"
    )


def _words(around: Iterable[str]) -> Iterator[str]:
    """Yield the parts of names that are long enough to be known again."""
    for name in around:
        plain = unicodedata.normalize("NFKC", name)
        for part in (plain, *plain.split()):
            word = _compared(part)
            # Two kanji make a family name; two Latin letters are in every other word.
            if len(word) >= (3 if word.isascii() else 2):
                yield word


def _left(signs: str, names: tuple[str, ...]) -> int:
    """Return how many signs are left where a known word, row or year counts as one."""
    words = (*names, *(name[::-1] for name in names), *_common())
    faces = (signs, *(signs.translate(disguise) for disguise in _DISGUISES))
    left = at = 0
    while at < len(signs):
        # What only says again what was said adds nothing.
        if again := _repeated(signs, at):
            at += again
            continue
        found = (len(word) for word in words if any(face.startswith(word, at) for face in faces))
        at += max(1, *found, _run(signs, at), _year(signs, at))
        left += 1
    return left


@cache
def _common() -> tuple[str, ...]:
    """Return the words that guessers try first, forwards and backwards."""
    words = _COMMON.split()
    return (*words, *(word[::-1] for word in words if word.isascii()))


def _run(signs: str, at: int) -> int:
    """Return how long a row of neighbours begins here: on the keyboard, in the alphabet, either way."""
    longest = 0
    for row in (*_KEYBOARD, _ALPHABET, "0123456789", _KANA):
        for way in (row, row[::-1]):
            long = 0
            while at + long < len(signs) and signs[at : at + long + 1] in way:
                long += 1
            longest = max(longest, long)
    return longest if longest >= _RUN else 0


def _repeated(signs: str, at: int) -> int:
    """Return how much from here on says again what stands just before."""
    for long in range(min(at, (len(signs) - at)), 0, -1):
        before = signs[at - long : at]
        if signs.startswith(before, at) and (long > 1 or signs[at - 2 : at] == before * 2):
            return long
    rest = signs[at:]
    for long in range(len(rest), at // 2 + 1):
        # The last one of a row of repetitions may break off.
        unit = signs[at - long : at]
        if unit.startswith(rest) and signs[at - 2 * long : at - long] == unit:
            return len(rest)
    return 0


def _year(signs: str, at: int) -> int:
    """Return 4, or 8 with month and day, where a year of these times begins here."""
    if signs[at : at + 2] not in {"19", "20"} or not signs[at : at + 4].isdigit():
        return 0
    return 8 if signs[at : at + 8].isdigit() and len(signs) >= at + 8 else 4
