import hashlib
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pypdf
import pytest
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from app.credentials.clinic_key import new_key, told
from app.pdf.signing import LOCATION, REASONS, PdfSigning, SignedAlready, signer_of
from app.services.signing import Use
from tests.pdf import samples

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture(scope="module")
def key():
    return new_key(samples.certificate().facility, NOW, ())


@pytest.fixture(scope="module")
def page():
    return samples.page()(samples.certificate())


@pytest.fixture
def sign(key):
    return PdfSigning(lambda: signer_of(key), lambda: NOW)


@pytest.fixture
def signed(sign, page):
    return sign(page)


def status(pdf, key):
    """Return what pyHanko's own validator says of the one signature, trusting this key alone."""
    (signature,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    root = Certificate.load(told(key.certificate).content)
    return validate_pdf_signature(
        signature, ValidationContext(trust_roots=[root], allow_fetching=False)
    )


def test_a_second_reader_finds_the_page_closed_as_a_whole_by_the_clinic(signed, key):
    told_by_reader = status(signed, key)

    assert told_by_reader.bottom_line
    assert told_by_reader.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert told_by_reader.docmdp_ok
    public = told_by_reader.signing_cert.public_key.dump()
    assert hashlib.sha256(public).hexdigest() == told(key.certificate).fingerprint


def test_it_certifies_and_allows_no_change(signed):
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures

    assert signature.docmdp_level is MDPPerm.NO_CHANGES
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert PdfFileReader(BytesIO(signed)).root["/Perms"]["/DocMDP"] == signature.sig_object


def test_readers_are_told_who_why_where_and_when_by_the_clinics_clock(signed):
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures

    said = signature.sig_object
    assert said["/Name"] == samples.certificate().facility.name
    assert (said["/Reason"], said["/Location"]) == (REASONS[Use.CERTIFICATE], LOCATION)
    assert signature.self_reported_timestamp == NOW


def test_the_page_is_in_it_as_it_was_printed_and_its_text_with_it(signed, page):
    text = pypdf.PdfReader(BytesIO(signed)).pages[0].extract_text()

    assert signed.startswith(page)
    assert samples.certificate().number in text


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.9])
def test_one_changed_byte_of_the_page_is_seen(signed, page, key, share):
    changed = bytearray(signed)
    place = changed.index(b"stream\n") + 20 if share < 0.1 else int(len(page) * share)
    changed[place] ^= 1

    assert not is_valid(bytes(changed), key)


def is_valid(pdf, key):
    try:
        found = status(pdf, key)
    except Exception:  # noqa: BLE001 - what cannot be read is not valid
        return False
    return found.bottom_line and found.coverage is SignatureCoverageLevel.ENTIRE_FILE


def test_a_white_box_laid_over_it_later_is_seen(signed, key):
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    writer.root["/Lang"] = writer.root["/Lang"]
    writer.update_root()
    later = BytesIO()
    writer.write(later)

    assert not is_valid(later.getvalue(), key)


def test_something_behind_its_end_is_seen(signed, key):
    assert not is_valid(signed + b"% more\n", key)


def test_another_key_of_a_clinic_of_the_same_name_has_another_fingerprint(signed):
    other = new_key(samples.certificate().facility, NOW, ())
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures

    assert (
        signature.signer_cert.subject == Certificate.load(told(other.certificate).content).subject
    )
    public = signature.signer_cert.public_key.dump()
    assert hashlib.sha256(public).hexdigest() != told(other.certificate).fingerprint


@pytest.mark.parametrize("name", ["山", "山本スポーツ整形外科内科" * 5])
def test_a_clinic_of_any_name_has_room_for_its_signature(name, page):
    owner = replace(samples.certificate().facility, name=name)
    key = new_key(owner, NOW, ())

    assert is_valid(PdfSigning(lambda: signer_of(key), lambda: NOW)(page), key)


def test_nothing_is_signed_twice(sign, signed):
    with pytest.raises(SignedAlready):
        sign(signed)


@pytest.mark.parametrize("use", list(Use))
def test_readers_are_told_what_it_was_signed_for(key, page, use):
    pdf = PdfSigning(lambda: signer_of(key), lambda: NOW, use)(page)
    (signature,) = PdfFileReader(BytesIO(pdf)).embedded_signatures

    assert signature.sig_object["/Reason"] == REASONS[use]


def test_the_date_of_its_change_is_told_by_the_clinics_clock_alone(key, page):
    at = datetime(2031, 2, 3, 4, 5, 6, tzinfo=UTC)
    pdf = PdfSigning(lambda: signer_of(key), lambda: at)(page)

    reader = pypdf.PdfReader(BytesIO(pdf))
    assert reader.metadata.modification_date == at
    assert reader.xmp_metadata.xmp_modify_date.replace(tzinfo=UTC) == at


def test_poppler_agrees_that_the_whole_page_is_signed_by_the_clinic(signed, tmp_path):
    """Another reader, in wide use, which knows nothing of ours; it cannot know who issued the key."""
    path = tmp_path / "certificate.pdf"
    path.write_bytes(signed)
    line = ("pdfsig", "-nocert", str(path))

    said = subprocess.run(line, capture_output=True, text=True, check=False).stdout

    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "Not total document signed" not in said
    assert samples.certificate().facility.name in said
