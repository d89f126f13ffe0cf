"""What one line of the formulary says of a product."""

import re

from app.domain.codes import is_yj
from app.domain.diagnoses import is_icd10
from app.domain.formulary import Evidence, Indication, Product, ProhibitedClass, Route
from app.domain.quantities import CONTAINERS
from app.reference.rows import Confidence, Row

FILE = "formulary.csv"
COLUMNS = (
    "id",
    "category",
    "brand_ja",
    "brand_en",
    "generic_ja",
    "generic_en",
    "strength",
    "container",
    "content",
    "package_ml",
    "routes",
    "label",
    "usual_dose",
    "max_once",
    "max_day",
    "classes",
    "diluent_only",
    "may_dilute",
    "may_flush",
    "biological",
    "yj",
    "in_force_from",
    "in_force_to",
    "evidence",
    "confidence",
    "source",
    "note",
)
INDICATIONS_FILE = "indications.csv"
INDICATION_COLUMNS = ("label", "text_ja", "text_en", "hints", "max_day")


def indication_of(row: Row) -> Indication:
    """Return the approved indication that a line states.

    Raises:
        BadReference: a cell cannot be taken; the error tells file, line and column.
    """
    found = Indication(
        row.text("text_ja"), row.text("text_en"), row.items("hints", ";"), row.dose("max_day")
    )
    if not all(map(_is_hint, found.hints)):
        raise row.fault("hints", "ICD-10 codes such as E86 or ranges such as A00-B99")
    return found


def product_of(row: Row, indications: tuple[Indication, ...]) -> Product:
    """Return the product that a line states, with the approved indications of its label.

    Raises:
        BadReference: a cell cannot be taken; the error tells file, line and column.
    """
    row.word("confidence", Confidence)
    first_day, last_day = row.day("in_force_from"), row.day("in_force_to")
    if first_day is not None and last_day is not None and last_day < first_day:
        raise row.fault("in_force_to", "a day not before in_force_from")
    return Product(
        id=row.text("id"),
        category=row.text("category"),
        brand_ja=row.text("brand_ja"),
        brand_en=row.text("brand_en"),
        generic_ja=row.text("generic_ja"),
        generic_en=row.text("generic_en"),
        strength=row.text("strength"),
        container=_container(row),
        content=row.dose("content"),
        package_ml=row.number("package_ml"),
        routes=_routes(row),
        indications=indications,
        usual_dose=row["usual_dose"],
        max_once=row.dose("max_once"),
        max_day=row.dose("max_day"),
        classes=_classes(row),
        is_diluent_only=row.flag("diluent_only"),
        may_dilute=row.flag("may_dilute"),
        may_flush=row.flag("may_flush"),
        is_biological=row.flag("biological"),
        yj=_yj(row),
        in_force_from=first_day,
        in_force_to=last_day,
        evidence=Evidence(row.word("evidence", Evidence)),
        confidence=row["confidence"],
        source=row.text("source"),
        note=row["note"],
    )


def _is_hint(hint: str) -> bool:
    first, dash, last = hint.partition("-")
    if not dash:
        return is_icd10(hint)
    return is_icd10(first) and is_icd10(last) and len(first) == len(last) == 3 and first < last


def _container(row: Row) -> str:
    if row["container"] not in CONTAINERS:
        raise row.fault("container", "one of " + ", ".join(CONTAINERS))
    return row["container"]


def _routes(row: Row) -> frozenset[Route]:
    """Return the approved routes: those of a drug; a mere diluent has none of its own."""
    routes = frozenset(map(Route, row.words("routes", Route)))
    if bool(routes) == row.flag("diluent_only"):
        raise row.fault("routes", "a route for each drug, and none for a mere diluent")
    return routes


def _classes(row: Row) -> tuple[ProhibitedClass, ...]:
    """Return the classes of the Prohibited List; "@comp" marks one that holds in competition only."""
    found: list[ProhibitedClass] = []
    for item in row.items("classes", ";"):
        known = re.fullmatch(r"([SMP][0-9](?:\.[0-9])?)(@comp)?", item)
        if known is None:
            raise row.fault("classes", "classes such as S5, M1.1 or S9@comp")
        found.append(ProhibitedClass(known[1], in_competition_only=known[2] is not None))
    return tuple(found)


def _yj(row: Row) -> str:
    if row["yj"] and not is_yj(row["yj"]):
        raise row.fault("yj", "a YJ code whose check digit is right")
    return row["yj"]
