import subprocess
import sys
import zipfile

from tests.architecture.inspection import ROOT


def test_a_wheel_brings_fonts_words_tables_and_the_command(tmp_path):
    options = ("--no-build-isolation", "--no-deps", "--no-index", "--quiet", "-w", tmp_path)
    command = [sys.executable, "-m", "pip", "wheel", *options, ROOT]

    subprocess.run(command, check=True, capture_output=True)

    names = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    assert {
        "app/__init__.py",
        "resources/fonts/NotoSansJP-400.ttf",
        "resources/fonts/NotoSansJP-700.ttf",
        "resources/fonts/OFL.txt",
        "resources/locale/ja/LC_MESSAGES/tenteki.mo",
        "resources/papers/operation-rules.ja.md",
        "resources/reference/shelf.jsonl",
    } <= names
    assert not [name for name in names if name.startswith(("build/", "tests/"))]
