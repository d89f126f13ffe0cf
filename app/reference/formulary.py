"""Reads the formulary: its products, their approved indications, and the names that are blocked."""

import hashlib
import re
from decimal import Decimal
from pathlib import Path

from app.domain.codes import is_yj
from app.domain.diagnoses import is_icd10
from app.domain.formulary import (
    Evidence,
    Formulary,
    Indication,
    Product,
    ProhibitedClass,
    Route,
)
from app.domain.quantities import UNITS, Dose
from app.domain.text import fold
from app.reference import blocked
from app.reference.blocked import Confidence
from app.reference.tables import Row, once, read_table

FILE = "formulary.csv"
INDICATIONS_FILE = "indications.csv"
_COLUMNS = (
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
_NAMES = ("brand_ja", "brand_en", "generic_ja", "generic_en")
_INDICATION_COLUMNS = ("label", "text_ja", "text_en", "hints")
_CONTAINERS = tuple(unit for unit in UNITS if Dose(Decimal(1), unit).is_containers)
_CLASS = re.compile(r"([SMP][0-9](?:\.[0-9])?)(@comp)?")


def read_formulary(folder: Path) -> Formulary:
    """Return the formulary of a reference folder, with the hash of the files it was read from.

    Raises:
        BadReference: a file cannot be taken; the error tells file and line.
    """
    rows = read_table(folder / FILE, _COLUMNS)
    once(rows, "id", fold)
    once(rows, "brand_ja", fold)
    once(rows, "brand_en", fold)
    once(rows, "yj", str)
    labels = _read_labels(folder)
    formulary = Formulary(
        tuple(_product(row, labels) for row in rows),
        blocked.read_blocked(folder),
        _sha256(folder),
    )
    _refuse_blocked_names(formulary, rows)
    return formulary


def _sha256(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in (FILE, INDICATIONS_FILE, blocked.FILE):
        digest.update((folder / file).read_bytes())
    return digest.hexdigest()


def _refuse_blocked_names(formulary: Formulary, rows: tuple[Row, ...]) -> None:
    """Make sure that no product bears a blocked name (rules A2: it can never be added)."""
    names = [(row, column) for row in rows for column in _NAMES]
    # All names at once is four times as fast; the sign between them outlasts folding.
    if formulary.forbidding("%".join(row[column] for row, column in names)) is None:
        return
    for row, column in names:
        if (found := formulary.forbidding(row[column])) is not None:
            blocked_name, alias = found
            raise row.fault(column, f'a name without "{alias}", blocked as {blocked_name.id}')


def _read_labels(folder: Path) -> dict[str, tuple[Indication, ...]]:
    """Return the approved indications by the label that they stand on."""
    labels: dict[str, tuple[Indication, ...]] = {}
    seen: set[tuple[str, str]] = set()
    for row in read_table(folder / INDICATIONS_FILE, _INDICATION_COLUMNS):
        label = row.text("label")
        one = Indication(row.text("text_ja"), row.text("text_en"), row.items("hints", ";"))
        if (place := (label, fold(one.text_ja))) in seen:
            raise row.fault("text_ja", "each indication of a label once")
        seen.add(place)
        if not all(map(_is_hint, one.hints)):
            raise row.fault("hints", "ICD-10 codes such as E86 or ranges such as A00-B99")
        labels[label] = (*labels.get(label, ()), one)
    return labels


def _is_hint(hint: str) -> bool:
    first, dash, last = hint.partition("-")
    if not dash:
        return is_icd10(hint)
    return is_icd10(first) and is_icd10(last) and len(first) == len(last) == 3 and first < last


def _product(row: Row, labels: dict[str, tuple[Indication, ...]]) -> Product:
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
        indications=_indications(row, labels),
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
        evidence=row.word("evidence", Evidence),
        confidence=row["confidence"],
        source=row.text("source"),
        note=row["note"],
    )


def _container(row: Row) -> str:
    if row["container"] not in _CONTAINERS:
        raise row.fault("container", "one of " + ", ".join(_CONTAINERS))
    return row["container"]


def _routes(row: Row) -> frozenset[Route]:
    """Return the approved routes: those of a drug; a mere diluent has none of its own."""
    routes = row.words("routes", Route)
    if bool(routes) == row.flag("diluent_only"):
        raise row.fault("routes", "a route for each drug, and none for a mere diluent")
    return routes


def _indications(row: Row, labels: dict[str, tuple[Indication, ...]]) -> tuple[Indication, ...]:
    if row["label"] not in labels:
        raise row.fault("label", f"a label of {INDICATIONS_FILE}")
    return labels[row["label"]]


def _classes(row: Row) -> tuple[ProhibitedClass, ...]:
    """Return the classes of the Prohibited List; "@comp" marks one that holds in competition only."""
    found: list[ProhibitedClass] = []
    for item in row.items("classes", ";"):
        known = _CLASS.fullmatch(item)
        if known is None:
            raise row.fault("classes", "classes such as S5, M1.1 or S9@comp")
        found.append(ProhibitedClass(known[1], in_competition_only=known[2] is not None))
    return tuple(found)


def _yj(row: Row) -> str:
    if row["yj"] and not is_yj(row["yj"]):
        raise row.fault("yj", "a YJ code whose check digit is right")
    return row["yj"]
