"""Every command says what it has to say on a terminal that knows no Japanese, too."""

import io
import os
import subprocess
import sys

import pytest

from app.cli.terminal import make_ready, readable
from app.cli.words import parse

LINES = {
    "help": (["--help"], 0),
    "help of a word": (["doctor", "--help"], 0),
    "version": (["--version"], 0),
    "no such word": (["点滴"], 2),
    "check": (["check", "点滴.json"], 2),
    "verify": (["verify", "証明書.pdf", "--language", "ja"], 2),
    "doctor": (["doctor", "--folder", "点滴", "--language", "ja"], 2),
    "backup": (["backup", "--folder", "点滴", "--to", "控え", "--language", "ja"], 2),
    "restore": (["restore", "控え", "--to", "点滴", "--language", "ja", "--login", "森"], 2),
    "drill": (["restore", "控え", "--drill", "--language", "ja", "--login", "森"], 2),
}


@pytest.mark.parametrize(("line", "status"), LINES.values(), ids=LINES)
def test_a_terminal_that_knows_no_japanese_is_told_all_the_same(tmp_path, line, status):
    plain = {**os.environ, "PYTHONIOENCODING": "ascii", "TENTEKI_PASSWORD": "wrong"}
    plain |= {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}

    ended = subprocess.run(
        [sys.executable, "-m", "app", *line], check=False, env=plain, capture_output=True
    )

    said = (ended.stdout + ended.stderr).decode("utf-8")
    assert "Traceback" not in said
    assert (ended.returncode, bool(said.strip())) == (status, True)


def test_the_program_is_named_in_letters_that_every_terminal_has(capsys):
    with pytest.raises(SystemExit):
        parse(["--help"])

    assert capsys.readouterr().out.isascii()


def test_a_terminal_that_knows_japanese_is_told_in_japanese(monkeypatch):
    told = []
    for encoding in ("utf-8", "cp932", "ascii"):
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding))
        told.append(readable("ja"))

    assert told == ["ja", "ja", "en"]


def test_a_program_without_a_terminal_can_speak_unheard(monkeypatch):
    # So does Windows start a program by its picture.
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    make_ready()

    assert sys.stdout.write("点滴") == 2
    assert sys.stderr.write("点滴") == 2
