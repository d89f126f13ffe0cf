import json
import sys
from contextlib import closing
from io import BytesIO

import pypdf
import pypdfium2
import pytest

from app.__main__ import main
from app.main import opening
from tests import samples
from tests.pdf.reading import flat

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
