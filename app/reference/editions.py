"""Reads the editions of the bodies' rules from their files."""

import hashlib
import tomllib
from datetime import date
from pathlib import Path

from app.domain.rules.edition import Edition, Editions
from app.domain.rules.kinds import BadRule, make
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


class BadEdition(ValueError):
    """An edition file that cannot be read: which file, and what is wrong in it."""


def read_editions(folder: Path) -> Editions:
    """Return all editions of a folder.

    Raises:
        BadEdition: a file is no TOML, lacks or adds a key, or holds an unknown rule; a body is
            referred to that has no edition, or has two from the same day.
    """
    editions = Editions(tuple(_read(path) for path in sorted(folder.glob("*.toml"))))
    _check_together(editions)
    return editions


def _check_together(editions: Editions) -> None:
    beginnings = [(one.body, one.in_force_from) for one in editions.all]
    for body, day in beginnings:
        if beginnings.count((body, day)) > 1:
            raise BadEdition(f"{body}: two editions are in force from {day}")
    for edition in editions.all:
        for rule in edition.rules:
            if isinstance(rule, VolumeElsewhere | AsAnotherBody) and (
                rule.body not in editions.bodies
            ):
                raise BadEdition(f"{edition.body}: refers to {rule.body}, which has no edition")


def _read(path: Path) -> Edition:
    content = path.read_bytes()
    try:
        head = tomllib.loads(content.decode("utf-8"))
        _check(head)
        rules = tuple(make(table) for table in head["rule"])
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, BadRule, BadEdition) as error:
        raise BadEdition(f"{path.name}: {error}") from error
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


def _check(head: dict[str, object]) -> None:
    if unknown := head.keys() - _HEAD.keys() - _NOTES.keys():
        raise BadEdition(f"unknown key {', '.join(sorted(unknown))}")
    expected = _HEAD | {key: kind for key, kind in _NOTES.items() if key in head}
    for key, kind in expected.items():
        if type(head.get(key)) is not kind:
            raise BadEdition(f"{key} is missing or no {kind.__name__}")
