"""A page that shows nothing but the physician's name with the seal beside it, to choose one by."""

from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Final

from app.domain.imprints import Imprint
from app.domain.staff import Member
from app.pdf.archive import About
from app.pdf.certificate import refuse_missing
from app.pdf.column import LEFT, Type
from app.pdf.fonts import load_fonts
from app.pdf.painter import Page, to_pdf
from app.pdf.signer import WIDTH, signer

_AROUND: Final = 8.0
_HEIGHT: Final = 62.0
# The page is looked at and forgotten: it has no date.
_NO_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)


class ImprintPage:
    """Shows a seal as certificates in both languages will."""

    def __init__(self, fonts: Path) -> None:
        self._folder = fonts
        # ReportLab's fonts remember their place while they write themselves.
        self._lock = Lock()

    def __call__(self, seal: Imprint, physician: Member) -> bytes:
        """Return the part of a page around the name as PDF; raises MissingGlyphs."""
        with self._lock:
            fonts = load_fonts(self._folder)
            block = signer(Type(fonts, 1.0), physician, seal).block()
            refuse_missing(block.marks, fonts)
            shown = (LEFT - _AROUND, 100 - _AROUND, LEFT + WIDTH + _AROUND, 100 + _HEIGHT)
            about = About("", "", "", "", _NO_DAY)
            return to_pdf(Page(about, block.moved(100), shown=shown), fonts)
