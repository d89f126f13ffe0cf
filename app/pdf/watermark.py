"""A word across the whole page: a draft, a copy, or a certificate that was called back."""

from enum import StrEnum
from typing import Final

from app.pdf.column import Style, Type
from app.pdf.marks import Watermark
from app.pdf.painter import WIDTH
from app.pdf.words import Both


class Remark(StrEnum):
    """What a page is, other than the certificate itself."""

    DRAFT = "draft"
    VOID = "void"
    COPY = "copy"


_WORDS: Final = {
    Remark.DRAFT: Both("下書き", "DRAFT"),
    Remark.VOID: Both("失効", "VOID"),
    Remark.COPY: Both("写し", "COPY"),
}
# Light enough to read everything over it, dark enough to survive a photocopier.
_STYLE: Final = Style(104, "#E3E7F0", is_bold=True)
_WIDEST: Final = WIDTH * 1.05


def watermark(setter: Type, remark: Remark) -> tuple[Watermark, ...]:
    """Return the word of a remark in the page's languages."""
    spelled = setter.spell(setter.one_line(_WORDS[remark]))
    units = setter.fonts.face(is_bold=True).width(spelled)
    size = min(_STYLE.size, _WIDEST / units * 1000)
    return (Watermark(spelled, size, units * size / 1000, _STYLE.ink),)
