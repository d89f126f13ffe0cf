"""What makes a page a document for the archive (PDF/A-3b, ISO 19005-3), with the record attached.

ReportLab writes neither the metadata (XMP), nor the colour space that is meant, nor attached
files, and leaves a line end out that the standard asks for.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

_ICC_DATE = slice(24, 36)
Refer = Callable[[object], object]
_MORE_KEYS = ["OutputIntents", "AF"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the document carries; `relation` says what it is to the page (ISO 19005-3, 6.8)."""

    name: str
    data: bytes
    mime: str
    says: str
    relation: str = "Source"


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself, in its information and, word for word the same, in its XMP."""

    title: str
    subject: str
    author: str
    keywords: str
    made_at: datetime


class _Plain(PDFStream):
    """A stream without a filter: some readers refuse metadata with an empty list of them."""

    def format(self, document: PDFDocument) -> bytes:
        """Return the stream as it stands in the file."""
        facts = PDFDictionary({**self.dictionary.dict, "Length": len(self.content)})
        head: bytes = pdfdoc.format(facts, document)
        content: bytes = self.content
        return head + b"\nstream\n" + content + b"\nendstream\n"


class _Referred(PDFDictionary):
    """A dictionary that stands in the file as an object of its own."""

    __RefOnly__ = 1


def describe(canvas: Canvas, about: About) -> None:
    """Let a document say what it is, the same in both places."""
    canvas.setTitle(about.title)
    canvas.setSubject(about.subject)
    canvas.setAuthor(about.author)
    canvas.setKeywords(about.keywords)
    canvas.setCreator("Tenteki")
    canvas.setProducer("Tenteki")
    zone = about.made_at.strftime("%z")
    stamp = f"D:{about.made_at:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"
    # The moment of issue, where ReportLab would write the clock's time or the year 2000.
    canvas.setDateFormatter(lambda *_: stamp)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def prepare(canvas: Canvas, about: About, attachments: Sequence[Attachment] = ()) -> None:
    """Make a document one for the archive; to be called before it is saved."""
    # The document has no public name.
    document: Any = vars(canvas)["_doc"]
    catalog, refer = document.Catalog, document.Reference
    catalog.__NoDefault__ = [*catalog.__NoDefault__, *_MORE_KEYS]
    catalog.__Refs__ = catalog.__NoDefault__
    kind = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    catalog.Metadata = _Plain(PDFDictionary(kind), _xmp(about))
    catalog.OutputIntents = PDFArray([refer(_intent(refer))])
    if attachments:
        # Readers look names up by their order.
        attachments = sorted(attachments, key=lambda one: one.name)
        files = [refer(_file(refer, one, about.made_at)) for one in attachments]
        catalog.AF = PDFArray(files)
        named = [
            part
            for one, file in zip(attachments, files, strict=True)
            for part in (PDFString(one.name), file)
        ]
        catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(named)})})


def _intent(refer: Refer) -> PDFDictionary:
    profile = _pressed({"N": 3}, srgb())
    facts = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": refer(profile),
    }
    return _Referred(facts)


def _file(refer: Refer, one: Attachment, at: datetime) -> PDFDictionary:
    zone = at.strftime("%z")
    facts = {
        "Size": len(one.data),
        "ModDate": PDFString(f"D:{at:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"),
        # The standard's own checksum of an attached file; it guards against accidents alone.
        "CheckSum": f"<{hashlib.md5(one.data, usedforsecurity=False).hexdigest()}>",
    }
    stream = _pressed(
        {
            "Type": PDFName("EmbeddedFile"),
            "Subtype": f"/{one.mime.replace('/', '#2F')}",
            "Params": PDFDictionary(facts),
        },
        one.data,
    )
    kept = refer(stream)
    return _Referred(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(one.name),
            "UF": PDFString(one.name),
            "Desc": PDFString(one.says),
            "AFRelationship": PDFName(one.relation),
            "EF": PDFDictionary({"F": kept, "UF": kept}),
        }
    )


def _pressed(facts: dict[str, object], content: bytes) -> PDFStream:
    return PDFStream(PDFDictionary(facts), content, [pdfdoc.PDFZCompress])


@cache
def srgb() -> bytes:
    """Return the colour space of every screen (sRGB), without the moment it was made at."""
    # Pillow comes with ReportLab; its colour module is wanted here alone.
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_ICC_DATE] = bytes(12)
    return bytes(profile)


def _xmp(about: About) -> bytes:
    at = about.made_at.isoformat(timespec="seconds")
    title, subject, author, keywords = (
        escape(one) for one in (about.title, about.subject, about.author, about.keywords)
    )
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<pdf:Keywords>{keywords}</pdf:Keywords><pdf:Producer>Tenteki</pdf:Producer>
<xmp:CreatorTool>Tenteki</xmp:CreatorTool>
<xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


_written_by_reportlab = PDFStream.format


def _format(stream: PDFStream, document: PDFDocument) -> bytes:
    """Return a stream with the line end that the standard asks for before its end (6.1.7.1)."""
    written: bytes = _written_by_reportlab(stream, document)
    # Of both signs: one alone after a content that ends in the other would seem to be one with it.
    return written.removesuffix(b"endstream\n") + b"\r\nendstream\n"


# For every stream, since ReportLab makes those of pages and fonts itself.
PDFStream.format = _format  # type: ignore[method-assign,assignment]
