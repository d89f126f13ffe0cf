"""Reads the formulary: its products, their approved indications, and the names that are blocked."""

import hashlib
from pathlib import Path

from app.domain.formulary import Formulary, Indication
from app.domain.text import fold
from app.reference import blocked_names
from app.reference.blocked import read_blocked
from app.reference.products import (
    COLUMNS,
    FILE,
    INDICATION_COLUMNS,
    INDICATIONS_FILE,
    indication_of,
    product_of,
)
from app.reference.rows import Row
from app.reference.tables import once, read_table

_NAMES = ("brand_ja", "brand_en", "generic_ja", "generic_en")


def read_formulary(folder: Path) -> Formulary:
    """Return the formulary of a reference folder, with the hash of the files it was read from.

    Raises:
        BadReference: a file cannot be taken; the error tells file and line.
    """
    rows = read_table(folder / FILE, COLUMNS)
    once(rows, "id", fold)
    once(rows, "brand_ja", fold)
    once(rows, "brand_en", fold)
    once(rows, "yj", str)
    labels = _read_labels(folder)
    formulary = Formulary(
        tuple(product_of(row, _indications(row, labels)) for row in rows),
        read_blocked(folder),
        _sha256(folder),
    )
    _refuse_blocked_names(formulary, rows)
    return formulary


def _sha256(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in (FILE, INDICATIONS_FILE, blocked_names.FILE):
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
    for row in read_table(folder / INDICATIONS_FILE, INDICATION_COLUMNS):
        label, one = row.text("label"), indication_of(row)
        if (place := (label, fold(one.text_ja))) in seen:
            raise row.fault("text_ja", "each indication of a label once")
        seen.add(place)
        labels[label] = (*labels.get(label, ()), one)
    return labels


def _indications(row: Row, labels: dict[str, tuple[Indication, ...]]) -> tuple[Indication, ...]:
    if row["label"] not in labels:
        raise row.fault("label", f"a label of {INDICATIONS_FILE}")
    return labels[row["label"]]
