"""The demo's walk: the real program through the main job, over a real database, unseen."""

import os
import subprocess
import sys
from pathlib import Path

import gallery
import pypdf
import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]
# A walk through all of the program; other tests run beside it.
pytestmark = pytest.mark.timeout(300)
STEPS = {
    "refused-without-basis",
    "refused-exosome",
    "saved",
    "finalised",
    "certificate-without-consent",
    "certificate",
    "amending",
    "withdrawing-refused",
    "athlete-with-outside",
    "today",
    "to-do",
    "to-do-approved",
    "discarding",
    "trail",
    "new-person-refused",
    "new-password",
    "own-password-refused",
    "second-factor",
    "rules-compared",
    "register",
    "void-sheet",
    "team-certified",
    "check-valid",
    "check-not-valid",
    "check-unknown",
    "check-known",
    "check-called-back",
    "known-clinics",
    "bedside-wrong-band",
    "bedside-beginning",
    "bedside-reaction",
    "bedside-ended",
    "people",
    "clinic",
    "products",
    "appearance",
    "computer",
    "locked",
    *("copied", "set-filled", "label", "diagnosis-of-parts", "table-tried", "taken-out-as-fhir"),
    *("tour", "sets"),
    *gallery.GUIDE,
}


@pytest.mark.parametrize(
    ("language", "theme", "size"), [("ja", "light", (1280, 800)), ("en", "dark", (1024, 700))]
)
def test_the_main_job_runs_from_an_empty_computer_to_a_certificate(tmp_path, language, theme, size):
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "app", "demo", "--tour", "--out", str(tmp_path)),
            *("--language", language, "--theme", theme, "--size", "{}x{}".format(*size)),
        ],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    pictures = {file.stem.partition("-")[2] for file in tmp_path.rglob("*.png")}
    assert pictures >= STEPS
    with Image.open(next(tmp_path.rglob("*-today.png"))) as today:
        assert today.size == size
    fingerprint = (tmp_path / "clinic.fingerprint").read_text("utf-8").strip()
    verify = (sys.executable, "-m", "app", "verify", tmp_path / "certificate.pdf")
    verified = subprocess.run(
        (*verify, "--clinic", fingerprint), cwd=ROOT, capture_output=True, check=False
    )
    assert verified.returncode == 0, verified.stdout
    text = pypdf.PdfReader(tmp_path / "certificate.pdf").pages[0].extract_text()
    assert "葛󠄀城 悠真" in text
    assert "A-20" in text
    assert "脱水症" in text
    assert (tmp_path / "key-letter.png").stat().st_size > 9999
    assert list((tmp_path / "team").glob("*.pdf"))
