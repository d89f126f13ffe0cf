"""How things look just now: the theme in force, the scale, and fonts and lengths that follow it."""

from typing import Final

from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.kit.tokens import DARK, LIGHT, Theme

BASE_PX: Final = 13
"""The size of working text at 100 %; every other length is told in relation to it."""


def theme() -> Theme:
    """Return the theme in force, read off the application's own palette."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window).name()
    return DARK if window.upper() == DARK.window else LIGHT


def scale() -> float:
    """Return how much larger than drawn everything is, read off the application's font."""
    base = QApplication.font().pixelSize()
    return base / BASE_PX if base > 0 else 1.0


def px(length: float) -> int:
    """Return a length of the drawings (100 %) in pixels of the window."""
    return max(1, round(length * scale())) if length else 0


def font(size: float = BASE_PX, *, bold: bool = False) -> QFont:
    """Return the application's font in a size of the drawings, regular or bold."""
    made = QFont(QApplication.font())
    made.setPixelSize(px(size))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return made
