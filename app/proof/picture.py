"""Finding the code on a page or a photograph."""

from app.proof.code import PREFIX

# A page at this many dots per inch shows the code's smallest dots three wide.
DPI = 200
_PAGES = 2
# Photographs of today; more is made to do harm.
_LARGEST_DOTS = 60_000_000


class TooLarge(ValueError):
    """A picture of more dots than any page or photograph has."""


def codes_on_page(pdf: bytes, dpi: int = DPI) -> tuple[str, ...]:
    """Return the certificate codes on the pages of a PDF; raises ValueError, TooLarge."""
    import pypdfium2

    found: list[str] = []
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            # No certificate has more pages, and a code on the third page of anything is none of ours.
            for place in range(min(len(document), _PAGES)):
                page = document[place]
                width, height = (side * dpi / 72 for side in page.get_size())
                if width * height > _LARGEST_DOTS:
                    raise TooLarge
                found += _codes(page.render(scale=dpi / 72, grayscale=True).to_pil())
    except pypdfium2.PdfiumError as error:
        raise ValueError("no page") from error
    return tuple(dict.fromkeys(found))


def codes_in_picture(data: bytes) -> tuple[str, ...]:
    """Return the certificate codes in a picture file; raises ValueError, TooLarge."""
    from io import BytesIO

    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > _LARGEST_DOTS:
                raise TooLarge
            return _codes(picture.convert("L"))
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("no picture") from error


def _codes(picture: object) -> tuple[str, ...]:
    import zxingcpp

    found = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    )
    texts = dict.fromkeys(one.text for one in found if one.text.startswith(PREFIX))
    return tuple(texts)
