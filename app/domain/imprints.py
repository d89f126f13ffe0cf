"""The seal that certificates show beside the physician's name (印影).

It is a custom of paper and proves nothing: the electronic signature does (docs/decisions/0034).
"""

import unicodedata
from enum import StrEnum
from typing import Final

from app.domain.errors import Fault, Refused
from app.domain.text import fold
from app.domain.values import dataclass

# Larger files are no pictures of a seal.
LARGEST_PICTURE: Final = 4 * 1024 * 1024
MOST_IN_ROUND: Final = 6
MOST_IN_SQUARE: Final = 16
# What a seal must not seem to say (certificate.md 3): no federation has sealed the paper.
_NOT_ONES_OWN = ("NPB", "JADA", "WADA", "JBC", "IOC", "公認", "認定", "承認", "クリーン")
_OFFICIAL = "印"
_SHORT = 2


class ImprintKind(StrEnum):
    """What stands there: a free place, a person's seal (認印), the clinic's (角印), or a picture."""

    NONE = "none"
    ROUND = "round"
    SQUARE = "square"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Imprint:
    """The clinic's choice; `picture` is a PNG as the program made it.

    A round seal without words bears the family name of the physician on the certificate.
    """

    kind: ImprintKind = ImprintKind.NONE
    words: str = ""
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of somebody's picture: a PNG that certificates can show, or what is wrong with it."""

    png: bytes = b""
    fault: str = ""


def signs(words: str) -> tuple[str, ...]:
    """Return words sign by sign, without gaps; a kanji's form and a letter's marks are part of it."""
    found: list[str] = []
    for sign in words:
        kind = unicodedata.category(sign)
        if kind.startswith("M") and found:
            found[-1] += sign
        elif kind[0] not in "MZ" and kind not in ("Cc", "Cf"):
            found.append(sign)
    return tuple(found)


def family_seal(name: str) -> tuple[str, ...]:
    """Return the signs of a person's seal: the family name, with 印 where it is short.

    Nothing where the name is too long for a seal.
    """
    family = signs(next(iter(name.split()), ""))
    if not 0 < len(family) <= MOST_IN_ROUND:
        return ()
    is_short = len(family) <= _SHORT and not "".join(family).isascii()
    return (*family, _OFFICIAL) if is_short else family


def written_on(imprint: Imprint, name: str) -> tuple[str, ...]:
    """Return what is written on the seal of a certificate that a physician of this name answers for."""
    if imprint.kind is ImprintKind.ROUND:
        return signs(imprint.words) or family_seal(name)
    return signs(imprint.words) if imprint.kind is ImprintKind.SQUARE else ()


def checked_imprint(imprint: Imprint) -> Imprint:
    """Return a choice with nothing but what its kind shows.

    Raises:
        Refused: the name is too long, missing, or a federation's; the picture is missing.
    """
    if imprint.kind is ImprintKind.NONE:
        return Imprint()
    if imprint.kind is ImprintKind.PICTURE:
        if not imprint.picture:
            raise Refused((Fault("picture", "picture_missing"),))
        return Imprint(imprint.kind, picture=imprint.picture)
    is_round = imprint.kind is ImprintKind.ROUND
    written, most = signs(imprint.words), MOST_IN_ROUND if is_round else MOST_IN_SQUARE
    words = "".join(written)
    if not fold(words) and (words or not is_round):
        raise Refused((Fault("words", "missing"),))
    if len(written) > most:
        raise Refused((Fault("words", "too_long", (("most", str(most)),)),))
    if any(fold(one) in fold(words) for one in _NOT_ONES_OWN):
        raise Refused((Fault("words", "imprint_of_another"),))
    return Imprint(imprint.kind, words)
