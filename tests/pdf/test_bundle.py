from io import BytesIO

import pypdf

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
