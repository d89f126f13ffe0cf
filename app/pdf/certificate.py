"""Lays a certificate out on one page, or on two, and prints it as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final

from app.domain.certificates import Certificate, CertificateTooLong, MissingGlyphs
from app.domain.consents import Languages
from app.pdf import closing, opening
from app.pdf.archive import About, Attachment
from app.pdf.check import Explain, check
from app.pdf.column import LEFT, NAVY, SUB, Type
from app.pdf.flow import Piece, flow
from app.pdf.fonts import Fonts, load_fonts
from app.pdf.marks import Block, Box, Mark, Sign, Text, stacked
from app.pdf.painter import WIDTH, Page, to_pdf
from app.pdf.products import products
from app.pdf.statements import TITLES
from app.pdf.tue import tue
from app.pdf.watermark import Remark, watermark
from app.pdf.words import LABELS
from app.services.ports import IssuedCertificate

RECORD: Final = "record.json"
CODE: Final = "code.txt"
TOP: Final = 26.0
FOOT: Final = 821.0
# Body text of 9, 8.5, 8, 7.5 and 7 points, each with the least gap between blocks: they are tried
# until the page holds everything. A page with room to spare gets a little more air.
STEPS: Final = ((1.0, 8.5), (8.5 / 9, 8.0), (8 / 9, 7.0), (7.5 / 9, 4.5), (7 / 9, 3.5))
MOST_PAGES: Final = 2
_MORE = 8.0

Sheets = tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A certificate as marks on a page, and the forms of kanji that print in their plain form."""

    sheets: Sheets
    plain: tuple[str, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the marks of all pages."""
        return tuple(mark for sheet in self.sheets for mark in sheet)


class CertificatePage:
    """Prints certificates on one or two pages of A4, the same bytes for the same certificate.

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
            CertificateTooLong: it does not fit two pages in the smallest type.
        """
        with self._lock:
            title = TITLES[certificate.kind]
            first, *following = self.lay_out(certificate).sheets
            page = Page(
                About(
                    title=f"{certificate.number} {title.ja}",
                    subject=title.en,
                    author=certificate.facility.name,
                    keywords=certificate.number,
                    made_at=certificate.issued_at,
                ),
                first,
                following=tuple(following),
                language="en" if certificate.languages is Languages.ENGLISH else "ja",
                attachments=_attached(certificate),
            )
            return to_pdf(page, load_fonts(self._folder))

    def reprint(self, issued: IssuedCertificate, word: Remark, notice: str = "") -> bytes:
        """Return the pages of an issued certificate marked as a copy or as void, without signature.

        The kept bytes are what was issued; this is for the eye and for paper alone.
        """
        # pyHanko costs a second, and most certificates are handed out as they are.
        from app.pdf.reprint import reprint

        about = About(issued.number, word.value, "Tenteki", issued.number, issued.issued.at)
        with self._lock:
            return reprint(issued.pdf, about, word, notice, load_fonts(self._folder))

    def warm_up(self) -> None:
        """Read the fonts, so that the first certificate need not wait for them."""
        with self._lock:
            load_fonts(self._folder)

    def lay_out(self, certificate: Certificate) -> Layout:
        """Return where everything stands; raises as printing does."""
        fonts = load_fonts(self._folder)
        for is_long in (False, True):
            for step, gap in STEPS:
                setter = Type(fonts, step, languages=certificate.languages)
                parts = _Parts(setter, certificate, self._explain)
                refuse_missing([mark for block in parts.all() for mark in block.marks], fonts)
                sheets = parts.over_two_pages(gap) if is_long else parts.on_one_page(gap)
                if sheets:
                    return Layout(_framed(setter, certificate, sheets), tuple(setter.plain))
        raise CertificateTooLong


class _Parts:
    """The blocks of a certificate at one step of size."""

    def __init__(self, setter: Type, certificate: Certificate, explain: Explain) -> None:
        self._setter, self._certificate = setter, certificate
        self.upper = (
            opening.title(setter, certificate),
            opening.numbers(setter, certificate),
            opening.athlete(setter, certificate),
            opening.encounter(setter, certificate),
            opening.diagnosis(setter, certificate),
        )
        self.table = products(setter, certificate)
        draft = (tue(setter, certificate),) if certificate.is_draft else ()
        self.middle = (check(setter, certificate, explain), *draft)
        self.closing = (
            closing.statement(setter, certificate),
            closing.people(setter, certificate),
        )
        self.lower = (
            closing.consent(setter, certificate),
            closing.disclaimer(setter, certificate),
        )
        self.foot = closing.foot(setter, certificate)

    def all(self) -> tuple[Block, ...]:
        """Return every block."""
        return (*self.upper, *self.table, *self.middle, *self.closing, *self.lower, self.foot)

    def on_one_page(self, gap: float) -> Sheets:
        """Return everything in its place on one page, or nothing where it does not fit."""
        upper = (*self.upper, stacked(self.table), *self.middle, *self.closing)
        placed = _place(upper, (*self.lower, self.foot), gap)
        return () if placed is None else (placed,)

    def over_two_pages(self, gap: float) -> Sheets:
        """Return everything on two pages, the table's head on both; nothing where it needs three."""
        head, *rows = self.table
        pieces = [Piece(block, gap) for block in self.upper]
        pieces += [Piece(head, gap, stays=True), *(Piece(row, again=head) for row in rows)]
        pieces += [Piece(block, gap) for block in self.middle]
        *firm, last = (*self.closing, *self.lower)
        # Who answers for the statement stands on its page.
        pieces += [*(Piece(block, gap, stays=True) for block in firm), Piece(last, gap)]
        sheets = flow(pieces, TOP, FOOT - self.foot.height - gap)
        if len(sheets) > MOST_PAGES:
            return ()
        setter, certificate = self._setter, self._certificate
        feet = [
            closing.foot(setter, certificate, page, len(sheets))
            for page in range(1, len(sheets) + 1)
        ]
        *others, end = sheets
        end = _sunk(end, last, FOOT - self.foot.height - gap)
        return tuple(
            (*marks, *foot.moved(FOOT - foot.height))
            for marks, foot in zip((*others, end), feet, strict=True)
        )


def _sunk(marks: tuple[Mark, ...], last: Block, foot: float) -> tuple[Mark, ...]:
    """Return a page whose last block stands at its foot; what ran over from another page stays."""
    above, below = marks[: -len(last.marks)], marks[-len(last.marks) :]
    down = foot - max(mark.bounds[3] for mark in below)
    return (*above, *(mark.moved(down) for mark in below)) if above else marks


def _framed(setter: Type, certificate: Certificate, sheets: Sheets) -> Sheets:
    """Return the pages with the bar above them, a draft's watermark below everything."""
    bar = Box(0, 0, WIDTH, 5.8, ground=NAVY)
    below = watermark(setter, Remark.DRAFT) if certificate.is_draft else ()
    is_english, patient = certificate.languages is Languages.ENGLISH, certificate.patient
    whose = patient.romaji if is_english and patient.romaji else patient.name
    head = setter.text(LEFT, 19, f"{certificate.number}  {whose}", SUB)
    return tuple(
        (bar, *below, *((head,) if place else ()), *marks) for place, marks in enumerate(sheets)
    )


def _attached(certificate: Certificate) -> tuple[Attachment, ...]:
    """Return what the file carries for programs: the record, and the text of the code on the page.

    The code names the record's hash and so cannot stand in it. With both a file is checked by
    itself, also where nothing can draw its page.
    """
    told = (
        Attachment(
            RECORD, certificate.record.encode(), "application/json", LABELS["record_file"].en
        ),
        Attachment(
            CODE, certificate.code.encode(), "text/plain", LABELS["code_file"].en, "Supplement"
        ),
    )
    return tuple(one for one in told if one.data)


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


def refuse_missing(marks: Sequence[Mark], fonts: Fonts) -> None:
    """Refuse a page with a sign that the fonts lack: ReportLab would print an empty box."""
    for is_bold in (False, True):
        texts = (
            mark for mark in marks if isinstance(mark, Text | Sign) and mark.is_bold is is_bold
        )
        signs = dict.fromkeys("".join(text.words for text in texts))
        missing = [sign for sign in signs if not fonts.face(is_bold).covers(ord(sign))]
        if missing:
            raise MissingGlyphs("".join(missing))
