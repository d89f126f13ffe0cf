"""The products a clinic may give, and the names it may not."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from app.domain.blocklist import Blocklist, aliases, arrange
from app.domain.quantities import Dose, round_up, same_kind
from app.domain.text import fold
from app.domain.values import dataclass, field


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
    """Where a product's label facts come from.

    LISTED: a public master names the product, and says nothing of its label (rules A2).
    """

    FOUND = "found"
    MIXED = "mixed"
    MEMORY = "memory"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Indication:
    """One approved indication (効能・効果), with the ICD-10 codes that hint at it.

    A hint is a code ("E86", which fits E86.0 too) or a range ("A00-B99"). `max_day` is the highest
    dose of a day where the label has one for this indication alone.
    """

    text_ja: str
    text_en: str
    hints: tuple[str, ...] = ()
    max_day: Dose | None = None

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
    `is_biological` marks what the law traces to the patient for twenty years (特定生物由来製品);
    `receipt` is the code of the drug master (9 digits), empty where it is not known. What `is_stopped`
    was put aside by the clinic; it says nothing of the product itself. `approval` is the number
    (承認番号) that somebody here wrote for a product of the clinic's own.
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
    receipt: str = ""
    is_stopped: bool = False
    approval: str = ""

    @property
    def is_unverified(self) -> bool:
        """Tell whether the label facts still need a look at the package insert (rules A8)."""
        return self.evidence is not Evidence.FOUND

    @property
    def label_is_unknown(self) -> bool:
        """Tell whether nobody has said yet for what, or by which routes, it is approved (rules A2).

        Such a product is approved, as a master lists it; its label cannot be held against a use.
        """
        known = self.indications and (self.routes or self.is_diluent_only)
        return self.evidence is Evidence.LISTED and not known

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
            [(one.text_ja, str(one.max_day)) for one in self.indications],
            self.usual_dose,
            str(self.max_once),
            str(self.max_day),
            self.is_diluent_only,
            *((self.approval, self.generic_ja, self.may_dilute) if self.approval else ()),
        ]
        # Read late: it brings in a library for ciphers, which costs every start 3 ms.
        import hashlib
        import json

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

    def holds_the_same_as(self, other: "Product") -> bool:
        """Tell whether both hold the same drug: what the label allows a day is of the drug (用量)."""
        return self.id == other.id or (
            bool(self.generic_ja) and self.generic_ja == other.generic_ja
        )

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


class ProductNames:
    """Where a name is looked up: whose it is, or why it is refused."""

    __slots__ = ()

    def named(self, name: str) -> Product | None:
        """Return the product whose code or brand name this is, whole and folded."""
        raise NotImplementedError

    def blocking(self, typed: str) -> tuple[BlockedName, str] | None:
        """Return the blocked name that a typed text holds, and the alias that matched (rules A2).

        A product's own code or name wins, and the generic name of an approved product
        never trips the list; an alias of up to four Latin letters counts as a whole word only.
        """
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Formulary(ProductNames):
    """Everything that may be chosen, and everything that is refused by name.

    `by_name` gives the product of a code or brand name, `generics` the generic names, both by
    their folded writing.
    """

    products: tuple[Product, ...]
    blocked: tuple[BlockedName, ...]
    sha256: str = ""
    by_name: dict[str, Product] = field(init=False, repr=False, compare=False)
    generics: dict[str, str] = field(init=False, repr=False, compare=False)
    blocklist: Blocklist = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        shelf = tuple((tuple(map(fold, _known_by(one))), one) for one in self.products)
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
        writings = (
            ((one.name_ja, one.name_en, *one.aliases), one.spares_approved) for one in self.blocked
        )
        object.__setattr__(self, "by_name", by_name)
        object.__setattr__(self, "generics", generics)
        object.__setattr__(self, "blocklist", arrange(aliases(writings, generics)))

    def named(self, name: str) -> Product | None:
        """Return the product whose code or brand name this is, whole and folded."""
        return self.by_name.get(fold(name))

    def blocking(self, typed: str) -> tuple[BlockedName, str] | None:
        """Return the blocked name that a typed text holds, and the alias that matched."""
        folded = fold(typed)
        if folded in self.by_name or folded in self.generics:
            return None
        return self.forbidding(typed)

    def forbidding(self, name: str) -> tuple[BlockedName, str] | None:
        """Return the blocked name for which a new product of this name can never be added (rules A2).

        Here no product's own name wins. The generic name of an approved drug is spared the names
        that mean its imports, and those whose letters merely begin one of its words.
        """
        found = self.blocklist.find(name)
        return None if found is None else (self.blocked[found.place], found.text)


def _known_by(product: Product) -> tuple[str, ...]:
    """Return the names and the code by which a product is known."""
    one = product
    return (one.brand_ja, one.generic_ja, one.brand_en, one.generic_en, one.yj)


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
