"""A physician's day: from a name to a certificate that others can check, and a correction."""

import subprocess
import sys

import pytest

from app.demo.forms import BASIS, DIAGNOSIS, IV_REASON
from app.demo.people import LOGIN, NEWCOMER
from tests.acceptance.clinic import REGULAR, SET
from tests.acceptance.driving.running import ROOT
from tests.acceptance.window import certificate, entry, patients, question, register, sign_in

MOST_STROKES = 25  # from the patient to the certificate, besides the free text


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_physician_certifies_an_infusion_without_a_mouse(day, clinic, tmp_path, language):
    paper = tmp_path / "certificate.pdf"
    product = {"ja": "ラクテック", "en": "Lactec"}[language]

    with day(language) as physician:
        sign_in.come_in(physician, LOGIN, "board")
        physician.look("today")
        question.ask(physician, "らくてっく注 500", product)
        patients.find(physician, NEWCOMER.family_romaji, NEWCOMER.given)
        patients.begin_an_infusion(physician)
        entry.write_diagnosis(physician, "だっすい", *DIAGNOSIS)
        entry.write_times(physician)
        entry.add_product(physician, "らくてっく注 500", product, "500")
        entry.give_reason(physician, IV_REASON)
        entry.save(physician)
        physician.see("basis_message")
        physician.look("refused-without-basis")
        physician.write("basis", BASIS)
        physician.look("complete")
        entry.be_refused(physician, "エクソソーム")
        entry.save(physician)
        physician.reads("patient_bar", physician.say("Saved, version {version}", version=1))
        physician.look("saved")
        entry.finalise(physician)
        physician.look("final")
        certificate.issue(physician, "東都ファルコンズ 医務担当")
        certificate.save_as(physician, paper)
        physician.keys("Escape")
        patients.open_the_latest_record(physician)
        entry.amend(physician, "basis", f"{BASIS} 体重 2.1 kg 減。", "体重の記載漏れ")
        physician.reads("patient_bar", physician.say("Final, version {version}", version=2))
        physician.look("amended")
        strokes = regular_entry(physician, product)
        newest = register.newest(physician)

    assert strokes <= MOST_STROKES
    # An English window tells people in letters.
    names = (REGULAR.given, REGULAR.given_romaji)
    assert any(name in cell for cell in newest for name in names)
    assert verified(paper, clinic.fingerprint) == 0


def regular_entry(physician, product):
    """Certify what many come with, by a regular set; return how many keys it took."""
    before = physician.hands.strokes
    patients.find(physician, REGULAR.family_romaji, REGULAR.given)
    patients.begin_an_infusion(physician)
    entry.write_diagnosis(physician, "だっすい", *DIAGNOSIS)
    entry.begin_earlier(physician)
    entry.take_set(physician, SET.name, product)
    entry.write_basis(physician, BASIS)
    entry.save(physician)
    physician.reads("patient_bar", physician.say("Saved, version {version}", version=1))
    entry.finalise(physician)
    certificate.issue(physician, "東都ファルコンズ 医務担当")
    return physician.hands.strokes - before


def verified(paper, fingerprint):
    """Return what the program says of a certificate to whoever holds it in hand."""
    verify = (sys.executable, "-m", "app", "verify", str(paper), "--clinic", fingerprint)
    return subprocess.run(verify, cwd=ROOT, capture_output=True, check=False).returncode
