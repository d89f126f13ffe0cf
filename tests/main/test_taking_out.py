import hashlib
import json
import sys
from contextlib import closing
from dataclasses import replace
from io import BytesIO

import fastjsonschema
import pypdf
import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from app.__main__ import main
from app.demo.furnishing import dehydration
from app.main import opening
from app.paths import RESOURCES
from tests import samples
from tests.pdf.reading import flat

SCHEMA = RESOURCES / "schema" / "tenteki-record-1.schema.json"
INDICATION = "循環血液量及び組織間液の減少時における細胞外液の補給・補正"
LOGIN, PASSWORD = samples.PHYSICIAN.login, samples.PASSWORD
REQUEST = (
    *("--evidence", "--asked-by", "JADA", "--asked-on", "2026-11-21"),
    *("--for", "NPB医事委員会", "--reason", "本人の同意書 2026-11-21"),
)


@pytest.fixture
def clinic_folder(folder, founding):
    """Return the folder of a fictional clinic with one patient, whose name is hard to print."""
    with closing(opening.found(folder, founding, is_specimen=True)) as clinic:
        clinic.patients.register(clinic.actor, samples.PATIENT_FORM)
    return folder


@pytest.fixture
def export(monkeypatch, clinic_folder, tmp_path):
    """Return a function that exports with some more words, and returns status and folder."""
    monkeypatch.setenv("TENTEKI_PASSWORD", PASSWORD)
    out = tmp_path / "out"
    out.mkdir()

    def start(*line, number="00-0001"):
        words = ("export", "--folder", clinic_folder, "--patient", number, "--out", out, *line)
        monkeypatch.setattr(sys, "argv", ["tenteki", *map(str, words), "--language", "ja"])
        return main(), out

    return start


def test_a_record_is_exported_without_a_window_and_read_without_this_program(export, capsys):
    status, out = export("--from", "2026-01-01")

    assert status == 0
    pdf, text, data = (next(out.glob(f"*.{kind}")) for kind in ("pdf", "txt", "json"))
    assert "山﨑 樹" in text.read_text("utf-8-sig")
    assert json.loads(data.read_text("utf-8"))["patient"]["family"] == "山﨑"
    document = pypdfium2.PdfDocument(pdf)
    assert "山﨑樹" in flat(document[0].get_textpage().get_text_bounded())
    document.close()
    assert capsys.readouterr().out.count("00-0001") == 3


def test_a_record_is_exported_as_fhir(certified, export):
    status, out = export("--as", "fhir")

    assert status == 0
    (data,) = out.iterdir()
    bundle = json.loads(data.read_bytes())
    kinds = [one["resource"]["resourceType"] for one in bundle["entry"]]
    assert kinds.count("MedicationAdministration") == 1
    assert "山﨑" in data.read_text("utf-8")


def test_an_evidence_pack_holds_its_data_within_the_pdf(export):
    status, out = export(*REQUEST)

    assert status == 0
    (pdf,), (data,) = out.glob("*.pdf"), out.glob("*.json")
    reader = pypdf.PdfReader(BytesIO(pdf.read_bytes()))
    assert reader.attachments["record.json"] == [data.read_bytes()]
    cover = flat(reader.pages[0].extract_text())
    assert flat("NPB医事委員会") in cover
    assert flat("本人の同意書 2026-11-21") in cover
    assert json.loads(data.read_bytes())["evidence"]["request"]["asked_by"] == "JADA"


def test_what_a_pack_rests_on_is_asked_for_by_the_names_of_the_command_line(export, capsys):
    status, out = export("--evidence", "--asked-by", "JADA")

    assert status == 1
    assert list(out.iterdir()) == []
    told = capsys.readouterr().err
    assert "--reason" in told
    assert "--for" in told
    assert "--asked-by" not in told


def test_a_number_that_nobody_has_is_told(export, capsys):
    status, out = export(number="99-9999")

    assert status == 1
    assert list(out.iterdir()) == []
    assert capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told_in_words(export, capsys):
    _, out = export()
    for path in out.iterdir():
        path.unlink()
    out.rmdir()

    status, _ = export()

    assert status == 1
    assert "フォルダー" in capsys.readouterr().err


@pytest.fixture
def certified(clinic_folder):
    """Return the folder of a clinic where an infusion was certified, then amended."""
    with closing(opening.enter(clinic_folder, LOGIN, PASSWORD, is_specimen=True)) as clinic:
        actor = clinic.actor
        (patient,) = clinic.patients.search(actor, "00-0001")
        draft = dehydration(opening.new_id(), patient.id, actor.staff)
        (line,) = draft.lines
        small = replace(line, dose="90", volume_ml="90", lot="RL-26", indication=INDICATION)
        draft = replace(draft, basis="嘔吐3回、皮膚ツルゴール低下。", lines=(small,))
        record = clinic.treatments.save(actor, draft)
        final = clinic.treatments.finalise(actor, record.id, PASSWORD)
        clinic.certificates.issue(actor, record.entry, samples.TERMS)
        amended = replace(draft, base=final.version, basis="嘔吐4回、皮膚ツルゴール低下。")
        clinic.treatments.amend(actor, amended, "回数の誤り", PASSWORD)
    return clinic_folder


def test_a_real_pack_holds_record_history_and_certificate(certified, export):
    status, out = export(*REQUEST)

    assert status == 0
    (pdf,), (data,) = out.glob("*.pdf"), out.glob("*.json")
    told = json.loads(data.read_bytes())
    fastjsonschema.compile(json.loads(SCHEMA.read_text("utf-8")))(told)
    (certificate,), (infusion,) = told["certificates"], told["infusions"]
    assert len(infusion["versions"]) == 2
    assert not certificate["valid"]
    reader = pypdf.PdfReader(BytesIO(pdf.read_bytes()))
    (embedded,) = reader.attachments[f"{certificate['number']}.pdf"]
    assert hashlib.sha256(embedded).hexdigest() == certificate["pdf_sha256"]
    pages = [flat(page.extract_text()) for page in reader.pages]
    assert flat("正当な静脈内注入に関する診療記録証明書") in pages[-1]
    record = "".join(pages[1:-1])
    for fact in (
        "嘔吐3回",
        "嘔吐4回",
        "回数の誤り",
        "RL-26",
        infusion["versions"][1]["record_sha256"],
    ):
        assert fact in record
    checkpoint = told["evidence"]["checkpoint"]
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(checkpoint["key"]))
    key.verify(bytes.fromhex(checkpoint["signature"]), checkpoint["text"].encode())


def seal_of(pdf):
    """Return what a validator says of the one signature of a PDF, trusting its own key."""
    (signature,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    trusted = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    return validate_pdf_signature(signature, trusted)


def test_a_pack_and_the_certificate_within_are_each_signed_and_closed(certified, export):
    _, out = export(*REQUEST)

    (pdf,) = out.glob("*.pdf")
    (number,) = [name for name in pypdf.PdfReader(pdf).attachments if name.endswith(".pdf")]
    (embedded,) = pypdf.PdfReader(pdf).attachments[number]
    pack, certificate = seal_of(pdf.read_bytes()), seal_of(embedded)
    for seal in (pack, certificate):
        assert seal.bottom_line
        assert seal.docmdp_ok
        assert seal.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert pack.signing_cert.sha256 == certificate.signing_cert.sha256
