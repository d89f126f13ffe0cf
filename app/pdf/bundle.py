"""Binds finished PDFs behind each other as they are, with other files embedded in them."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    # Read with the first bundle only, as in the window.
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    count: int = len(document)
    document.close()
    return count


def bind(first: bytes, others: Sequence[bytes], embedded: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a PDF with the pages of others behind its own, and files embedded by name."""
    import pypdfium2

    bundle = pypdfium2.PdfDocument(first)
    own = len(bundle)
    for other in others:
        document = pypdfium2.PdfDocument(other)
        bundle.import_pages(document)
        document.close()
    for place in range(own, len(bundle)):
        _drop_fields(bundle[place])
    for name, content in embedded:
        bundle.new_attachment(name).set_data(content)
    file = BytesIO()
    bundle.save(file)
    bundle.close()
    return file.getvalue()


def _drop_fields(page: Any) -> None:  # noqa: ANN401 - the library tells no types
    """Take form fields off a page: the fields of its signatures sign nothing outside their own file."""
    from pypdfium2 import raw

    for place in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        mark = raw.FPDFPage_GetAnnot(page, place)
        kind = raw.FPDFAnnot_GetSubtype(mark)
        raw.FPDFPage_CloseAnnot(mark)
        if kind == raw.FPDF_ANNOT_WIDGET:
            raw.FPDFPage_RemoveAnnot(page, place)
    page.close()
