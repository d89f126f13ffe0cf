"""A certificate from the real clinic with its real key, held to the light by two other programs."""

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from io import BytesIO

import pytest
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from app.demo.furnishing import dehydration
from app.domain.imprints import Imprint, ImprintKind
from app.main import opening
from tests import samples
from tests.architecture.inspection import ROOT
from tests.pdf.seals import saved, seal_picture

LOGIN, PASSWORD = samples.PHYSICIAN.login, samples.PASSWORD
FILE = saved(seal_picture(), "JPEG")
INDICATION = "循環血液量及び組織間液の減少時における細胞外液の補給・補正"


@pytest.fixture
def clinic(folder, founding):
    with closing(opening.found(folder, founding, is_specimen=True)) as clinic:
        clinic.patients.register(clinic.actor, samples.PATIENT_FORM)
        yield clinic


@pytest.fixture(
    params=[Imprint(), Imprint(ImprintKind.ROUND), Imprint(ImprintKind.PICTURE, "", FILE)],
    ids=lambda one: one.kind.value,
)
def issued(clinic, tmp_path, request):
    """Return a certificate of an infusion as a file, under each seal, and the key of the day."""
    clinic.imprints.choose(clinic.actor, request.param)
    actor = clinic.actor
    (patient,) = clinic.patients.search(actor, "00-0001")
    draft = dehydration(opening.new_id(), patient.id, actor.staff)
    (line,) = draft.lines
    small = replace(line, dose="90", volume_ml="90", lot="RL-26", indication=INDICATION)
    draft = replace(draft, basis="嘔吐3回、皮膚ツルゴール低下。", lines=(small,))
    record = clinic.treatments.save(actor, draft)
    clinic.treatments.finalise(actor, record.id, PASSWORD)
    path = tmp_path / "certificate.pdf"
    path.write_bytes(clinic.certificates.issue(actor, record.entry, samples.TERMS).pdf)
    return path, clinic.signing.key(actor).today


def verified(path, *more):
    """Return the exit status of `tenteki verify`, as a federation would run it."""
    line = (sys.executable, "-m", "app", "verify", str(path), *more)
    return subprocess.run(line, cwd=ROOT, capture_output=True, check=False).returncode


def test_another_reader_finds_it_whole_and_signed_by_the_clinics_key(issued):
    path, today = issued
    (signature,) = PdfFileReader(BytesIO(path.read_bytes())).embedded_signatures
    trusted = ValidationContext(trust_roots=[Certificate.load(today.content)], allow_fetching=False)

    found = validate_pdf_signature(signature, trusted)

    assert found.bottom_line
    assert found.docmdp_ok
    assert found.coverage is SignatureCoverageLevel.ENTIRE_FILE


def test_verify_believes_it_by_the_clinics_fingerprint_alone(issued):
    path, today = issued

    assert verified(path, "--clinic", today.fingerprint) == 0
    assert verified(path, "--clinic", "0" * 64) == 1
    assert verified(path) == 3


def test_what_was_issued_before_the_key_was_replaced_still_holds(clinic, issued):
    path, before = issued

    after = clinic.signing.replace_key(clinic.actor, PASSWORD)

    assert after.earlier == (before,)
    assert verified(path, "--clinic", before.fingerprint) == 0
    assert verified(path, "--clinic", after.today.fingerprint) == 1
