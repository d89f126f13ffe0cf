"""What is told of this computer and its program, and the report of it for whoever helps."""

import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QScreen

from app import __version__, paths
from app.i18n import Wording
from app.ui.kit.station import Station

Facts = Sequence[tuple[str, str]]
_LAST = 30  # lines of the log


def places(station: Station, backups: Path | None, say: Wording) -> Facts:
    """Return where this computer keeps what."""
    folder, unknown = station.folder, say("unknown")
    return (
        (say("The clinic's data"), str(folder or unknown)),
        (say("Backups"), str(backups or say("No folder is chosen yet."))),
        (say("Settings of this computer"), str(station.file or unknown)),
        (say("Log"), unknown if folder is None else str(paths.log_in(folder))),
    )


def programs(schema: str, station: Station, say: Wording) -> Facts:
    """Return which program this is, and on what it runs."""
    return (
        (say("Version"), __version__),
        (say("State of the tables"), schema),
        (say("System"), f"{platform.system()} {platform.release()} ({platform.machine()})"),
        ("Python / Qt", f"{platform.python_version()} / {qVersion()}"),
        (say("Screens"), ", ".join(map(_screen, QGuiApplication.screens()))),
        (say("Appearance"), _looks(station)),
    )


def report(facts: Iterable[tuple[str, str]], log: Path | None, home: Path) -> str:
    """Return facts and the end of the log as text; the log holds no patient's data.

    The home folder bears somebody's name, and is left out.
    """
    lines = [f"{name}: {text}" for name, text in facts]
    if log is not None and log.is_file():
        lines += ["", *log.read_text("utf-8", "replace").splitlines()[-_LAST:]]
    return "\n".join(lines).replace(str(home), "~") + "\n"


def _screen(screen: QScreen) -> str:
    size = screen.size()
    return f"{size.width()} × {size.height()} ({screen.devicePixelRatio():g}×)"


def _looks(station: Station) -> str:
    settings = station.settings
    return f"{settings.language}, {settings.theme}, {settings.scale} %"
