"""The house's own drawings, inked in a colour when they are loaded."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.paths import RESOURCES

FOLDER: Final = RESOURCES / "icons"
_SMALL_PX: Final = 18  # below this a line of 1.8 looks too thin


def paint_icon(painter: QPainter, name: str, colour: str, box: QRectF) -> None:
    """Paint an icon into a square, sharp on any screen."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawImage(box, drawing(name, colour, round(box.width()), ratio))


# Images, not pixmaps: a pixmap must not outlive the application, an image may.
@lru_cache(maxsize=512)
def drawing(name: str, colour: str, size: int, ratio: float = 1.0) -> QImage:
    """Return a drawing in a colour and a size (in pixels of the window)."""
    # Imported with the first drawing, so that a window without icons never pays for it.
    from PySide6.QtCore import QByteArray, Qt
    from PySide6.QtSvg import QSvgRenderer

    side = max(1, round(size * ratio))
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_inked(name, colour, size).encode()))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def names() -> tuple[str, ...]:
    """Return the names of all drawings."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.svg")))


def _inked(name: str, colour: str, size: int) -> str:
    text = _source(name).replace("currentColor", colour)
    if size < _SMALL_PX:
        text = text.replace('stroke-width="1.8"', 'stroke-width="2.2"')
    return text


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
