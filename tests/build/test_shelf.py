import os
import shutil

import pytest
import shelf

from app.reference.shelf import open_shelf
from tests.architecture.inspection import ROOT


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A reference folder of its own, with its shelf and the code that reads it."""
    copy = tmp_path / "reference"
    shutil.copytree(ROOT / "resources" / "reference", copy)
    code = tmp_path / "code"
    code.mkdir()
    (code / "text.py").touch()
    monkeypatch.setattr(shelf, "READERS", (code,))
    shelf.make_shelf(copy)
    later = (copy / shelf.FILE).stat().st_mtime + 10
    os.utime(copy / shelf.FILE, (later, later))
    return copy


def test_a_shelf_that_was_made_is_taken_up(folder):
    assert open_shelf(str(folder)) is not None
    assert not shelf.is_stale(folder)


@pytest.mark.parametrize(
    "name", ["formulary.csv", "editions/wada-2026.toml", "editions", "../code/text.py"]
)
def test_what_changes_makes_the_shelf_stale(folder, name):
    later = (folder / shelf.FILE).stat().st_mtime + 10

    os.utime(folder / name, (later, later))

    assert shelf.is_stale(folder)


def test_no_shelf_is_a_stale_one(folder):
    (folder / shelf.FILE).unlink()

    assert shelf.is_stale(folder)
