"""Finding the code on a page or a photograph."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from app.proof.code import PREFIX

# A page at this many dots per inch shows the code's smallest dots three wide.
DPI = 200
# A certificate has two pages at most; nobody draws three hundred for a stranger.
PAGES = 2
# A4 twice as large as life; more is made to do harm.
_LARGEST_PAGE = 16_000_000
# A scan of A4 at 600 dpi in colours takes 105 million bytes, a photograph of 48 megapixels as many
# when it is read as grey.
_LARGEST_DOTS, _LARGEST_BYTES = 60_000_000, 110_000_000
# The readers of Pillow for what cameras and scanners write; another one starts other programs.
_FORMS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF")
# More dots than this make the code no clearer.
_ENOUGH = 16_000_000


class TooLarge(ValueError):
    """A picture of more dots than any page or photograph has."""


def codes_on_page(pdf: bytes, dpi: int = DPI) -> tuple[str, ...]:
    """Return the certificate codes on the pages of a PDF; raises ValueError, TooLarge."""
    import pypdfium2

    texts: list[str] = []
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            for number in range(min(len(document), PAGES)):
                page = document[number]
                width, height = (side * dpi / 72 for side in page.get_size())
                if width * height > _LARGEST_PAGE:
                    raise TooLarge
                texts += _codes(page.render(scale=dpi / 72, grayscale=True).to_pil())
    except pypdfium2.PdfiumError as error:
        raise ValueError("no page") from error
    return tuple(dict.fromkeys(texts))


def codes_in_picture(data: bytes) -> tuple[str, ...]:
    """Return the certificate codes in a picture file; raises ValueError, TooLarge."""
    try:
        with Image.open(BytesIO(data), formats=_FORMS) as picture:
            dots = picture.width * picture.height
            # A photograph is read as grey at once, without its colours in between.
            picture.draft("L", picture.size)
            if dots > _LARGEST_DOTS or dots * len(picture.getbands()) > _LARGEST_BYTES:
                raise TooLarge
            grey = picture.convert("L")
    except Image.DecompressionBombError as error:
        raise TooLarge from error
    except (UnidentifiedImageError, OSError, SyntaxError) as error:
        raise ValueError("no picture") from error
    return _codes(grey.reduce(2) if dots > _ENOUGH else grey)


def _codes(picture: Image.Image) -> tuple[str, ...]:
    import zxingcpp

    found = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    )
    texts = dict.fromkeys(one.text for one in found if one.text.startswith(PREFIX))
    return tuple(texts)
