"""What a listed drug is as a product that may be given: derived from the masters, nothing guessed."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from app.domain.formulary import Evidence, Indication, Product, Route
from app.domain.masters import ListedDrug, PackageInsert, PriceRow
from app.domain.sizes import Size, size_of
from app.domain.values import dataclass

# The masters write letters and digits in full width; labels and this program do not.
_NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))}
_NARROW |= {code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)}
_NARROW |= {ord("％"): "%", ord("．"): ".", ord("，"): ",", ord("／"): "/", 0x3000: " "}
_CONTAINERS = {
    "管": "amp",
    "袋": "bag",
    "筒": "syringe",
    "キット": "kit",
    "カセット": "kit",
    "瓶": "vial",
    "瓶(袋)": "bag",
    "組": "set",
    "セット": "set",
}
# From here on a bottle hangs on the stand.
_BOTTLE_ML = 50
# Priced by the millilitre: what the container holds is told nowhere.
_BY_VOLUME = frozenset({"ｍＬ", "ｍＬＶ"})
_MAKER = r"「[^」]*」"
_ROUTES = (
    (Route.IV_DRIP, r"点滴静|点滴により静脈|静脈内に?点滴|点滴投与|点滴注射|静脈内に点滴"),
    (Route.IV_BOLUS, r"(?<!点滴)静脈内(?!に?(?:緩徐に|ゆっくり)?点滴)|(?<!点滴)静注"),
    (Route.IM, r"筋肉内|筋注"),
    (Route.SC, r"皮下"),
    (Route.INTRA_ARTICULAR, r"関節腔内|関節内"),
    (Route.INTRA_ARTERIAL, r"動脈内|動注"),
)
_FORBIDS = r"ない|禁"


@dataclass(frozen=True, slots=True)
class Known:
    """What the other masters know of a listed drug; `yj` is "" where nobody tells."""

    price: PriceRow | None = None
    yj: str = ""
    insert: PackageInsert | None = None
    is_specified_biological: bool = False


NOTHING_KNOWN = Known()


def is_unified(listing: str) -> bool:
    """Tell whether a code of the price listing is that of a unified name (統一名収載), and so no YJ code."""
    return listing[9:11] == "01"


def yj_of(drug: ListedDrug, by_hot: str = "") -> str:
    """Return a drug's YJ code: the HOT master's, else the listing's if the brand itself is listed."""
    is_own = not is_unified(drug.listing) and not drug.unified
    return by_hot or (drug.listing if is_own else "")


def last_day(drug: ListedDrug, listed: PriceRow | None = None) -> date | None:
    """Return the last day on which a drug may be used: abolished, or the end of a grace period.

    The price list may tell an earlier end (経過措置) than the drug master does yet.
    """
    ends = (drug.abolished_on, drug.usable_until, None if listed is None else listed.usable_until)
    return min((day for day in ends if day), default=None)


def size_part(drug: ListedDrug) -> str:
    """Return the part of a drug's name that states its size, "" where the name holds none apart."""
    if drug.name.startswith(drug.base_name):
        return drug.name[len(drug.base_name) :].strip("\u3000 ")
    # A long name is shortened, so that it begins otherwise than the whole one.
    _, gap, tail = drug.name.rpartition("\u3000")
    return tail if gap and tail not in drug.base_name and size_of(tail) != Size() else ""


def brand_of(drug: ListedDrug) -> str:
    """Return the name by which a drug is chosen and printed: the whole one, with its size."""
    base, size = drug.base_name or drug.name, size_part(drug)
    return narrow(f"{base} {size}" if size else base)


def brands_of(drugs: Iterable[ListedDrug]) -> dict[str, str]:
    """Return each drug's brand name by its code; what is called alike is told apart by its container."""
    brands = {drug.code: (brand_of(drug), drug.unit) for drug in drugs}
    units: dict[str, set[str]] = {}
    for brand, unit in brands.values():
        units.setdefault(brand, set()).add(unit)
    return {
        code: f"{brand} ({unit})" if len(units[brand]) > 1 and unit else brand
        for code, (brand, unit) in brands.items()
    }


def narrow(text: str) -> str:
    """Return a name with letters and digits in half width, its other signs as they are."""
    return " ".join(text.translate(_NARROW).split())


def product_of(drug: ListedDrug, known: Known = NOTHING_KNOWN, brand: str = "") -> Product:
    """Return a listed drug as a product; without a package insert its label is not known (LISTED)."""
    listed, part = known.price, size_part(drug)
    size = _size(drug, listed, part)
    insert = known.insert
    routes = frozenset[Route]() if insert is None else routes_in(insert.dosage)
    indications = () if insert is None else tuple(Indication(one, "") for one in insert.indications)
    is_labelled = bool(routes and indications)
    return Product(
        id=drug.code,
        category="",
        brand_ja=brand or brand_of(drug),
        brand_en="",
        generic_ja=_generic(drug, listed),
        generic_en="",
        strength=narrow(part or ("" if listed is None else listed.strength)),
        container=_container(drug, size),
        content=size.held,
        package_ml=size.volume_ml,
        routes=routes,
        indications=indications,
        usual_dose="" if insert is None else insert.dosage,
        is_biological=known.is_specified_biological,
        yj=known.yj,
        in_force_from=_first_day(drug, last_day(drug, listed)),
        in_force_to=last_day(drug, listed),
        evidence=Evidence.MIXED if is_labelled else Evidence.LISTED,
        source="" if insert is None else f"{insert.number} ({insert.revised_on:%Y-%m})",
        receipt=drug.code,
    )


def routes_in(dosage: str) -> frozenset[Route]:
    """Return the routes that a text of dosage (用法・用量) names; what it forbids is none of them."""
    sentences = [one for one in re.split(r"[。\n]", dosage) if not re.search(_FORBIDS, one)]
    return frozenset(
        route for route, words in _ROUTES if any(re.search(words, one) for one in sentences)
    )


def earlier(first: date | None, second: date | None) -> date | None:
    """Return the earlier of two last days, where None is no end."""
    return min((day for day in (first, second) if day), default=None)


def known_by(inserts: Iterable[PackageInsert]) -> Mapping[str, PackageInsert]:
    """Return the newest package insert of each YJ code."""
    found: dict[str, PackageInsert] = {}
    for insert in sorted(inserts, key=lambda one: one.revised_on):
        found |= {brand.yj: insert for brand in insert.brands if brand.yj}
    return found


def _size(drug: ListedDrug, listed: PriceRow | None, part: str) -> Size:
    if drug.unit in _BY_VOLUME:
        return Size()
    size = Size()
    for text in ("" if listed is None else listed.strength, part, drug.base_name):
        if size.content is None or size.volume_ml is None:
            size = size.or_else(size_of(text))
    return size.or_else(Size(volume_ml=drug.volume_ml))


def _container(drug: ListedDrug, size: Size) -> str:
    found = _CONTAINERS.get(narrow(drug.unit), "")
    is_bottle = found == "vial" and size.volume_ml is not None and size.volume_ml >= _BOTTLE_ML
    return "bottle" if is_bottle else found


def _generic(drug: ListedDrug, listed: PriceRow | None) -> str:
    if listed is not None and listed.generic.strip():
        return narrow(listed.generic)
    return narrow(re.sub(_MAKER, "", drug.base_name or drug.name)) or narrow(drug.name)


def _first_day(drug: ListedDrug, last: date | None) -> date | None:
    """Return from when a drug is listed; a day behind its last one would say nothing."""
    is_sound = drug.listed_on is not None and (last is None or drug.listed_on <= last)
    return drug.listed_on if is_sound else None
