"""Files that were made to do harm: to fill the memory, to take for ever, to bring a reader down."""

import zlib
from functools import cache
from io import BytesIO

import cbor2
from PIL import Image
from pyhanko.pdf_utils.decode_limits import DecodeLimits
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from reportlab.pdfgen.canvas import Canvas

from app.pdf.signing import signer_of
from app.proof.code import to_text
from app.proof.cose import sign
from tests.proof import genuine, samples, tampering

_MANY = 200_000_000
RECORD = b"/Names << /EmbeddedFiles << /Names [ (record.json) << /EF << /F 5 0 R >> >> ] >> >>"


@cache
def pressed(times=1):
    """Return very much of nothing, pressed into little."""
    content = zlib.compress(bytes(_MANY), 9)
    for _ in range(times - 1):
        content = zlib.compress(content, 9)
    return content


def stream(content, facts=b""):
    """Return a stream as it stands in a file."""
    length = b"/Length %d" % len(content)
    return b"<< " + facts + b" " + length + b" >>\nstream\n" + content + b"\nendstream"


def bomb(facts=b"", times=1):
    """Return a stream that unfolds to hundreds of megabytes."""
    filters = b"/Filter [ " + b"/FlateDecode " * times + b"]"
    return stream(pressed(times), filters + b" " + facts)


