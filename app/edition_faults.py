"""The words of what is wrong with a file of an edition."""

from collections.abc import Callable

from app.domain.errors import BadEdition
from app.i18n import Wording


def edition_fault(error: BadEdition, say: Wording) -> str:
    """Return the sentence that tells why a file cannot stand among the editions."""
    return _EDITION_FAULTS.get(error.code, _EDITION_FAULTS["rule"])(say, error)


_EDITION_FAULTS: dict[str, Callable[[Wording, BadEdition], str]] = {
    "file": lambda say, error: say("{file} cannot be opened.", file=error.file),
    "large": lambda say, error: say(
        "{file} is too large for an edition of the rules.", file=error.file
    ),
    "encoding": lambda say, error: say("{file} is not written in UTF-8.", file=error.file),
    "toml": lambda say, error: (
        say(
            "{file} is no edition of the rules: line {line} cannot be read.",
            file=error.file,
            line=error.place,
        )
        if error.place
        else say("{file} is no edition of the rules: it breaks off at its end.", file=error.file)
    ),
    "key": lambda say, error: say(
        "In {file}, “{key}” is missing or holds another kind of value.",
        file=error.file,
        key=error.place,
    ),
    "unknown": lambda say, error: say(
        "In {file}, “{key}” is not known here.", file=error.file, key=error.place
    ),
    "rule": lambda say, error: say(
        "In {file}, rule {number} cannot be read ({detail}).",
        file=error.file,
        number=error.place,
        detail=error.detail,
    ),
    "reference": lambda say, error: say(
        "{file} refers to {body}, which has no edition here.", file=error.file, body=error.place
    ),
    "window": lambda say, error: say(
        "{file} looks over more hours than this program does ({hours}).",
        file=error.file,
        hours=error.place,
    ),
    "twice": lambda say, error: say(
        "{file} has two editions from the same day on.", file=error.file
    ),
}
