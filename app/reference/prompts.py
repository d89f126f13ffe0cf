"""Reads what a committee would ask, for each kind of treatment (rules C.3)."""

import re
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

from app.domain.measurements import Measure
from app.domain.prompts import Prompt
from app.domain.text import fold

FILE = "prompts.toml"
_HEAD = {"title": str, "source": str, "checked_by": str, "checked_on": date, "prompt": list}
_KEYS = {one.name for one in fields(Prompt)}
# A code, or a range of codes, as the hints of the indications are written.
_HINT = r"[A-Z][0-9]{2}(\.[0-9]{1,2})?(-[A-Z][0-9]{2}(\.[0-9]{1,2})?)?"


class BadPrompts(ValueError):
    """A file of prompts that cannot be taken: which file, which prompt, and what is wrong in it."""


def read_prompts(folder: Path) -> tuple[Prompt, ...]:
    """Return the prompts of a reference folder, in their order.

    Raises:
        BadPrompts: the file is no TOML, lacks or adds a key, or a prompt can never be asked or
            never be answered; the error tells file and prompt.
    """
    path = folder / FILE
    try:
        head = tomllib.loads(path.read_bytes().decode("utf-8"))
        _check_head(head)
        prompts = tuple(_read(place, table) for place, table in enumerate(head["prompt"], 1))
        _check_codes(prompts)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, BadPrompts) as error:
        raise BadPrompts(f"{path.name}: {error}") from error
    return prompts


def _check_head(head: dict[str, object]) -> None:
    if unknown := head.keys() - _HEAD.keys():
        raise BadPrompts(f"unknown key {', '.join(sorted(unknown))}")
    for key, kind in _HEAD.items():
        if type(head.get(key)) is not kind:
            raise BadPrompts(f"{key} is missing or no {kind.__name__}")


def _check_codes(prompts: tuple[Prompt, ...]) -> None:
    codes = [one.code for one in prompts]
    for code in codes:
        if codes.count(code) > 1:
            raise BadPrompts(f"prompt {code}: stands there twice")


def _read(place: int, table: object) -> Prompt:
    if not isinstance(table, dict):
        raise BadPrompts(f"prompt {place}: no table")
    where = f"prompt {place} ({table.get('code', 'without a code')})"
    if unknown := table.keys() - _KEYS:
        raise BadPrompts(f"{where}: unknown key {', '.join(sorted(unknown))}")
    try:
        prompt = _prompt(table)
    except ValueError as error:
        raise BadPrompts(f"{where}: {error}") from error
    if not (prompt.categories or prompt.generics or prompt.indications or prompt.icd10):
        raise BadPrompts(f"{where}: nothing says when it is asked")
    if not (prompt.words or prompt.measures or prompt.reason_tells):
        raise BadPrompts(f"{where}: nothing answers it")
    return prompt


def _prompt(table: dict[str, object]) -> Prompt:
    return Prompt(
        code=_text(table, "code"),
        title_ja=_text(table, "title_ja"),
        title_en=_text(table, "title_en"),
        example_ja=_text(table, "example_ja"),
        example_en=_text(table, "example_en"),
        categories=_texts(table, "categories"),
        generics=_words(table, "generics"),
        indications=_words(table, "indications"),
        except_indications=_words(table, "except_indications"),
        icd10=_hints(table, "icd10"),
        measures=tuple(map(_measure, _texts(table, "measures"))),
        words=_words(table, "words"),
        diagnosis_tells=_flag(table, "diagnosis_tells"),
        reason_tells=_flag(table, "reason_tells"),
    )


def _text(table: dict[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value or value != value.strip():
        raise BadPrompts(f"{key} is missing or no text")
    return value


def _texts(table: dict[str, object], key: str) -> tuple[str, ...]:
    values = table.get(key, [])
    if not isinstance(values, list):
        raise BadPrompts(f"{key} is no list")
    for value in values:
        if not isinstance(value, str) or not value or value != value.strip():
            raise BadPrompts(f"{key}: {value!r} is no text")
        if values.count(value) > 1:
            raise BadPrompts(f"{key}: {value} stands there twice")
    return tuple(values)


def _words(table: dict[str, object], key: str) -> tuple[str, ...]:
    words = _texts(table, key)
    for word in words:
        if not fold(word):
            raise BadPrompts(f"{key}: {word} holds no letter")
    return words


def _hints(table: dict[str, object], key: str) -> tuple[str, ...]:
    hints = _texts(table, key)
    for hint in hints:
        if re.fullmatch(_HINT, hint) is None:
            raise BadPrompts(f"{key}: {hint} is no code and no range")
    return hints


def _measure(word: str) -> Measure:
    if word not in set(Measure):
        raise BadPrompts(f"measures: {word} is none of {', '.join(Measure)}")
    return Measure(word)


def _flag(table: dict[str, object], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise BadPrompts(f"{key} is neither true nor false")
    return value
