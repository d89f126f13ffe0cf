"""Reads finished pages back with two independent readers."""

from io import BytesIO

import pypdf
import pypdfium2

from app.pdf.marks import Text
from tests.pdf.samples import page


def printed(certificate):
    """Return a certificate as PDF."""
    return page()(certificate)


def copied(pdf):
    """Return what a reader copies out of the page, by each of the two readers."""
    by_pypdf = pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text()
    document = pypdfium2.PdfDocument(pdf)
    by_pdfium = document[0].get_textpage().get_text_bounded()
    document.close()
    return by_pypdf, by_pdfium


def flat(text):
    """Return text without gaps and line ends, since lines are broken on paper."""
    return "".join(text.split())


def said(certificate):
    """Return everything that a page says, in the order in which it is drawn."""
    marks = page().lay_out(certificate).marks
    return " ".join(mark.words for mark in marks if isinstance(mark, Text))


def picture(pdf, dpi=72):
    """Return the page as grey pixels."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=dpi / 72).to_pil().convert("L")
    document.close()
    return image
