"""Every type in every language, as it is handed out: three other programs agree that it is good."""

import subprocess
from dataclasses import replace

import page as validator
import pytest

from app.domain.audit import canonical
from app.domain.consents import Languages
from app.domain.proofs import proof_of
from app.domain.verifications import Answer, verify
from app.proof.paper import examine_pdf
from app.services.canonical import record_content, record_sha256
from tests.pdf import samples
from tests.proof import genuine

MAKERS = {
    "A": samples.certificate,
    "B": samples.facts_alone,
    "full": samples.full,
    "twenty": samples.twenty,
}


@pytest.fixture(
    scope="module", params=[(name, one) for name in MAKERS for one in Languages], ids=str
)
def issued(request):
    """Return a certificate as the clinic saves it."""
    name, languages = request.param
    made = replace(MAKERS[name](), languages=languages)
    record, hashed = record_content(made.treatment), record_sha256(made.treatment)
    told = canonical({"number": made.number, "record": record, "record_sha256": hashed})
    made = replace(made, record=told, record_sha256=hashed)
    proven = replace(made, code=genuine.OURS.prove(proof_of(made)))
    return genuine.OURS.sign(samples.page()(proven))


def test_it_is_one_for_the_archive(issued):
    report = validator.validate_pdf_bytes(issued, profile=validator.ValidationProfile.PDF_A_3B)

    assert [str(one) for one in report.failures] == []


def test_poppler_finds_the_whole_of_it_signed(issued, tmp_path):
    path = tmp_path / "certificate.pdf"
    path.write_bytes(issued)

    said = subprocess.run(
        ("pdfsig", "-nocert", str(path)), capture_output=True, text=True, check=True
    ).stdout

    assert "Signature is Valid." in said
    assert "- Total document signed" in said


def test_so_do_we(issued):
    assert verify(examine_pdf(issued), genuine.FINGERPRINT).answer is Answer.VALID
