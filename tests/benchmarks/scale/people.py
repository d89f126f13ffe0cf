"""Invented patients by the hundred thousand; their names are put together and nobody's."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

import jaconv

from app.domain.patients import Patient, Sex

_FIRST = "霞かすみ 朝あさ 霧きり 白しら 灯ともし 梢こずえ 浅あさ 深ふか 遠とお 星ほし 月つき 雪ゆき 雲くも 風かざ 波なみ 砂すな 鳩はと 鷺さぎ 鶴つる 桐きり 椿つばき 萩はぎ 葦あし 苔こけ 岩いわ 瀬せ 滝たき 湊みなと 灘なだ 峰みね"
_SECOND = "ヶ原がはら 川かわ 沢さわ 野の 谷たに 坂ざか 崎ざき 島しま 塚づか 森もり 里ざと 倉くら 橋ばし 井い 門かど 浜はま 辺べ 越ごえ 淵ぶち 畑はた 宮みや 園ぞの 戸ど 窪くぼ 根ね"
_GIVEN_1 = "優ゆう 真ま 陽はる 涼りょう 樹いつき 結ゆ 和かず 千ち 美み 智とも 直なお 秋あき 光みつ 春はる 冬ふゆ 澪みお 奏かな 朔さく 凪なぎ 紬つむぎ"
_GIVEN_2 = "斗と 介すけ 人ひと 也や 太た 子こ 香か 奈な 菜な 乃の 葉は 実み 希き 貴き 司じ 彦ひこ 成なり 平へい 季き 羽は"
_TEAMS = {"NPB": "東都ファルコンズ", "WADA": "架空大学 水泳部", "JBC": "架空ボクシングジム", "": ""}
_SPORTS = {"NPB": "baseball", "WADA": "swimming", "JBC": "boxing", "": ""}
_BIRTH = date(1950, 1, 1)


def patients(dice: Random, count: int, first_number: int, made_ms: int) -> Iterator[Patient]:
    """Yield so many patients: seven in ten answer to no body."""
    families = _pairs(_FIRST, _SECOND)
    given = _pairs(_GIVEN_1, _GIVEN_2)
    for number in range(first_number, first_number + count):
        family, named = dice.choice(families), dice.choice(given)
        body = dice.choices(("", "NPB", "WADA", "JBC"), (70, 16, 12, 2))[0]
        yield Patient(
            id=UUID(bytes=key(dice, made_ms + number)),
            number=f"{number // 10000:02d}-{number % 10000:04d}",
            family=family[0],
            given=named[0],
            family_kana=family[1],
            given_kana=named[1],
            family_romaji=family[2],
            given_romaji=named[2],
            birth=_BIRTH + timedelta(days=dice.randrange(20_000)),
            sex=dice.choice((Sex.FEMALE, Sex.MALE)),
            address=f"東京都架空区{family[0]}町{dice.randrange(1, 30)}-{dice.randrange(1, 20)}",
            bodies=(body,) if body else (),
            team=_TEAMS[body],
            sport=_SPORTS[body],
            allergies=dice.choices(("", "アスピリン", "ヨード造影剤"), (90, 6, 4))[0],
        )


def key(dice: Random, at_ms: int) -> bytes:
    """Return a key as the program makes them, UUIDv7, of a moment."""
    chance = dice.getrandbits(74)
    low = (2 << 62) | (chance & ((1 << 62) - 1))
    return ((at_ms << 80) | (7 << 76) | ((chance >> 62) << 64) | low).to_bytes(16, "big")


def small_paper(number: str) -> tuple[bytes, str]:
    """Return a page that stands for a certificate's, with its hash: real ones fill the disk."""
    page = f"%PDF-1.4\n% {number}: stands for a certificate in a database for measuring\n%%EOF\n".encode()
    return page, hashlib.sha256(page).hexdigest()


def _pairs(first: str, second: str) -> list[tuple[str, str, str]]:
    """Return written form, reading and Latin letters of all names of two parts."""
    found = []
    for one in first.split():
        for other in second.split():
            kana = _kana(one) + _kana(other)
            written = one.removesuffix(_kana(one)) + other.removesuffix(_kana(other))
            latin = jaconv.kana2alphabet(kana).capitalize()
            found.append((written, kana, latin))
    return found


def _kana(part: str) -> str:
    return "".join(sign for sign in part if "ぁ" <= sign <= "ゖ")
