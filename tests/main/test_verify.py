"""`tenteki verify` as a federation starts it: a process of its own."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime

import fastjsonschema
import pytest

from app.domain.proofs import RevocationList, Revoked
from app.proof.revocations import to_file
from tests.architecture.inspection import ROOT
from tests.cli.test_verifying import SCHEMA
from tests.pdf.reading import picture
from tests.proof import genuine, tampering

_HEAVY = "PySide6 sqlalchemy alembic sqlcipher3 db app.ui app.demo pyhanko pypdfium2 zxingcpp PIL"


def tenteki(*arguments, **options):
    """Run the program as somebody at the command line does."""
    return subprocess.run(
        [sys.executable, "-m", "app", "verify", *map(str, arguments)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        **options,
    )


@pytest.fixture
def file(tmp_path):
    """Return the path of a genuine certificate."""
    path = tmp_path / "証明書.pdf"
    path.write_bytes(genuine.certificate().pdf)
    return path


@pytest.fixture
def listed(tmp_path):
    """Return what writes a clinic's list of what it called back."""

    def write(*numbers, keys=genuine.OURS):
        at = datetime(2026, 11, 21, tzinfo=UTC)
        revoked = tuple(Revoked(number, at, "記録の訂正") for number in numbers)
        path = tmp_path / "list.txt"
        path.write_bytes(to_file(RevocationList(at, revoked), keys.taken().private))
        return path

    return write


PINNED = ("--clinic", genuine.FINGERPRINT)
WORDS = {
    "valid": (PINNED, 0, "Genuine", "真正です"),
    "of another clinic": (("--clinic", genuine.OTHER_FINGERPRINT), 1, "Not valid", "有効"),
    "whose is not known": ((), 3, "Intact, but whose it is is not known", "指紋"),
}


@pytest.mark.parametrize(("arguments", "status", "english", "japanese"), WORDS.values(), ids=WORDS)
def test_a_certificate_is_answered_in_two_languages(file, arguments, status, english, japanese):
    utf8 = {**os.environ, "PYTHONUTF8": "1"}

    en = tenteki(file, *arguments, "--language", "en", env=utf8)
    ja = tenteki(file, *arguments, "--language", "ja", env=utf8)

    assert (en.returncode, en.stderr, ja.returncode, ja.stderr) == (status, b"", status, b"")
    assert en.stdout.decode().startswith(english)
    assert japanese in ja.stdout.decode().splitlines()[0]


def test_a_file_that_was_changed_is_not_valid(file):
    file.write_bytes(tampering.white_box(file.read_bytes()))

    ran = tenteki(file, *PINNED, "--language", "en")

    assert (ran.returncode, ran.stderr) == (1, b"")
    assert "Something was drawn over it" in ran.stdout.decode()
    assert "WATANABE" not in ran.stdout.decode()


def test_a_code_and_a_photograph_are_looked_at_as_well(tmp_path):
    photograph = tmp_path / "photograph.jpg"
    picture(genuine.certificate().pdf, 200).save(photograph)

    for what in (genuine.code(), photograph):
        ran = tenteki(what, *PINNED, "--json")

        assert (ran.returncode, ran.stderr) == (0, b"")
        answer = fastjsonschema.validate(SCHEMA, json.loads(ran.stdout))
        assert (answer["number"], answer["record"]) == (genuine.certificate().number, None)


def test_the_answer_as_data_carries_the_record(file):
    ran = tenteki(file, *PINNED, "--json", env={**os.environ, "PYTHONIOENCODING": "ascii"})

    answer = fastjsonschema.validate(SCHEMA, json.loads(ran.stdout.decode()))
    assert (ran.returncode, answer["answer"]) == (0, "valid")
    assert answer["record"] == json.loads(genuine.certificate().content)


def test_what_the_clinic_called_back_is_not_valid(file, listed):
    called_back = listed(genuine.certificate().number)

    ran = tenteki(file, *PINNED, "--revocations", called_back, "--json")

    answer = json.loads(ran.stdout)
    assert (ran.returncode, answer["revocations"]) == (1, "counted")
    assert [one["code"] for one in answer["doubts"]] == ["revoked"]


def test_a_list_without_its_number_changes_nothing(file, listed):
    assert tenteki(file, *PINNED, "--revocations", listed("A-2026-999999")).returncode == 0


def test_another_clinics_list_calls_nothing_back_and_that_is_told(file, listed):
    theirs = listed(genuine.certificate().number, keys=genuine.OTHERS)

    ran = tenteki(file, *PINNED, "--revocations", theirs, "--language", "en")

    assert ran.returncode == 0
    assert "was signed by another key: it was not looked at" in ran.stdout.decode()


@pytest.mark.parametrize("content", [None, b"", b"IVR1:broken", b"\xff", genuine.code().encode()])
def test_a_list_that_cannot_be_read_is_not_passed_over(file, tmp_path, content):
    path = tmp_path / "list.txt"
    if content is not None:
        path.write_bytes(content)

    ran = tenteki(file, *PINNED, "--revocations", path, "--language", "en")

    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr == b"tenteki: The list of revocations cannot be read.\n"


@pytest.mark.parametrize("name", ["no such file.pdf", ".", "-", "", "/dev/zero", "A" * 5000])
def test_what_is_no_file_is_told_as_such(tmp_path, name):
    ran = tenteki(name, "--json", stdin=subprocess.DEVNULL)

    assert (ran.returncode, ran.stderr) == (2, b"")
    assert json.loads(ran.stdout)["doubts"][0]["code"] == "no_file"


def test_a_terminal_that_knows_no_japanese_is_told_in_english(file):
    plain = {**os.environ, "PYTHONIOENCODING": "ascii"}

    ran = tenteki(file, *PINNED, "--language", "ja", env=plain)

    assert ran.stdout.isascii()
    assert ran.stdout.startswith(b"Genuine")
    assert b"\\u6e21\\u9089" in ran.stdout


def test_the_process_that_answers_reads_nothing_of_a_stranger_itself(file):
    script = (
        "import sys\n"
        "from app.__main__ import main\n"
        f"sys.argv = ['tenteki', 'verify', {str(file)!r}]\n"
        "if __name__ == '__main__':\n"
        "    main()\n"
        f"    heavy = set({_HEAVY!r}.split()) & sys.modules.keys()\n"
        "    sys.exit(f'brought in: {heavy}' if heavy else 0)\n"
    )

    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, capture_output=True)

    assert (ran.returncode, ran.stderr) == (0, b"")
