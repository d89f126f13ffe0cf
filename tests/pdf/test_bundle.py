from io import BytesIO

import pypdf
from pypdf.generic import DictionaryObject, NameObject, RectangleObject

from app.pdf.bundle import bind, pages_of
from tests.fakes import blank_pdf
from tests.pdf.reading import copied, printed
from tests.pdf.samples import certificate


def test_others_follow_as_they_are_with_the_originals_embedded():
    first, paper = blank_pdf("cover"), printed(certificate())

    bundle = bind(first, [paper, paper], [("証明書.pdf", paper), ("a.json", b"{}")])

    reader = pypdf.PdfReader(BytesIO(bundle))
    assert len(reader.pages) == pages_of(bundle) == 3
    assert reader.attachments["証明書.pdf"] == [paper]
    assert reader.attachments["a.json"] == [b"{}"]
    assert reader.pages[1].extract_text() == copied(paper)[0]


def test_one_that_binds_nothing_is_itself():
    assert pages_of(bind(blank_pdf("cover"), [], [])) == 1


def test_the_field_of_a_signature_stays_in_the_original_alone():
    writer = pypdf.PdfWriter(BytesIO(blank_pdf("signed")))
    for kind in ("/Widget", "/Text"):
        mark = {NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject(kind)}
        box = RectangleObject((0, 0, 9, 9))
        writer.add_annotation(0, DictionaryObject({**mark, NameObject("/Rect"): box}))
    signed = BytesIO()
    writer.write(signed)

    bundle = bind(blank_pdf("cover"), [signed.getvalue()], [("signed.pdf", signed.getvalue())])

    reader = pypdf.PdfReader(BytesIO(bundle))
    kinds = [one.get_object()["/Subtype"] for one in reader.pages[1]["/Annots"]]
    assert kinds == ["/Text"]
    assert reader.attachments["signed.pdf"] == [signed.getvalue()]
