"""What can be done to a certificate by somebody who has not its clinic's key."""

from io import BytesIO

import pypdf
from asn1crypto import cms, parser
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from app.pdf.signing import signer_of
from tests.proof import genuine
from tests.proof.genuine import attachment, signature, stream

# The order of the curve P-256: with (r, s) holds (r, ORDER - s), too.
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def flipped(pdf, place, bit=1):
    """Return a PDF with one bit changed."""
    changed = bytearray(pdf)
    changed[place] ^= bit
    return bytes(changed)


def flipped_in(key):
    """Return what changes a bit in the middle of the stream that a key names."""
    return lambda pdf: flipped(pdf, stream(pdf, key) + 100)


def flipped_attachment(name):
    """Return what changes a bit in the middle of an attached file."""
    return lambda pdf: flipped(pdf, attachment(pdf, name) + 100)


def flipped_signature(share):
    """Return what changes a digit of the signature's own block, at a share of its length."""

    def change(pdf):
        first, second = signature(pdf)
        place = first + 1 + int((second - first - 2) * share)
        digit = b"1" if pdf[place : place + 1] != b"1" else b"2"
        return pdf[:place] + digit + pdf[place + 1 :]

    return change


def _resigned(write):
    """Return what writes the signature's own block in another way, without the key."""

    def changed(pdf):
        first, second = signature(pdf)
        held = cms.ContentInfo.load(bytes.fromhex(pdf[first + 1 : second - 1].decode()))
        block = write(held).hex().encode().ljust(second - first - 2, b"0")
        return pdf[: first + 1] + block + pdf[second - 1 :]

    return changed


@_resigned
def other_face(held):
    """Write (r, n - s) for (r, s)."""
    (signer,) = held["content"]["signer_infos"]
    r, s = decode_dss_signature(signer["signature"].native)
    signer["signature"] = encode_dss_signature(r, ORDER - s)
    return held.dump(force=True)


@_resigned
def longer_length(held):
    """Write the length of what is signed along in one byte more than it takes."""
    return _rewritten(held.dump())


# Six levels down, and nowhere else there, stands [0]: the attributes that are signed along.
_DEPTH, _CONTEXT = 5, 2


def _rewritten(element, depth=0):
    kind, method, tag, head, content, _ = parser.parse(element)
    if not method:
        return element
    parts, rest = b"", content
    while rest:
        length = len(_first(rest))
        parts, rest = parts + _rewritten(rest[:length], depth + 1), rest[length:]
    if (depth, kind, tag) == (_DEPTH, _CONTEXT, 0):
        return head[:1] + b"\x82" + len(parts).to_bytes(2, "big") + parts
    return parser.emit(kind, method, tag, parts)


def _first(content):
    _, _, _, head, inner, trailer = parser.parse(content)
    return head + inner + trailer


def _later(change):
    """Return what changes a PDF by appending to it, as programs that edit PDF do."""

    def changed(pdf):
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        change(writer)
        file = BytesIO()
        writer.write(file)
        return file.getvalue()

    return changed


@_later
def white_box(writer):
    """Paint the page over."""
    box = generic.StreamObject(stream_data=b"q 1 1 1 rg 50 400 400 60 re f Q\n")
    writer.add_stream_to_page(0, writer.add_object(box))


def swapped(name, content=b"{}"):
    """Return what puts another file in the place of an attached one."""

    @_later
    def swap(writer):
        names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
        files = names[[str(one) for one in names].index(name) + 1]["/EF"]
        files["/F"] = writer.add_object(generic.StreamObject(stream_data=content))
        writer.update_container(files)

    return swap


@_later
def annotated(writer):
    """Write VOID across the page, as a remark."""
    page = writer.root["/Pages"]["/Kids"][0]
    remark = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Contents"): generic.TextStringObject("VOID"),
            generic.pdf_name("/DA"): generic.TextStringObject("/Helv 40 Tf 1 0 0 rg"),
            generic.pdf_name("/Rect"): generic.ArrayObject(
                map(generic.NumberObject, (100, 300, 400, 400))
            ),
        }
    )
    remarks = [*page.get("/Annots", ()), writer.add_object(remark)]
    page["/Annots"] = generic.ArrayObject(remarks)
    writer.update_container(page)


def stripped(pdf):
    """Return the page as it was before it was signed."""
    return pdf[: pdf.index(b"%%EOF") + len(b"%%EOF\n")]


def signed_by_others(pdf):
    """Return the page as another clinic of the same name signs it."""
    return genuine.OTHERS.sign(stripped(pdf))


def signed_twice(pdf):
    """Return the page with the clinic's signature, and another one's behind it."""
    content = stripped(pdf)
    for name, keys in (("First", genuine.OURS), ("Second", genuine.OTHERS)):
        meta = PdfSignatureMetadata(field_name=name, md_algorithm="sha256")
        signing = PdfSigner(meta, signer_of(keys.taken()))
        content = signing.sign_pdf(IncrementalPdfFileWriter(BytesIO(content))).getvalue()
    return content


def signed_open(pdf):
    """Return the page signed by the clinic's key, but open to changes."""
    meta = PdfSignatureMetadata(field_name="Open", md_algorithm="sha256")
    signing = PdfSigner(meta, signer_of(genuine.OURS.taken()))
    return signing.sign_pdf(IncrementalPdfFileWriter(BytesIO(stripped(pdf)))).getvalue()


def locked(pdf, password="geheim"):
    """Return a PDF that opens with a password alone."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf))
    writer.encrypt(password, algorithm="AES-256")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
