import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.inspection import ROOT

# The first of them may have to bundle the program before it can start it.
pytestmark = pytest.mark.timeout(600)


def mapped(process):
    """Return the files that a process has in its memory at this moment."""
    try:
        lines = Path(f"/proc/{process.pid}/maps").read_text("utf-8").splitlines()
    except OSError:
        return set()
    return {line.split(maxsplit=5)[5] for line in lines if "/" in line}


def watch(process):
    """Return how a process ended, and every file that it was seen to have in its memory."""
    seen = set()
    while True:
        seen |= mapped(process)
        try:
            return process.wait(timeout=0.5), seen
        except subprocess.TimeoutExpired:
            continue


@pytest.fixture(scope="module")
def walked(commands, tmp_path_factory):
    """What the installed program leaves of its main job, and the files it had in its memory."""
    place = tmp_path_factory.mktemp("walked")
    out = place / "写真 と 証明書"
    with (
        (place / "said").open("wb") as said,
        subprocess.Popen(
            [commands / "tenteki", "demo", "--tour", "--out", out],
            cwd=place,
            env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(place)},
            stdout=said,
            stderr=said,
        ) as process,
    ):
        ended, seen = watch(process)
    assert ended == 0, (place / "said").read_text("utf-8", "replace")
    return out, seen


def ask(commands, bare, *words):
    return subprocess.run(
        [commands / "tenteki-cli", *words],
        env=bare,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_founds_registers_records_finalises_and_certifies(walked):
    out, _ = walked

    pictures = {file.stem.split("-", 1)[1] for file in out.rglob("*.png") if "-" in file.stem}
    assert {"first-start", "registering", "patient"} <= pictures
    assert (out / "certificate.pdf").read_bytes().startswith(b"%PDF")


def test_its_certificate_is_genuine_by_its_own_command_line(commands, walked, bare):
    out, _ = walked
    fingerprint = (out / "clinic.fingerprint").read_text("utf-8").strip()

    found = ask(commands, bare, "verify", "--clinic", fingerprint, out / "certificate.pdf")

    assert found.returncode == 0, found.stdout + found.stderr


def test_a_changed_certificate_is_refused_by_its_command_line(commands, walked, bare):
    out, _ = walked

    found = ask(commands, bare, "verify", "--json", out / "certificate-changed.pdf")

    assert found.returncode != 0
    assert json.loads(found.stdout)


def test_it_brings_the_page_along_that_verifies(walked):
    out, _ = walked

    assert (out / "tenteki-verifier.html").stat().st_size > 100_000


def test_it_uses_no_python_but_its_own(installed, walked):
    _, seen = walked

    strangers = [file for file in seen if "python" in file.lower() and str(installed) not in file]
    assert any(str(installed) in file for file in seen)
    assert not strangers
    assert not [file for file in seen if file.startswith((str(ROOT), sys.prefix))]


def test_it_speaks_japanese_where_the_terminal_can(commands, walked, bare):
    out, _ = walked

    said = ask(
        commands, {**bare, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}, "verify", "--language", "ja",
        out / "certificate.pdf",
    ).stdout  # fmt: skip

    assert "です" in said or "ます" in said
