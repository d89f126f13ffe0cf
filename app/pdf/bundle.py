"""Binds finished PDFs behind each other as they are, with other files embedded in them."""

from collections.abc import Sequence
from io import BytesIO


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
    for other in others:
        document = pypdfium2.PdfDocument(other)
        bundle.import_pages(document)
        document.close()
    for name, content in embedded:
        bundle.new_attachment(name).set_data(content)
    file = BytesIO()
    bundle.save(file)
    bundle.close()
    return file.getvalue()
