"""Pages of a PDF as pictures, and where in them a text stands.

The library is read with the first page only, and always on the lane: it is not for two threads
at once.
"""

from dataclasses import dataclass

from app.ui.parts.pdf_view import Mark, Picture

_POINTS = 72  # a PDF measures in points, 72 to the inch
# More would not be looked at one by one.
_MOST = 500


@dataclass(frozen=True, slots=True)
class Found:
    """Where a text stands; `typed` is what was searched for."""

    typed: str
    marks: tuple[Mark, ...]


def render(pdf: bytes, dots: int, dpi: int = 0) -> tuple[Picture, ...]:
    """Return the pages as pictures, so many dots wide, or so many dots to the inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pictures = []
    for page in document:
        scale = dpi / _POINTS if dpi else dots / page.get_width()
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        pictures.append(Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)))
        bitmap.close()
        page.close()
    document.close()
    return tuple(pictures)


def find_text(pdf: bytes, typed: str) -> Found:
    """Return where a text stands, from the first page on; capitals do not matter."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    marks: list[Mark] = []
    for place, page in enumerate(document):
        wide, high = page.get_size()
        text = page.get_textpage()
        search = text.search(typed, match_case=False)
        while (hit := search.get_next()) is not None and len(marks) < _MOST:
            boxes = (text.get_rect(one) for one in range(text.count_rects(*hit)))
            parts = tuple(
                (left / wide, 1 - top / high, (right - left) / wide, (top - bottom) / high)
                for left, bottom, right, top in boxes
            )
            if parts:
                marks.append(Mark(place, parts))
        search.close()
        text.close()
        page.close()
    document.close()
    return Found(typed, tuple(marks))
