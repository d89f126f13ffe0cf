"""This computer's own settings: language, look, and the folder of the clinic's data."""

from pathlib import Path
from typing import NamedTuple
from uuid import UUID

LANGUAGES = ("ja", "en")
THEMES = ("light", "dark", "system")
SCALES = (100, 110, 125, 150, 175)  # per cent of the size as drawn
# Fewer backups than this are never kept.
FEWEST_GENERATIONS, MOST_GENERATIONS = 3, 99
_KEYS = {"language", "theme", "folder", "backup_folder", "generations", "scale", "branch"}


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
    backup_folder: Path | None = None
    generations: int = FEWEST_GENERATIONS
    scale: int = SCALES[0]
    # In which of the clinic's branches it stands; None at the main facility.
    branch: UUID | None = None


USUAL = Workstation()


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
    if unknown := held.keys() - _KEYS:
        raise BadSettings(path, f"unknown key {', '.join(sorted(unknown))}")
    language, theme = held.get("language", "ja"), held.get("theme", "light")
    folders = [held.get("folder"), held.get("backup_folder")]
    if (
        language not in LANGUAGES
        or theme not in THEMES
        or not all(isinstance(one, str | None) for one in folders)
    ):
        raise BadSettings(
            path, "language is ja or en, theme light or dark or system, folder a path in quotes"
        )
    generations = held.get("generations", FEWEST_GENERATIONS)
    if type(generations) is not int or not FEWEST_GENERATIONS <= generations <= MOST_GENERATIONS:
        raise BadSettings(path, f"generations is {FEWEST_GENERATIONS} to {MOST_GENERATIONS}")
    scale = held.get("scale", SCALES[0])
    if type(scale) is not int or scale not in SCALES:
        raise BadSettings(path, f"scale is one of {', '.join(map(str, SCALES))}")
    try:
        branch = UUID(held["branch"]) if "branch" in held else None
    except (ValueError, AttributeError, TypeError) as error:
        raise BadSettings(path, "branch is the number of a branch in quotes") from error
    folder, backups = (None if one is None else Path(one) for one in folders)
    return Workstation(language, theme, folder, backups, generations, scale, branch)


def keep_backups(path: Path, folder: Path | None, generations: int) -> None:
    """Write down where this computer's backups go, beside what else the file says.

    Raises BadSettings where that cannot be read, OSError where nothing can be written.
    """
    where = None if folder is None else str(folder)
    _write(path, {"backup_folder": where, "generations": generations})


def keep_look(path: Path, language: str, theme: str, scale: int) -> None:
    """Write down how the window looks and speaks on this computer; raises as `keep_backups`."""
    _write(path, {"language": language, "theme": theme, "scale": scale})


def keep_branch(path: Path, branch: UUID | None) -> None:
    """Write down in which facility this computer stands; raises as `keep_backups`."""
    _write(path, {"branch": None if branch is None else str(branch)})


def keep_folder(path: Path, folder: Path) -> None:
    """Write down where the clinic's data are, from the next start on; raises as `keep_backups`."""
    _write(path, {"folder": str(folder)})


def _write(path: Path, changed: dict[str, str | int | None]) -> None:
    """Put keys into the file, leave the rest of it as it is; None takes a key out."""
    import json
    import re

    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    kept = [one for one in lines if not re.match(rf"\s*({'|'.join(changed)})\s*=", one)]
    # A text of JSON is one of TOML, too.
    kept += [
        f"{key} = {json.dumps(value, ensure_ascii=False)}"
        for key, value in changed.items()
        if value is not None
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.write_text("\n".join(kept) + "\n", encoding="utf-8")
        read(fresh)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
