"""The products a clinic may give, and the names it may not."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from app.domain.quantities import Dose, round_up, same_kind
from app.domain.text import fold, latin_words


class Route(StrEnum):
    """The way a product enters the body."""

    IV_DRIP = "iv_drip"
    IV_BOLUS = "iv_bolus"
    CENTRAL_LINE = "central_line"
    PORT = "port"
    INTRAOSSEOUS = "intraosseous"
    INTRA_ARTERIAL = "intra_arterial"
    IM = "im"
    SC = "sc"
    INTRA_ARTICULAR = "intra_articular"
    ORAL = "oral"
    RECTAL = "rectal"
    INHALED = "inhaled"

    @property
    def is_vein(self) -> bool:
        """Tell whether what is given this way enters a vein, and so counts as volume (rules C.1)."""
        return self in _VEIN


_VEIN = frozenset(
    {Route.IV_DRIP, Route.IV_BOLUS, Route.CENTRAL_LINE, Route.PORT, Route.INTRAOSSEOUS}
)


class Evidence(StrEnum):
    """Where a product's label facts come from."""

    FOUND = "found"
    MIXED = "mixed"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Indication:
    """One approved indication (効能・効果), with the ICD-10 codes that hint at it.

    A hint is a code ("E86", which fits E86.0 too) or a range ("A00-B99").
    """

    text_ja: str
    text_en: str
    hints: tuple[str, ...] = ()

    def fits(self, icd10: str) -> bool:
        """Tell whether a diagnosis of this code may have been treated for this indication (rules A5)."""
        code = icd10.strip().upper()
        return not self.hints or any(hint_fits(hint, code) for hint in self.hints)


@dataclass(frozen=True, slots=True)
class ProhibitedClass:
    """A class of the Prohibited List, and whether it holds in competition only."""

    code: str
    in_competition_only: bool = False

    @property
    def family(self) -> str:
        """Return the class without its sub-number: S5 of S5.1, M1 of M1.1."""
        return self.code.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Product:
    """A product approved in Japan, with the facts of its package insert (添付文書).

    `content` is what one container holds, `package_ml` its volume as given; either may be
    unknown. `max_once` and `max_day` are the label's highest dose per administration and day.
    """

    id: str
    category: str
    brand_ja: str
    brand_en: str
    generic_ja: str
    generic_en: str
    strength: str
    container: str
    content: Dose | None
    package_ml: Decimal | None
    routes: frozenset[Route]
    indications: tuple[Indication, ...]
    usual_dose: str = ""
    max_once: Dose | None = None
    max_day: Dose | None = None
    classes: tuple[ProhibitedClass, ...] = ()
    is_diluent_only: bool = False
    may_dilute: bool = False
    may_flush: bool = False
    is_biological: bool = False
    yj: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    evidence: Evidence = Evidence.MEMORY
    confidence: str = ""
    source: str = ""
    note: str = ""

    @property
    def is_unverified(self) -> bool:
        """Tell whether the label facts still need a look at the package insert (rules A8)."""
        return self.evidence is not Evidence.FOUND

    @property
    def facts_sha256(self) -> str:
        """Return the hash of what is compared with the package insert; another fact, another hash."""
        facts = [
            self.brand_ja,
            self.yj,
            self.strength,
            self.container,
            str(self.content),
            str(self.package_ml),
            sorted(self.routes),
            [one.text_ja for one in self.indications],
            self.usual_dose,
            str(self.max_once),
            str(self.max_day),
            self.is_diluent_only,
        ]
        return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()

    def is_in_force(self, day: date) -> bool:
        """Tell whether the product may be used on a day: listed, not abolished, no grace period over."""
        return (self.in_force_from is None or self.in_force_from <= day) and (
            self.in_force_to is None or day <= self.in_force_to
        )

    def approves(self, route: Route) -> bool:
        """Tell whether a route is an approved one; a central line or port counts as drip or push."""
        if route in {Route.CENTRAL_LINE, Route.PORT}:
            return bool(self.routes & {Route.IV_DRIP, Route.IV_BOLUS})
        return route in self.routes

    def indication(self, text_ja: str) -> Indication | None:
        """Return the approved indication of this text, or None where the label has no such one."""
        for one in self.indications:
            # As chosen from the list; folding it is for what was typed.
            if one.text_ja == text_ja:
                return one
        wanted = fold(text_ja)
        return next((one for one in self.indications if fold(one.text_ja) == wanted), None)

    def proposed(self, icd10: str) -> Indication | None:
        """Return the first approved indication whose hints name the diagnosis (rules A5)."""
        return next((one for one in self.indications if one.hints and one.fits(icd10)), None)

    def volume_ml(self, dose: Dose) -> Decimal | None:
        """Return the volume that a dose fills, in mL, or None where the label does not tell.

        Rounded up to a millionth, as volumes are kept.
        """
        volume = self.amount_in(dose, "mL")
        return None if volume is None else round_up(volume)

    def amount_in(self, dose: Dose, unit: str) -> Fraction | None:
        """Return a dose of this product in another unit, by its strength, or None where unknown."""
        direct = same_kind(dose, unit)
        if direct is not None:
            return Fraction(direct)
        given, wanted = self._per_container(dose.unit), self._per_container(unit)
        return None if not given or wanted is None else Fraction(dose.amount) * wanted / given

    def _per_container(self, unit: str) -> Fraction | None:
        """Return how much of a unit one container holds, or None where that is not known."""
        if unit == "mL":
            held = self.package_ml
        elif Dose(Decimal(1), unit).is_containers:
            held = Decimal(1)
        else:
            held = None if self.content is None else same_kind(self.content, unit)
        return None if held is None else Fraction(held)


