"""Products as rows of the books: facts of the label as plain data, names as they are compared."""

from decimal import Decimal
from typing import Any

from app.domain.formulary import Evidence, Indication, Product, ProhibitedClass, Route
from app.domain.quantities import Dose, show_decimal
from app.domain.text import fold, latin_words

# Where a product comes from: with the program, with an imported master, from the clinic itself.
FORMULARY, MASTER, OWN = "formulary", "master", "own"


def row_of(product: Product, origin: str) -> dict[str, Any]:
    """Return a product as its row; what the masters say of the formulary's own is not in it."""
    words = latin_words(product.brand_ja) | latin_words(product.brand_en)
    return {
        "id": product.id,
        "brand_ja": product.brand_ja,
        "brand_en": product.brand_en,
        "generic_ja": product.generic_ja,
        "generic_en": product.generic_en,
        "yj": product.yj,
        "strength": product.strength,
        "evidence": product.evidence.value,
        "label": _label(product),
        "in_force_from": product.in_force_from,
        "in_force_to": product.in_force_to,
        "is_listed": True,
        "origin": origin,
        **({"receipt": product.receipt, "listed_until": None} if origin == MASTER else {}),
        "folded_ja": fold(product.brand_ja),
        "folded_en": fold(product.brand_en),
        "words": f" {' '.join(sorted(words))} ",
    }


def product_from(row: Any, label: dict[str, Any]) -> Product:  # noqa: ANN401 - a row of the table
    """Return the product that a row and its label hold, without limits of one indication alone."""
    return Product(
        id=row.id,
        category=label["category"],
        brand_ja=row.brand_ja,
        brand_en=row.brand_en,
        generic_ja=row.generic_ja,
        generic_en=row.generic_en,
        strength=row.strength,
        container=label["container"],
        content=_dose_from(label["content"]),
        package_ml=None if label["package_ml"] is None else Decimal(label["package_ml"]),
        routes=frozenset(map(Route, label["routes"])),
        indications=tuple(
            Indication(text_ja, text_en, tuple(hints))
            for text_ja, text_en, hints in label["indications"]
        ),
        usual_dose=label["usual_dose"],
        max_once=_dose_from(label["max_once"]),
        max_day=_dose_from(label["max_day"]),
        classes=tuple(ProhibitedClass(*one) for one in label["classes"]),
        is_diluent_only=label["diluent_only"],
        may_dilute=label["may_dilute"],
        may_flush=label["may_flush"],
        is_biological=label["biological"],
        yj=row.yj,
        in_force_from=row.in_force_from,
        in_force_to=row.in_force_to,
        evidence=Evidence(row.evidence),
        confidence=label["confidence"],
        source=label["source"],
        note=label["note"],
        receipt=row.receipt,
    )


def _label(product: Product) -> dict[str, object]:
    return {
        "v": 1,
        "category": product.category,
        "container": product.container,
        "content": _dose(product.content),
        "package_ml": None if product.package_ml is None else show_decimal(product.package_ml),
        "routes": sorted(route.value for route in product.routes),
        "indications": [[one.text_ja, one.text_en, list(one.hints)] for one in product.indications],
        "usual_dose": product.usual_dose,
        "max_once": _dose(product.max_once),
        "max_day": _dose(product.max_day),
        "classes": [[one.code, one.in_competition_only] for one in product.classes],
        "diluent_only": product.is_diluent_only,
        "may_dilute": product.may_dilute,
        "may_flush": product.may_flush,
        "biological": product.is_biological,
        "confidence": product.confidence,
        "source": product.source,
        "note": product.note,
    }


def _dose(dose: Dose | None) -> list[str] | None:
    return None if dose is None else [show_decimal(dose.amount), dose.unit]


def _dose_from(said: list[str] | None) -> Dose | None:
    return None if said is None else Dose(Decimal(said[0]), said[1])
