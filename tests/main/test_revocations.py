"""From the clinic's books to the federation's answer: what was called back is refused."""

import json
import sys
from contextlib import closing
from dataclasses import replace

import pytest

from app.__main__ import main
from app.demo.furnishing import dehydration
from app.main import opening
from tests import samples

INDICATION = "循環血液量及び組織間液の減少時における細胞外液の補給・補正"
LOGIN, PASSWORD = samples.PHYSICIAN.login, samples.PASSWORD


@pytest.fixture
def certified(folder, founding, tmp_path):
    """Return a clinic's fingerprint and the files of two certificates; the first was called back."""
    with closing(opening.found(folder, founding, is_specimen=True)) as clinic:
        actor = clinic.actor
        patient = clinic.patients.register(actor, samples.PATIENT_FORM)
        draft = dehydration(opening.new_id(), patient.id, actor.staff)
        (line,) = draft.lines
        small = replace(line, dose="90", volume_ml="90", lot="RL-26", indication=INDICATION)
        draft = replace(draft, basis="嘔吐3回、皮膚ツルゴール低下。", lines=(small,))
        record = clinic.treatments.save(actor, draft)
        clinic.treatments.finalise(actor, record.id, PASSWORD)
        wrong = clinic.certificates.issue(actor, record.entry, samples.TERMS)
        clinic.register.revoke(actor, wrong.number, "提出先の誤り", PASSWORD)
        right = clinic.certificates.issue(actor, record.entry, samples.TERMS)
        fingerprint = clinic.signing.key(actor).today.fingerprint
    files = tmp_path / "wrong.pdf", tmp_path / "right.pdf"
    for file, issued in zip(files, (wrong, right), strict=True):
        file.write_bytes(issued.pdf)
    return fingerprint, *files


@pytest.fixture
def tenteki(monkeypatch, folder):
    """Return a function that starts the program with a line, and returns its exit status."""
    monkeypatch.setenv("TENTEKI_PASSWORD", PASSWORD)

    def start(*line):
        monkeypatch.setattr(sys, "argv", ["tenteki", *map(str, line), "--language", "en"])
        return main()

    return start


def test_a_list_from_the_books_refuses_what_was_called_back_and_nothing_else(
    certified, tenteki, folder, tmp_path, capsysbinary
):
    fingerprint, wrong, right = certified
    listed = tmp_path / "revocations.txt"

    assert tenteki("revocations", "--folder", folder, "--out", listed) == 0
    capsysbinary.readouterr()
    with_list = ("--clinic", fingerprint, "--revocations", listed, "--json")
    refused = tenteki("verify", wrong, *with_list), json.loads(capsysbinary.readouterr().out)
    believed = tenteki("verify", right, *with_list), json.loads(capsysbinary.readouterr().out)

    assert refused[0] == 1
    assert [one["code"] for one in refused[1]["doubts"]] == ["revoked"]
    assert (believed[0], believed[1]["doubts"]) == (0, [])
    # The new one says itself whose place it takes.
    assert ["In the place of", refused[1]["number"]] in believed[1]["stated"]
    assert "提出先" not in listed.read_text("ascii")


def test_a_list_that_cannot_be_written_is_told_in_words(certified, tenteki, folder, tmp_path):
    assert tenteki("revocations", "--folder", folder, "--out", tmp_path / "no" / "list") == 1
