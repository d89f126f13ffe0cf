"""Finished pages as a scanner or a telephone sees them, and what two readers find on them."""

from io import BytesIO

import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter
from pyzbar import pyzbar


def scans(pdf, dpi):
    """Return every page of a file as a grey picture."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]


def photographed(picture):
    """Return a page laid down askew, out of focus, in noise, kept as a poor JPEG."""
    turned = picture.rotate(3, Image.Resampling.BICUBIC, fillcolor=235)
    blurred = turned.filter(ImageFilter.GaussianBlur(0.9))
    noise = Image.effect_noise(picture.size, 26).point(lambda dot: dot // 2)
    grainy = Image.blend(blurred, noise, 0.18)
    kept = BytesIO()
    grainy.save(kept, "JPEG", quality=70)
    return Image.open(kept).convert("L")


def by_zxing(picture):
    """Return the codes that zxing-cpp finds."""
    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    return [one.text for one in zxingcpp.read_barcodes(picture, formats=formats)]


def by_zbar(picture):
    """Return the codes that zbar finds."""
    found = pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])
    return [one.data.decode("ascii") for one in found]
