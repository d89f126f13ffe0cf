"""A word across the whole page: a draft, a copy, or a certificate that was called back."""

from enum import StrEnum
from typing import Final

from app.domain.calendar import local
from app.domain.endings import Ended, Ending
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
# Why one is void, in a word: the reasons as they were typed may tell of an illness.
_BY: Final = {
    Ending.AMENDED: Both("記録の訂正", "the record was amended"),
    Ending.WITHDRAWN: Both("記録の取り下げ", "the record was withdrawn"),
    Ending.REVOKED: Both("失効の手続き", "the certificate was called back"),
}
_COPY: Final = Both(
    "写し:電子署名は原本のファイルにだけあります。",
    "Copy: only the file that was issued bears the signature.",
)
# Light enough to read everything over it, dark enough to survive a photocopier.
_STYLE: Final = Style(104, "#E3E7F0", is_bold=True)
_WIDEST: Final = WIDTH * 1.05


def watermark(setter: Type, remark: Remark) -> tuple[Watermark, ...]:
    """Return the word of a remark in the page's languages."""
    spelled = setter.spell(setter.one_line(_WORDS[remark]))
    units = setter.fonts.face(is_bold=True).width(spelled)
    size = min(_STYLE.size, _WIDEST / units * 1000)
    return (Watermark(spelled, size, units * size / 1000, _STYLE.ink),)


def notice(ended: Ended | None, replaced_by: str = "") -> str:
    """Return the two lines above a marked sheet: since when it is void and why, or that it is a copy.

    `replaced_by` is the number of the certificate that stands in its place.
    """
    if ended is None:
        return "\n".join(_COPY[:2])
    by, at = _BY[ended.by], f"{local(ended.at):%Y-%m-%d %H:%M}"
    lines = (f"失効:{at} より({by.ja})", f"Void since {at}: {by.en}")
    if not replaced_by:
        return "\n".join(lines)
    return f"{lines[0]} 再発行先 {replaced_by}\n{lines[1]}; in its place {replaced_by}"
