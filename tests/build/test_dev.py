import ast
import subprocess
import sys

import dev
import errands
import pytest

from tests.architecture.inspection import ROOT


def start(*arguments):
    command = [sys.executable, ROOT / "build" / "dev.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_help_explains_every_word():
    said = start("--help").stdout

    assert all(meaning in said for meaning in dev.WORDS.values())


def test_every_word_is_carried_out_by_somebody():
    assert errands.ERRANDS.keys() == dev.WORDS.keys()


def test_an_unknown_word_is_refused():
    ended = start("dance")

    assert ended.returncode == 2
    assert "dance" in ended.stderr


@pytest.mark.parametrize("name", ["dev.py", "interpreter.py"])
def test_an_old_python_can_read_it_far_enough_to_be_sent_away(name):
    source = (ROOT / "build" / name).read_text("utf-8")

    ast.parse(source, feature_version=(3, 7))


def test_dev_reads_nothing_but_the_standard_library_before_the_environment_stands():
    # -S: without the packages that happen to be installed.
    said = "import sys; sys.path.insert(0, 'build'); import errands"

    ended = subprocess.run([sys.executable, "-S", "-c", said], cwd=ROOT, check=False)

    assert ended.returncode == 0
