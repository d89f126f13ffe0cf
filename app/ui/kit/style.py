"""Dresses the application: Fusion, the palette of a theme, the base font and the stylesheet."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.kit.look import BASE_PX, px
from app.ui.kit.sheet import sheet
from app.ui.kit.tokens import LIGHT, Theme

FAMILY: Final = "Noto Sans JP"
_FAMILIES: Final = [FAMILY, "Noto Sans CJK JP", "Yu Gothic UI", "Hiragino Sans"]
_Role = QPalette.ColorRole

# Looks the same in tests and at the clinic. Wished for as on a command line, since
# QApplication.setStyle would first make Python's side of Qt's styles: 5 ms of a start.
FUSION: Final = ("-style", "fusion")


def apply(app: QApplication, theme: Theme = LIGHT, scale: float = 1.0) -> None:
    """Dress the application in a theme; may be called again to change the theme."""
    base = QFont()
    base.setFamilies(_FAMILIES)
    base.setPixelSize(round(BASE_PX * scale))
    fonts = _own_fonts(app) if app.styleSheet() else []
    app.setFont(base)
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet(theme, px))
    for one, before in fonts:
        one.setFont(before)


def _own_fonts(app: QApplication) -> list[tuple[QWidget, QFont]]:
    """Return the widgets that are written in letters of their own, and these.

    A new sheet gives each the letters back in which it was first painted: an allergy that was
    told in large and bold ones since then would shrink.
    """
    # Not for the first theme, see painting.py.
    from PySide6.QtCore import Qt

    own = Qt.WidgetAttribute.WA_SetFont
    return [(one, one.font()) for one in app.allWidgets() if one.testAttribute(own)]


def load_fonts(folder: Path) -> bool:
    """Load our own Noto Sans JP where the system has none; tell whether it is there now."""
    if QFontDatabase.hasFamily(FAMILY):
        return True
    for path in sorted(folder.glob("NotoSansJP-*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    return QFontDatabase.hasFamily(FAMILY)


def palette(theme: Theme) -> QPalette:
    """Return a palette of the theme; labels take their ink from its roles (see labels.py)."""
    made = QPalette(QColor(theme.surface), QColor(theme.window))
    for role, colour in _roles(theme).items():
        made.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.text3))
    return made


def _roles(theme: Theme) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: theme.window,
        _Role.WindowText: theme.text,
        _Role.Base: theme.field,
        _Role.AlternateBase: theme.sunken,
        _Role.Text: theme.text,
        _Role.Button: theme.surface,
        _Role.ButtonText: theme.text,
        _Role.BrightText: theme.not_legitimate.ink,
        _Role.ToolTipBase: theme.text,
        _Role.ToolTipText: theme.surface,
        _Role.Highlight: theme.accent,
        _Role.HighlightedText: theme.on_accent,
        _Role.Link: theme.accent,
        _Role.LinkVisited: theme.text2,
        _Role.PlaceholderText: theme.text3,
        _Role.Accent: theme.accent,
        _Role.Light: theme.surface,
        _Role.Midlight: theme.hover,
        _Role.Mid: theme.line,
        _Role.Dark: theme.control,
    }
