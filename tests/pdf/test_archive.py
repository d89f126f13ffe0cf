"""Papers are documents for the archive: a second program says so."""

import json
import zlib
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import page as validator
import pytest
from pypdf import PdfReader

from app.domain.calendar import JST
from app.pdf.archive import About, Attachment
from app.pdf.fonts import load_fonts
from app.pdf.painter import Page, to_pdf
from tests.pdf import samples
from tests.pdf.samples import FONTS

ABOUT = About(
    title="A-2026-000001 <証明書> & 写し",
    subject="Certificate",
    author="みなと架空診療所",
    keywords="A-2026-000001",
    made_at=datetime(2026, 11, 20, 14, 30, tzinfo=JST),
)
RECORD = Attachment(
    "record.json", json.dumps({"name": "𠮷野"}).encode(), "application/json", "The record"
)


def faults_of(pdf):
    report = validator.validate_pdf_bytes(pdf, profile=validator.ValidationProfile.PDF_A_3B)
    return [str(one) for one in report.failures]


def printed(**changes):
    blank = Page(ABOUT, (), attachments=(RECORD,))
    return to_pdf(replace(blank, **changes), load_fonts(FONTS))


@pytest.mark.parametrize("attachments", [(), (RECORD,), (RECORD, replace(RECORD, name="b.json"))])
def test_a_page_is_one_for_the_archive(attachments):
    assert faults_of(printed(attachments=attachments)) == []


@pytest.mark.parametrize("last", b"\r\n\x00")
def test_a_page_is_one_for_the_archive_whatever_its_pressed_content_ends_in(last):
    content = bytes([last, 255])

    assert zlib.compress(content)[-1] == last
    assert faults_of(printed(attachments=(replace(RECORD, data=content),))) == []


def test_a_certificate_is_one_for_the_archive():
    assert faults_of(samples.page()(samples.certificate())) == []


def test_the_validator_sees_what_is_wrong():
    assert faults_of(printed().replace(b"/AFRelationship", b"/AFRelationshiq"))


def test_what_is_attached_comes_out_as_it_went_in():
    reader = PdfReader(BytesIO(printed()))

    assert reader.attachments["record.json"] == [RECORD.data]


def test_a_document_says_the_same_of_itself_in_both_places():
    reader = PdfReader(BytesIO(printed()))

    said = reader.xmp_metadata
    assert said.dc_title == {"x-default": reader.metadata.title} == {"x-default": ABOUT.title}
    assert said.dc_creator == [reader.metadata.author] == [ABOUT.author]
    assert said.dc_description == {"x-default": reader.metadata.subject}
    assert reader.metadata.creation_date == ABOUT.made_at


def test_the_same_page_is_the_same_bytes():
    assert printed() == printed()
