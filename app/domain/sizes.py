"""What a size in a Japanese product name states: "５００ｍＬ１袋", "１０％２０ｍＬ", "１００ｍｇ"."""

import re
import unicodedata
from decimal import Decimal

from app.domain.quantities import PLACES, Dose
from app.domain.values import dataclass

_HUNDRED = Decimal(100)
_TIMES = {"": 1, "千": 1000, "万": 10_000, "百万": 1_000_000, "億": 100_000_000}
# What a container holds; 単位 is left out, since it is another one for each drug.
_UNITS = {
    "g": ("g", 1),
    "mg": ("mg", 1),
    "μg": ("ug", 1),
    "mcg": ("ug", 1),
    "国際単位": ("IU", 1),
    "iu": ("IU", 1),
    "meq": ("mEq", 1),
    "mmol": ("mmol", 1),
    "ml": ("mL", 1),
    "l": ("mL", 1000),
    "%": ("%", 1),
}
_AMOUNT = (
    r"(?P<number>\d[\d,]*(?:\.\d+)?)?(?P<times>百万|千|万|億)?"
    r"(?P<unit>国際単位|iu|meq|mmol|mcg|μg|mg|g|ml|l|%)(?![a-z])(?P<per>/ml)?"
)
# What stands in brackets, and what lies beside the drug: the solvent, the blood that it came from.
_BESIDE = r"\(.*?\)|(?:生食|生理食塩液|溶解液|ブドウ糖注射液|希釈液|懸濁用液|血液|各|排液|第\d).*"


@dataclass(frozen=True, slots=True)
class Size:
    """What one container holds: how much of the drug, in which volume; either may be unknown.

    `percent` is the strength of a solution in grams per 100 mL.
    """

    content: Dose | None = None
    volume_ml: Decimal | None = None
    percent: Decimal | None = None
    per_ml: Dose | None = None

    def or_else(self, other: "Size") -> "Size":
        """Return what is known from this text, and from another one where this one is silent."""
        return Size(
            self.content or other.content,
            self.volume_ml or other.volume_ml,
            self.percent or other.percent,
            self.per_ml or other.per_ml,
        )

    @property
    def held(self) -> Dose | None:
        """Return how much of the drug a container holds, also by its strength and volume."""
        if self.content is not None or self.volume_ml is None:
            return self.content
        if self.per_ml is not None:
            return _dose(self.per_ml.amount * self.volume_ml, self.per_ml.unit)
        if self.percent is not None:
            return _dose(self.percent * self.volume_ml / _HUNDRED, "g")
        return None


_UNKNOWN = Size()


def size_of(text: str) -> Size:
    """Return what a text states of a container; what it states twice differently is unknown."""
    if not text:
        return _UNKNOWN
    plain = unicodedata.normalize("NFKC", text).lower().replace("µ", "μ")
    found: dict[str, set[Dose]] = {"": set(), "mL": set(), "%": set(), "/": set()}
    for one in re.finditer(_AMOUNT, re.sub(_BESIDE, " ", plain)):
        dose = _stated(one)
        if dose is not None:
            kind = dose.unit if dose.unit in found else ""
            found["/" if one["per"] and not kind else kind].add(dose)
    content, volume, percent, per_ml = (_only(found[kind]) for kind in ("", "mL", "%", "/"))
    return Size(
        content,
        None if volume is None else volume.amount,
        None if percent is None else percent.amount,
        per_ml,
    )


def _stated(one: re.Match[str]) -> Dose | None:
    if one["number"] is None and one["times"] is None:
        return None
    unit, factor = _UNITS[one["unit"]]
    number = Decimal((one["number"] or "1").replace(",", ""))
    return _dose(number * _TIMES[one["times"] or ""] * factor, unit)


def _dose(amount: Decimal, unit: str) -> Dose | None:
    kept = round(amount, PLACES)
    return Dose(kept.normalize() + 0, unit) if kept == amount and kept > 0 else None


def _only(found: set[Dose]) -> Dose | None:
    return found.pop() if len(found) == 1 else None
