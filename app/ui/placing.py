"""Where the window stands on this computer: kept when it closes, taken up when it opens."""

import json
import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app import log

# So much of the title must be on a screen that one can take hold of it.
_GRIP = 80


def fitted(wanted: QRect, screens: Sequence[QRect], least: tuple[int, int]) -> QRect | None:
    """Return the place as far as a screen has room for it; None where none shows the title."""
    title = QRect(wanted.left(), wanted.top(), wanted.width(), _GRIP // 2)
    for screen in screens:
        seen = screen.intersected(title)
        if seen.width() >= _GRIP and wanted.top() >= screen.top():
            width = max(least[0], min(wanted.width(), screen.width()))
            height = max(least[1], min(wanted.height(), screen.height()))
            left = max(screen.left(), min(wanted.left(), screen.right() + 1 - width))
            top = max(screen.top(), min(wanted.top(), screen.bottom() + 1 - height))
            return QRect(left, top, width, height)
    return None


def take_up(window: QWidget, file: Path) -> None:
    """Put a window where it was; a file that says nothing of use is passed over."""
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        left, top, width, height = (int(held[key]) for key in ("x", "y", "width", "height"))
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return
    if not all(abs(number) < 100_000 for number in (left, top, width, height)):
        return
    screens = [one.availableGeometry() for one in QGuiApplication.screens()]
    least = window.minimumWidth(), window.minimumHeight()
    place = fitted(QRect(left, top, width, height), screens, least)
    if place is not None:
        window.setGeometry(place)
        if held.get("maximised") is True:
            window.showMaximized()


def keep(window: QWidget, file: Path) -> None:
    """Write down where a window is; that it cannot be written keeps nobody from closing it."""
    place = window.normalGeometry()
    held = {
        "x": place.x(),
        "y": place.y(),
        "width": place.width(),
        "height": place.height(),
        "maximised": window.isMaximized(),
    }
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(held), encoding="utf-8")
    except OSError as error:
        log.message(logging.INFO, f"the place of the window is not kept: {type(error).__name__}")