def pdf(*more, page=b"", catalog=b"", pages=b"/Kids [ 3 0 R ] /Count 1"):
    """Return a PDF of a page; the objects `more` are numbered from 4 on."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        b"<< /Type /Pages " + pages + b" >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] " + page + b" >>",
        *more,
    ]
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(written), len(objects) + 1
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return written + trailer


def signed(*more, **parts):
    """Return one that a stranger signed with a key of his own, so that everything is looked at."""
    # A stranger's program minds no limits.
    limits = DecodeLimits.for_trusted_input()
    reader = PdfFileReader(BytesIO(pdf(*more, **parts)), decode_limits=limits)
    meta = PdfSignatureMetadata(
        field_name="Stranger",
        md_algorithm="sha256",
        certify=True,
        subfilter=SigSeedSubFilter.PADES,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    signing = PdfSigner(meta, signer_of(genuine.OTHERS.taken()))
    return signing.sign_pdf(IncrementalPdfFileWriter.from_reader(reader)).getvalue()


def forms(depth, wide):
    """Return drawings that draw each other, more often than anybody can wait for."""
    drawn = [stream(b"0 0 1 1 re f", b"/Type /XObject /Subtype /Form /BBox [ 0 0 9 9 ]")]
    for number in range(4, 4 + depth):
        facts = b"/Type /XObject /Subtype /Form /BBox [ 0 0 9 9 ] /Resources << /XObject << /F %d 0 R >> >>"
        drawn.append(stream(b"/F Do " * wide, facts % number))
    return drawn


def record():
    """Return a record that fits a page which has nothing on it."""
    return stream(genuine.certificate().content.encode())


def three_hundred_pages():
    """Return a book."""
    file = BytesIO()
    canvas = Canvas(file)
    for number in range(300):
        canvas.drawString(99, 99, f"page {number}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def picture(mode, sides, form="PNG"):
    """Return a picture of a size."""
    file = BytesIO()
    Image.new(mode, sides).save(file, form)
    return file.getvalue()


def bomb_of_dots(side):
    """Return a picture of billions of dots in little."""

    def part(name, content):
        total = zlib.crc32(name + content).to_bytes(4, "big")
        return len(content).to_bytes(4, "big") + name + content + total

    sides = side.to_bytes(4, "big") * 2
    head = part(b"IHDR", sides + bytes([1, 0, 0, 0, 0]))
    dots = part(b"IDAT", pressed())
    return b"\x89PNG\r\n\x1a\n" + head + dots + part(b"IEND", b"")


def code(payload):
    """Return the text of a code with whatever somebody signed."""
    return to_text(sign(payload, samples.OTHER_KEY)).encode()


def _objects_in_a_bomb():
    head = b"%PDF-1.7\n"
    kept = b"1 0 obj\n" + bomb(b"/Type /ObjStm /N 2 /First 10") + b"\nendobj\n"
    rows = b"\x00\x00\x00\x00" + b"\x01\x00\x00\x09" + b"\x02\x00\x01\x00"
    table = b"/Type /XRef /W [ 1 2 1 ] /Size 3 /Root 2 0 R"
    start = len(head) + len(kept)
    return b"%s%s3 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        head,
        kept,
        stream(rows, table),
        start,
    )


def _table_in_a_bomb():
    table = bomb(b"/Type /XRef /W [ 1 2 1 ] /Size 70000000 /Root 2 0 R")
    return b"%%PDF-1.7\n3 0 obj\n%s\nendobj\nstartxref\n9\n%%%%EOF\n" % table


def _table_after_itself():
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\n"
    return b"%PDF-1.7\n" + table + b"startxref\n9\n%%EOF\n"


def _deep(levels):
    return b"[" * levels + b"]" * levels


_PAGE = {"page": b"/Contents 4 0 R", "catalog": RECORD}
_LAUGHS = {"page": b"/Contents 4 0 R /Resources << /XObject << /F %d 0 R >> >>", "catalog": RECORD}
_IMAGE = b"/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceRGB /BitsPerComponent 8"

FILES = {
    "nothing": lambda: b"",
    "half of a certificate": lambda: genuine.certificate().pdf[
        : len(genuine.certificate().pdf) // 2
    ],
    "a locked certificate": lambda: tampering.locked(genuine.certificate().pdf),
    "no certificate": lambda: b"PK\x03\x04" + bytes(5000),
    "nine megabytes": lambda: genuine.certificate().pdf + bytes(9_000_000),
    "a page of somebody else's": lambda: signed(stream(b"")),
    "three hundred pages": three_hundred_pages,
    "three hundred pages, signed": lambda: genuine.OTHERS.sign(three_hundred_pages()),
    "objects in a bomb": _objects_in_a_bomb,
    "a table in a bomb": _table_in_a_bomb,
    "a table after itself": _table_after_itself,
    "a page in a bomb": lambda: signed(bomb(), record(), **_PAGE),
    "a page in a bomb in a bomb": lambda: signed(bomb(times=3), record(), **_PAGE),
    "a record in a bomb": lambda: signed(stream(b""), bomb(), **_PAGE),
    "metadata in a bomb": lambda: pdf(
        stream(b""),
        record(),
        bomb(b"/Type /Metadata /Subtype /XML"),
        page=b"/Contents 4 0 R",
        catalog=RECORD + b" /Metadata 6 0 R",
    ),
    "lists without bottom": lambda: pdf(catalog=b"/Lang " + _deep(200_000)),
    "lists without bottom, signed": lambda: signed(
        stream(b""), record(), page=b"/Contents 4 0 R", catalog=RECORD + b" /X " + _deep(400)
    ),
    "pages that hold each other": lambda: pdf(pages=b"/Kids [ 2 0 R 2 0 R ] /Count 9"),
    "pages that hold each other, signed": lambda: signed(
        stream(b""), record(), catalog=RECORD, pages=b"/Kids [ 3 0 R 2 0 R 2 0 R ] /Count 9"
    ),
    "an object that is itself": lambda: pdf(b"4 0 R", page=b"/Contents 4 0 R"),
    "drawings in drawings": lambda: signed(
        stream(b"/F Do"),
        record(),
        *forms(9, 30),
        **{**_LAUGHS, "page": _LAUGHS["page"] % 15},
    ),
    "a picture of a square mile": lambda: signed(
        stream(b"595 0 0 842 0 0 cm /F Do"),
        record(),
        bomb(_IMAGE),
        **{**_LAUGHS, "page": _LAUGHS["page"] % 6},
    ),
    "a bomb of 50,000 dots squared": lambda: bomb_of_dots(50_000),
    "a photograph of 59 megapixels": lambda: picture("L", (7_600, 7_700)),
    "a JPEG of 59 megapixels": lambda: picture("RGB", (7_600, 7_700), "JPEG"),
    "a scan of 36 megapixels": lambda: picture("RGB", (5_000, 7_200)),
    "a TIFF that says more than it has": lambda: picture("L", (7_000, 7_000), "TIFF")[:5000],
    "a code of lists without bottom": lambda: code(b"\x81" * 60_000),
    "a code that claims a billion facts": lambda: code(b"\xbb" + b"\x00\x00\x00\x01" * 2),
    "a code of a number without end": lambda: code(
        cbor2.dumps({0: 1, 1: cbor2.CBORTag(5, [2**40, 3])})
    ),
}
