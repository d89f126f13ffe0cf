"""Sheets of what was issued, marked as copies or as void; the kept bytes are never touched."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from uuid import UUID

import page as validator
import pypdf
import pytest

from app.credentials.clinic_key import new_key
from app.domain.calendar import local
from app.domain.endings import Ended, Ending
from app.domain.keys import Stamp
from app.pdf.signing import PdfSigning, signer_of
from app.pdf.watermark import Remark, notice
from app.services.ports import IssuedCertificate
from tests.pdf import samples, seals
from tests.pdf.reading import picture, printed

NOW = datetime.now(UTC).replace(microsecond=0)
KINDS = {
    "one page": samples.certificate,
    "two pages": samples.twenty,
    "facts alone": samples.facts_alone,
    "with a picture of a seal": lambda: samples.certificate(imprint=seals.PICTURE),
}
WORDS = {Remark.COPY: "写し  COPY", Remark.VOID: "失効  VOID"}


@pytest.fixture(scope="module", params=KINDS)
def issued(request):
    made = replace(KINDS[request.param](), record="{}", code="IVC1:A")
    key = new_key(samples.CLINIC, NOW, ())
    pdf = PdfSigning(lambda: signer_of(key), lambda: NOW)(printed(made))
    nobody = UUID(int=0)
    return IssuedCertificate(
        made.number, made.kind, nobody, nobody, nobody, Stamp(nobody, NOW), "{}", pdf, ""
    )


@pytest.mark.parametrize("remark", WORDS)
def test_every_page_is_marked_and_says_all_that_it_said(issued, remark):
    before = pypdf.PdfReader(BytesIO(issued.pdf)).pages

    after = pypdf.PdfReader(BytesIO(samples.page().reprint(issued, remark))).pages

    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        assert WORDS[remark] in new.extract_text()
        assert set(old.extract_text().split()) <= set(new.extract_text().split())
        assert WORDS[remark] not in old.extract_text()


def test_the_mark_is_seen_below_the_words(issued):
    plain = picture(issued.pdf)
    marked = picture(samples.page().reprint(issued, Remark.VOID))

    greys = sum(1 for old, new in zip(plain.tobytes(), marked.tobytes(), strict=True) if old != new)
    assert greys > 5000
    assert marked.getextrema()[0] == plain.getextrema()[0]


def test_it_is_told_why(issued):
    sheet = samples.page().reprint(issued, Remark.VOID, "2026-11-25 失効(再発行先 A-2026-000301)")

    assert "再発行先 A-2026-000301" in pypdf.PdfReader(BytesIO(sheet)).pages[0].extract_text()


def test_no_sheet_passes_for_the_signed_file(issued):
    sheet = pypdf.PdfReader(BytesIO(samples.page().reprint(issued, Remark.COPY)))

    root = sheet.trailer["/Root"]
    assert "/AcroForm" not in root
    assert "/Perms" not in root
    assert not any("/Annots" in page for page in sheet.pages)


def test_no_sheet_carries_what_proves_the_signed_file(issued):
    sheet = samples.page().reprint(issued, Remark.VOID)

    assert set(pypdf.PdfReader(BytesIO(issued.pdf)).attachments) == {"record.json", "code.txt"}
    assert not pypdf.PdfReader(BytesIO(sheet)).attachments
    assert b"/EmbeddedFile" not in sheet


@pytest.mark.parametrize("remark", WORDS)
def test_a_sheet_is_one_for_the_archive_like_what_was_signed(issued, remark):
    for pdf in (issued.pdf, samples.page().reprint(issued, remark)):
        report = validator.validate_pdf_bytes(pdf, profile=validator.ValidationProfile.PDF_A_3B)
        assert [str(one) for one in report.failures] == []


def test_what_was_issued_stays_as_it_is(issued):
    before = bytes(issued.pdf)

    samples.page().reprint(issued, Remark.COPY)

    assert issued.pdf == before


@pytest.mark.parametrize("by", Ending)
def test_a_void_sheet_says_since_when_by_what_and_what_stands_in_its_place(issued, by):
    ended = Ended(by, NOW, "別の選手の記録で発行した")
    words = notice(ended, "A-2026-000301")

    text = pypdf.PdfReader(BytesIO(samples.page().reprint(issued, Remark.VOID, words))).pages[0]

    assert all(line in text.extract_text() for line in words.splitlines())
    assert words.count(f"{local(NOW):%Y-%m-%d %H:%M}") == 2
    assert words.count("A-2026-000301") == 2
    assert ended.reason not in words


def test_a_copy_says_where_the_signature_is():
    assert notice(None) == (
        "写し:電子署名は原本のファイルにだけあります。\n"
        "Copy: only the file that was issued bears the signature."
    )


def test_what_has_nothing_in_its_place_names_nothing():
    assert "再発行先" not in notice(Ended(Ending.REVOKED, NOW, ""))
    assert "place" not in notice(Ended(Ending.REVOKED, NOW, ""))
