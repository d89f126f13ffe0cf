import sys

import interpreter
import pytest


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (3, 14)])
def test_these_versions_will_do(version):
    assert interpreter.is_right("cpython", version)


@pytest.mark.parametrize(
    ("implementation", "version"), [("cpython", (3, 10)), ("cpython", (3, 15)), ("pypy", (3, 11))]
)
def test_these_will_not(implementation, version):
    assert not interpreter.is_right(implementation, version)


def test_the_sentence_names_what_is_wanted_and_what_was_found():
    said = interpreter.what_is_missing()

    assert "3.11" in said
    assert f"{sys.version_info[0]}.{sys.version_info[1]}" in said


def test_without_any_on_the_path_no_other_is_found(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert interpreter.find_another() == []


def test_one_on_the_path_that_fails_is_passed_over(monkeypatch, tmp_path):
    broken = tmp_path / "python3.14"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert interpreter.find_another() == []
