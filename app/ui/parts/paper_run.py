"""Printing many pages: one after the other, so that no more than one is held as a picture."""

from typing import Any

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from app.ui.kit.background import Lane
from app.ui.parts.pdf_view import Picture

USUAL_DPI, FINE_DPI = 300, 600
_POINTS = 72  # a PDF measures in points, 72 to the inch


class PaperRun(QObject):
    """Sends the pages of a PDF to a printer."""

    reached = Signal(int, int)  # how many pages are on paper, and of how many
    printed = Signal(int)  # how many pages
    failed = Signal(object)  # the error
    refused = Signal()  # the printer did not take it

    def __init__(self, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._pdf, self._dpi = b"", USUAL_DPI
        self._painter: QPainter | None = None
        self._printer: Any = None  # a QPrinter, read late

    def start(self, pdf: bytes, printer: Any, dpi: int = USUAL_DPI) -> None:  # noqa: ANN401 - a QPrinter, read late
        """Print a PDF, page by page; `reached` tells how far it has come."""
        painter = QPainter()
        if not painter.begin(printer):
            self.refused.emit()
            return
        self._pdf, self._printer, self._painter, self._dpi = pdf, printer, painter, dpi
        self._draw(0)

    def _draw(self, place: int) -> None:
        pdf, dpi = self._pdf, self._dpi
        self._lane.run(
            self, lambda: _page(pdf, place, dpi), then=self._on_drawn, failed=self._on_failed
        )

    def _on_drawn(self, drawn: tuple[int, int, Picture]) -> None:
        place, count, page = drawn
        if self._painter is None:
            return
        if place:
            self._printer.newPage()
        _paint(self._painter, page)
        self.reached.emit(place + 1, count)
        if place + 1 < count:
            self._draw(place + 1)
        else:
            self._end()
            self.printed.emit(count)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
        self._painter = self._printer = None


def _page(pdf: bytes, place: int, dpi: int) -> tuple[int, int, Picture]:
    """Return a page's place, how many there are, and its picture."""
    # Read with the first print only, and always on the lane: the library is not for two threads
    # at once.
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    page = document[place]
    bitmap = page.render(scale=dpi / _POINTS, prefer_bgrx=True)
    picture = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    count = len(document)
    document.close()
    return place, count, picture


def _paint(painter: QPainter, page: Picture) -> None:
    """Paint a page onto the sheet, as large as fits."""
    image = QImage(page.dots, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    sheet = painter.viewport()
    size = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(sheet.topLeft(), size)
    place.moveCenter(sheet.center())
    painter.drawImage(place, image)


def dpi_for(printer: Any) -> int:  # noqa: ANN401 - as above
    """Return how finely a printer is to be given its pages: as it can, but to a file the usual."""
    to_file = bool(printer.outputFileName())
    return FINE_DPI if printer.resolution() >= FINE_DPI and not to_file else USUAL_DPI
