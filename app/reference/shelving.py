"""Puts the reference tables on the shelf that every start takes them from."""

import json
import tomllib
from dataclasses import fields
from pathlib import Path

from app.domain.formulary import Formulary
from app.domain.rules.edition import Edition
from app.reference import blocked_names, products, shelf
from app.reference.editions import read_editions
from app.reference.formulary import read_formulary
from app.reference.rows import Row
from app.reference.tables import read_table


def shelve(folder: Path) -> bytes:
    """Return the shelf of a reference folder, as `shelf.open_shelf` takes it up.

    Raises:
        BadReference, BadEdition: a file cannot be taken; nothing doubtful is put on a shelf.
    """
    formulary = read_formulary(folder)
    paths = sorted((folder / shelf.EDITIONS).glob("*.toml"))
    editions = read_editions(folder / shelf.EDITIONS).all
    plan = {
        "names": _places(formulary),
        "editions": [(one.body, one.in_force_from.isoformat()) for one in editions],
    }
    lines = [
        _written(plan),
        _written(_blocklist(folder, formulary)),
        *(_edition(path, one) for path, one in zip(paths, editions, strict=True)),
        *_products(folder),
    ]
    content = "\n".join(lines).encode()
    stamp = [shelf.VERSION, len(content), shelf.fingerprint(str(folder))]
    return _written(stamp).encode() + b"\n" + content


def _written(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _places(formulary: Formulary) -> dict[str, int]:
    """Return the place of a product in the table by each of its names, folded."""
    places = {id(product): place for place, product in enumerate(formulary.products)}
    return {name: places[id(product)] for name, product in formulary.by_name.items()}


def _blocklist(folder: Path, formulary: Formulary) -> dict[str, object]:
    return {
        "generics": list(formulary.generics),
        "blocked": [
            _cells(row, blocked_names.COLUMNS)
            for row in read_table(folder / blocked_names.FILE, blocked_names.COLUMNS)
        ],
        "aliases": [
            (one.key, one.text, one.place, one.spared) for one in formulary.blocklist.aliases
        ],
    }


def _edition(path: Path, edition: Edition) -> str:
    facts = {one.name: getattr(edition, one.name) for one in fields(edition)}
    facts["rules"] = tomllib.loads(path.read_text("utf-8"))["rule"]
    for name in shelf.EDITION_DAYS:
        facts[name] = facts[name].isoformat()
    return _written(facts)


def _products(folder: Path) -> list[str]:
    """Return each line of the formulary with those of its label's approved indications."""
    labels: dict[str, list[tuple[int, list[str]]]] = {}
    for row in read_table(folder / products.INDICATIONS_FILE, products.INDICATION_COLUMNS):
        labels.setdefault(row["label"], []).append(_cells(row, products.INDICATION_COLUMNS))
    return [
        _written((*_cells(row, products.COLUMNS), labels[row["label"]]))
        for row in read_table(folder / products.FILE, products.COLUMNS)
    ]


def _cells(row: Row, columns: tuple[str, ...]) -> tuple[int, list[str]]:
    return row.line, [row[column] for column in columns]
