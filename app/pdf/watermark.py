"""A word across the whole page: a draft, a copy, or a certificate that was called back."""

from typing import Final

from app.pdf.column import Style, Type
from app.pdf.marks import Watermark
from app.pdf.painter import WIDTH
from app.pdf.words import WATERMARKS

# Light enough to read everything over it, dark enough to survive a photocopier.
_STYLE: Final = Style(104, "#E3E7F0", is_bold=True)
_WIDEST: Final = WIDTH * 1.05


def watermark(setter: Type, word: str) -> tuple[Watermark, ...]:
    """Return one of the words in the page's languages; nothing where none is wanted."""
    if not word:
        return ()
    spelled = setter.spell(setter.one_line(WATERMARKS[word]))
    units = setter.fonts.face(is_bold=True).width(spelled)
    size = min(_STYLE.size, _WIDEST / units * 1000)
    return (Watermark(spelled, size, units * size / 1000, _STYLE.ink),)
