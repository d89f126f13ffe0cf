"""Whether a product is what a patient is said not to tolerate; only what the names say, nothing is guessed."""

import re

from app.domain.formulary import Product
from app.domain.text import fold, states_nothing

_PARTS = re.compile(r"[、，,;；/／\n\r]|\s+")
# What follows the name: what it did, or that it is meant as a class.
_AFTER_NAME = re.compile(r"アレルギー|過敏|系|禁|薬疹|ショック|アナフィラ|[でにはの(（:：]")
_FORM = re.compile(r"静注|点滴|注射|皮下|筋注|輸液|シリンジ|バッグ|注|[0-9０-９「(（]")
_SALT = re.compile(
    r"(ナトリウム|カリウム|塩酸塩|酢酸塩|硫酸塩|臭化物|メシル酸塩|マレイン酸塩|リン酸エステル|コハク酸エステル|水和物)$"
)
# How long a name must be to stand for itself, and a written word to begin a name.
_NAME, _WORD = 3, 4
# Stems of generic names (WHO: The use of stems in the selection of INN, 2018).
_CLASSES = (
    (("セフェム", "セファロスポリン", "cephem", "cephalosporin"), re.compile(r"\bcef|\bceph")),
    (("ペニシリン", "penicillin"), re.compile(r"cillin\b")),
    (("キノロン", "quinolone"), re.compile(r"oxacin\b")),
    (("カルバペネム", "carbapenem"), re.compile(r"penem\b")),
)


def is_allergen(product: Product, allergies: str) -> bool:
    """Tell whether a patient's allergies, as written, name a product, its substance or its class."""
    if states_nothing(allergies):
        return False
    told = fold(allergies)
    return (
        any(name in told for name in names_of(product))
        or any(_begins(word, product) for word in _words(allergies))
        or any(
            any(fold(word) in told for word in words) and stem.search(product.generic_en.lower())
            for words, stem in _CLASSES
        )
    )


def names_of(product: Product) -> frozenset[str]:
    """Return the names of a product and of its substances, folded, without form and salt."""
    generics = {part for part in re.split(r"[・,、+/]", product.generic_ja) if part}
    bare = {_without_salt(one) for one in generics}
    brand = _FORM.split(product.brand_ja)[0]
    latin = (product.generic_en.partition(" ")[0], product.brand_en.partition(" ")[0])
    names = {fold(one) for one in (*generics, *bare, brand)}
    long = {fold(one) for one in latin if len(one) > _WORD}
    return frozenset(one for one in names | long if len(one) >= _NAME)


def _begins(word: str, product: Product) -> bool:
    return any(name.startswith(word) for name in names_of(product))


def _words(allergies: str) -> frozenset[str]:
    """Return the names written, each cut where it is told what they did."""
    cut = (fold(_AFTER_NAME.split(part)[0]) for part in _PARTS.split(allergies))
    return frozenset(one for one in cut if len(one) >= _WORD)


def _without_salt(generic: str) -> str:
    bare = _SALT.sub("", generic)
    return bare if bare == generic else _without_salt(bare)
