"""A sheet of what was issued, marked as a copy or as called back; the kept bytes stay as they are.

What is printed here has no signature: the signed file allows no change, and so cannot be marked.
"""

from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from app.pdf.archive import About
from app.pdf.column import ALERT, RIGHT, Type
from app.pdf.fonts import Fonts
from app.pdf.marks import Mark
from app.pdf.painter import Page, to_pdf
from app.pdf.watermark import Remark, watermark

_MARK = "/TentekiMark"
# Between the bar and the first line, right of the number on a second page.
_NOTICE_AT = 23.0
_LINE = 9.4


def reprint(pdf: bytes, about: About, remark: Remark, notice: str, fonts: Fonts) -> bytes:
    """Return the pages of an issued file with a word across each, unsigned.

    `notice` stands above the title: since when, why, and what stands in its place.
    """
    setter = Type(fonts, 1.0)
    marks: list[Mark] = [*watermark(setter, remark)]
    lines = notice.splitlines()
    for up, line in enumerate(reversed(lines)):
        marks.append(setter.text(RIGHT, _NOTICE_AT - up * _LINE, line, ALERT, align=1))
    drawn = PdfFileReader(BytesIO(to_pdf(Page(about, tuple(marks)), fonts)))
    writer: Any = copy_into_new_writer(_without_its_signature(pdf))
    mark = writer.import_page_as_xobject(drawn)
    for place in range(int(writer.root["/Pages"]["/Count"])):
        _put_below(writer, place, mark)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _without_its_signature(pdf: bytes) -> PdfFileReader:
    """Return a file without the field of its signature: once copied it would only seem broken.

    What it carries for programs stays behind as well, for it would prove a void sheet genuine.
    """
    reader = PdfFileReader(BytesIO(pdf))
    root: Any = reader.root
    for key in ("/AcroForm", "/Perms", "/Names", "/AF"):
        root.pop(key, None)
    pages = root["/Pages"]["/Kids"]
    for place in range(len(pages)):
        pages[place].pop("/Annots", None)
    return reader


def _put_below(writer: Any, place: int, mark: object) -> None:  # noqa: ANN401 - pyHanko has no types
    dictionary: Any = DictionaryObject
    drawn = dictionary({NameObject(_MARK): mark})
    below = StreamObject(stream_data=f"q {_MARK} Do Q".encode())
    writer.add_stream_to_page(
        place,
        writer.add_object(below),
        resources=dictionary({NameObject("/XObject"): drawn}),
        prepend=True,
    )