@dataclass(frozen=True, slots=True)
class BlockedName:
    """A product or regimen that has no place in a vein, and why (rules A2).

    `spares_approved` marks a name that means imports or overdoses of a drug that is approved
    in Japan: that drug's own generic name is not meant.
    """

    id: str
    name_ja: str
    name_en: str
    aliases: tuple[str, ...]
    category: str
    why_ja: str
    why_en: str
    wada_class: str
    alternative: str
    source: str
    spares_approved: bool = False


@dataclass(frozen=True, slots=True)
class _Alias:
    """A blocked name as it is looked for, and the generic names that are spared it."""

    key: str
    text: str
    blocked: BlockedName
    spared: tuple[str, ...]

    def is_in(self, folded: str) -> bool:
        """Tell whether a folded text holds the alias other than within a spared generic name."""
        place = folded.find(self.key)
        while place >= 0:
            end = place + len(self.key)
            if not any(_covers(generic, folded, place, end) for generic in self.spared):
                return True
            place = folded.find(self.key, place + 1)
        return False


@dataclass(frozen=True, slots=True)
class Formulary:
    """Everything that may be chosen, and everything that is refused by name."""

    products: tuple[Product, ...]
    blocked: tuple[BlockedName, ...]
    sha256: str = ""
    _by_name: dict[str, Product] = field(init=False, repr=False, compare=False)
    _shelf: tuple[tuple[tuple[str, ...], Product], ...] = field(
        init=False, repr=False, compare=False
    )
    _generics: dict[str, str] = field(init=False, repr=False, compare=False)
    _long: dict[str, tuple[_Alias, ...]] = field(init=False, repr=False, compare=False)
    _short: dict[str, tuple[str, BlockedName]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        shelf = tuple((tuple(map(fold, _searched(one))), one) for one in self.products)
        generics = {
            folded: name
            for names, one in shelf
            for folded, name in ((names[1], one.generic_ja), (names[3], one.generic_en))
            if folded
        }
        by_name: dict[str, Product] = {}
        for names, one in shelf:
            for key in (fold(one.id), names[0], names[2], names[4]):
                if key:
                    by_name.setdefault(key, one)
        object.__setattr__(self, "_shelf", shelf)
        object.__setattr__(self, "_by_name", by_name)
        object.__setattr__(self, "_generics", generics)
        long, short = _aliases(self.blocked, generics)
        object.__setattr__(self, "_long", long)
        object.__setattr__(self, "_short", short)

    def named(self, name: str) -> Product | None:
        """Return the product whose code or brand name this is, whole and folded."""
        return self._by_name.get(fold(name))

    def blocking(self, typed: str) -> tuple[BlockedName, str] | None:
        """Return the blocked name that a typed text holds, and the alias that matched (rules A2).

        A product's own code or name wins, and the generic name of an approved product
        never trips the list; an alias of up to four Latin letters counts as a whole word only.
        """
        folded = fold(typed)
        if folded in self._by_name or folded in self._generics:
            return None
        return self.forbidding(typed)

    def forbidding(self, name: str) -> tuple[BlockedName, str] | None:
        """Return the blocked name for which a new product of this name can never be added (rules A2).

        Here no product's own name wins. The generic name of an approved drug is spared the names
        that mean its imports, and those whose letters merely begin one of its words.
        """
        folded = fold(name)
        found = [
            alias
            for sign in dict.fromkeys(folded)
            for alias in self._long.get(sign, ())
            if alias.key in folded and alias.is_in(folded)
        ]
        if found:
            longest = max(found, key=lambda alias: len(alias.key))
            return longest.blocked, longest.text
        for word in sorted(latin_words(name)):
            if word in self._short:
                text, blocked = self._short[word]
                return blocked, text
        return None

    def search(self, typed: str, limit: int = 30) -> tuple[Product, ...]:
        """Return the products whose name, generic name or code holds a text; beginnings come first."""
        wanted = fold(typed)
        if not wanted:
            return ()
        ranked = [
            (rank, one) for names, one in self._shelf if (rank := _rank(names, wanted)) is not None
        ]
        ranked.sort(key=lambda pair: pair[0])
        return tuple(one for _, one in ranked[:limit])


def _searched(product: Product) -> tuple[str, ...]:
    """Return the names by which a product is looked for, the one thought of first in front."""
    one = product
    return (one.brand_ja, one.generic_ja, one.brand_en, one.generic_en, one.yj)


def _rank(names: tuple[str, ...], wanted: str) -> int | None:
    places = [(name.find(wanted), rank) for rank, name in enumerate(names)]
    starts = [rank for place, rank in places if place == 0]
    if starts:
        return min(starts)
    return 10 + min(ranks) if (ranks := [rank for place, rank in places if place > 0]) else None


def _aliases(
    blocked: tuple[BlockedName, ...], generics: dict[str, str]
) -> tuple[dict[str, tuple[_Alias, ...]], dict[str, tuple[str, BlockedName]]]:
    """Return the blocked names that count as part of a text, by their first sign, and the whole words."""
    long: dict[str, _Alias] = {}
    short: dict[str, tuple[str, BlockedName]] = {}
    every_generic = "\n".join(generics)
    for one in blocked:
        for text in (one.name_ja, one.name_en, *one.aliases):
            key = fold(text)
            if _is_short(key):
                short.setdefault(key, (text, one))
            elif key not in long:
                spared = (
                    folded
                    for folded, name in generics.items()
                    if key in folded and (one.spares_approved or _is_within_a_word(key, name))
                )
                long[key] = _Alias(key, text, one, tuple(spared) if key in every_generic else ())
    by_sign: dict[str, list[_Alias]] = {}
    for alias in long.values():
        by_sign.setdefault(alias.key[0], []).append(alias)
    return {sign: tuple(aliases) for sign, aliases in by_sign.items()}, short


def _is_within_a_word(key: str, name: str) -> bool:
    """Tell whether a Latin name holds a key as a part of one of its words: "ascor" in "ascorbic"."""
    return any(key in word and key != word for word in re.findall("[a-z]+", name.lower()))


def _covers(generic: str, folded: str, start: int, end: int) -> bool:
    """Tell whether a part of a text belongs to a generic name, whole or still being typed.

    "ascorb" is on the way to "ascorbic acid"; "ascor" alone is the blocked import.
    """
    is_whole = any(
        folded.startswith(generic, at) for at in range(max(0, end - len(generic)), start + 1)
    )
    return is_whole or any(
        len(folded) - at > end - start and generic.startswith(folded[at:])
        for at in range(max(0, len(folded) - len(generic)), start + 1)
    )


def _is_short(key: str) -> bool:
    return len(key) <= 4 and key.isascii()


def hint_fits(hint: str, code: str) -> bool:
    """Tell whether a diagnosis code is one that a hint means; either may be the finer (rules A5)."""
    first, dash, last = hint.partition("-")
    if not code:
        return False
    if dash:
        return first[:3] <= code[:3] <= last[:3]
    return code.startswith(first) or first.startswith(code)


def by_id(products: Iterable[Product]) -> dict[str, Product]:
    """Return products by their number."""
    return {product.id: product for product in products}
