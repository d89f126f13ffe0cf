"""Lays a certificate of type A out on one page, and prints it as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final

from app.domain.certificates import Certificate, CertificateTooLong, MissingGlyphs
from app.domain.verdicts import CertificateType
from app.pdf import closing, opening
from app.pdf.archive import About, Attachment
from app.pdf.check import Explain, check
from app.pdf.column import NAVY, Type
from app.pdf.fonts import Fonts, load_fonts
from app.pdf.marks import Block, Box, Mark, Text
from app.pdf.painter import WIDTH, Page, to_pdf
from app.pdf.products import products
from app.pdf.words import LABELS

RECORD: Final = "record.json"
TOP: Final = 26.0
FOOT: Final = 821.0
# Body text of 9, 8.5, 8, 7.5 and 7 points, each with the least gap between blocks: they are tried
# until the page holds everything. A page with room to spare gets a little more air.
STEPS: Final = ((1.0, 8.5), (8.5 / 9, 8.0), (8 / 9, 7.0), (7.5 / 9, 4.5), (7 / 9, 3.5))
_MORE = 8.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A certificate as marks on a page, and the forms of kanji that print in their plain form."""

    marks: tuple[Mark, ...]
    plain: tuple[str, ...]


class CertificatePage:
    """Prints certificates: one bilingual page of A4 each, the same bytes for the same certificate.

    `fonts` is the folder of the two fonts, read at the first use; `explain` puts a finding
    into a sentence of each language.
    """

    def __init__(self, fonts: Path, explain: Explain) -> None:
        self._folder = fonts
        self._explain = explain
        # ReportLab's fonts remember their place while they write themselves.
        self._lock = Lock()

    def __call__(self, certificate: Certificate) -> bytes:
        """Return the certificate as PDF.

        Raises:
            MissingGlyphs: a sign of it is not in the fonts; nothing is left out silently.
            CertificateTooLong: it does not fit one page in the smallest type.
        """
        with self._lock:
            page = Page(
                About(
                    title=f"{certificate.number} {LABELS['title'].ja}",
                    subject=LABELS["title"].en,
                    author=certificate.facility.name,
                    keywords=certificate.number,
                    made_at=certificate.issued_at,
                ),
                self.lay_out(certificate).marks,
                attachments=_attached(certificate),
            )
            return to_pdf(page, load_fonts(self._folder))

    def warm_up(self) -> None:
        """Read the fonts, so that the first certificate need not wait for them."""
        with self._lock:
            load_fonts(self._folder)

    def lay_out(self, certificate: Certificate) -> Layout:
        """Return where everything stands; raises as printing does."""
        if certificate.kind is not CertificateType.A:
            raise ValueError("only certificates of type A have a page so far")
        fonts = load_fonts(self._folder)
        for step, gap in STEPS:
            setter = Type(fonts, step)
            upper, lower = self._blocks(setter, certificate)
            placed = _place(upper, lower, gap)
            _refuse_missing([mark for block in (*upper, *lower) for mark in block.marks], fonts)
            if placed is not None:
                bar = Box(0, 0, WIDTH, 5.8, ground=NAVY)
                return Layout((bar, *placed), tuple(setter.plain))
        raise CertificateTooLong

    def _blocks(
        self, setter: Type, certificate: Certificate
    ) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """Return what flows down from the top, and what stands at the foot of the page."""
        upper = (
            opening.title(setter, certificate),
            opening.numbers(setter, certificate),
            opening.athlete(setter, certificate),
            opening.encounter(setter, certificate),
            opening.diagnosis(setter, certificate),
            products(setter, certificate),
            check(setter, certificate, self._explain),
            closing.statement(setter),
            closing.people(setter, certificate),
        )
        lower = (closing.disclaimer(setter, certificate), closing.foot(setter, certificate))
        return upper, lower


def _attached(certificate: Certificate) -> tuple[Attachment, ...]:
    """Return the record in the form that programs read, for the file to carry."""
    if not certificate.record:
        return ()
    content = certificate.record.encode()
    return (Attachment(RECORD, content, "application/json", LABELS["record_file"].en),)


def _place(
    upper: tuple[Block, ...], lower: tuple[Block, ...], gap: float
) -> tuple[Mark, ...] | None:
    """Return everything in its place on the page, or None where it does not fit."""
    needed = sum(block.height for block in (*upper, *lower)) + gap * (len(upper) + len(lower) - 1)
    spare = FOOT - TOP - needed
    if spare < 0:
        return None
    marks: list[Mark] = []
    y, more = TOP, min(_MORE, spare / len(upper))
    for block in upper:
        marks += block.moved(y)
        y += block.height + gap + more
    y = FOOT
    for block in reversed(lower):
        y -= block.height
        marks += block.moved(y)
        y -= gap
    return tuple(marks)


def _refuse_missing(marks: Sequence[Mark], fonts: Fonts) -> None:
    """Refuse a page with a sign that the fonts lack: ReportLab would print an empty box."""
    for is_bold in (False, True):
        texts = (mark for mark in marks if isinstance(mark, Text) and mark.is_bold is is_bold)
        signs = dict.fromkeys("".join(text.words for text in texts))
        missing = [sign for sign in signs if not fonts.face(is_bold).covers(ord(sign))]
        if missing:
            raise MissingGlyphs("".join(missing))
