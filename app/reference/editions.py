"""Reads the editions of the bodies' rules from their files."""

import hashlib
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.errors import BadEdition
from app.domain.rules.edition import Edition, Editions
from app.domain.rules.kinds import BadRule, make
from app.domain.rules.look import Rule
from app.domain.rules.reference import AsAnotherBody, VolumeElsewhere

_HEAD = {
    "body": str,
    "name": str,
    "title_ja": str,
    "title_en": str,
    "in_force_from": date,
    "known_through": int,
    "only_by_vein": bool,
    "source": str,
    "checked_by": str,
    "checked_on": date,
    "rule": list,
}
# What changed with the edition, in each language; it may be left out.
_NOTES = {"note_ja": str, "note_en": str}
# These may not be blank: an edition goes by them.
_NAMES = {"body", "name", "title_ja", "title_en"}


# No edition comes near this; what is larger was chosen by mistake.
_LARGEST = 200_000


def read_editions(folder: Path) -> Editions:
    """Return all editions of a folder.

    Raises:
        BadEdition: a file is no TOML, lacks or adds a key, or holds an unknown rule; a body is
            referred to that has no edition, or has two from the same day.
    """
    editions = Editions(tuple(_read(path) for path in sorted(folder.glob("*.toml"))))
    beginnings = [(one.body, one.in_force_from) for one in editions.all]
    for body, day in beginnings:
        if beginnings.count((body, day)) > 1:
            raise BadEdition(body, "twice", f"two editions are in force from {day}")
    for edition in editions.all:
        _check_references(edition.body, edition, editions.bodies)
    return editions


def read_edition(path: Path, shelf: Editions) -> Edition:
    """Return the edition that a file proposes to put beside those of a shelf.

    Raises:
        BadEdition: it cannot be opened, is no edition, or refers to a body that has none.
    """
    try:
        edition = _read(path)
    except OSError as error:
        raise BadEdition(path.name, "file", error.strerror or "cannot be opened") from error
    _check_references(path.name, edition, (*shelf.bodies, edition.body))
    return edition


def _check_references(file: str, edition: Edition, bodies: tuple[str, ...]) -> None:
    for rule in edition.rules:
        if isinstance(rule, VolumeElsewhere | AsAnotherBody) and rule.body not in bodies:
            detail = f"refers to {rule.body}, which has no edition"
            raise BadEdition(file, "reference", detail, rule.body)


def _read(path: Path) -> Edition:
    if path.stat().st_size > _LARGEST:
        raise BadEdition(path.name, "large", f"is larger than {_LARGEST} bytes")
    content = path.read_bytes()
    head = _parse(path.name, content)
    _check(path.name, head)
    rules = tuple(_rule(path.name, place, table) for place, table in enumerate(head["rule"], 1))
    return Edition(
        body=head["body"],
        name=head["name"],
        title_ja=head["title_ja"],
        title_en=head["title_en"],
        in_force_from=head["in_force_from"],
        known_through=head["known_through"],
        only_by_vein=head["only_by_vein"],
        rules=rules,
        sha256=hashlib.sha256(content).hexdigest(),
        note_ja=head.get("note_ja", ""),
        note_en=head.get("note_en", ""),
        source=head["source"],
        checked_by=head["checked_by"],
        checked_on=head["checked_on"],
    )


def _parse(file: str, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadEdition(file, "encoding", str(error)) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise BadEdition(file, "toml", str(error), line[1] if line else "") from error
    except RecursionError as error:
        raise BadEdition(file, "toml", "is nested too deeply") from error


def _rule(file: str, place: int, table: object) -> Rule:
    if not isinstance(table, dict):
        raise BadEdition(file, "rule", "is no table", str(place))
    try:
        return make(table)
    # An amount or a span may be beyond all reckoning.
    except (BadRule, ArithmeticError) as error:
        raise BadEdition(file, "rule", str(error), str(place)) from error


def _check(file: str, head: dict[str, object]) -> None:
    if unknown := sorted(head.keys() - _HEAD.keys() - _NOTES.keys()):
        raise BadEdition(file, "unknown", f"unknown key {', '.join(unknown)}", unknown[0])
    expected = _HEAD | {key: kind for key, kind in _NOTES.items() if key in head}
    for key, kind in expected.items():
        value = head.get(key)
        if type(value) is not kind or (key in _NAMES and not str(value).strip()):
            raise BadEdition(file, "key", f"{key} is missing or no {kind.__name__}", key)
