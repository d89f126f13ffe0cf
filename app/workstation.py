"""This computer's own settings: language, look, and the folder of the clinic's data."""

from pathlib import Path
from typing import NamedTuple

LANGUAGES = ("ja", "en")
THEMES = ("light", "dark")


class BadSettings(ValueError):
    """The settings file cannot be read; `place` tells where, in the words of its reader."""

    def __init__(self, path: Path, place: str) -> None:
        super().__init__(f"{path}: {place}")
        self.path = path
        self.place = place


class Workstation(NamedTuple):
    """What one computer of the clinic is set to."""

    language: str = "ja"
    theme: str = "light"
    folder: Path | None = None


def read(path: Path) -> Workstation:
    """Return the settings of a file, or the usual ones where there is none.

    Raises:
        BadSettings: it is no TOML, or holds an unknown key or value.
    """
    if not path.exists():
        return Workstation()
    # Most computers have no such file, and the reader costs a start 8 ms.
    import tomllib

    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSettings(path, str(error)) from error
    if unknown := held.keys() - {"language", "theme", "folder"}:
        raise BadSettings(path, f"unknown key {', '.join(sorted(unknown))}")
    language, theme, folder = (
        held.get("language", "ja"),
        held.get("theme", "light"),
        held.get("folder"),
    )
    if language not in LANGUAGES or theme not in THEMES or not isinstance(folder, str | None):
        raise BadSettings(
            path, "language is ja or en, theme light or dark, folder a path in quotes"
        )
    return Workstation(language, theme, None if folder is None else Path(folder))
