"""The frozen program as a clinic gets it: carried elsewhere, without our Python and its settings."""

import shutil
import sys

import bundling
import pytest

# Packages for Debian are made there alone; Windows itself needs no wine; the server is Debian's.
_OF_LINUX = ["test_debian.py", "test_setup_program.py", "test_server.py"]
collect_ignore = [] if sys.platform.startswith("linux") else _OF_LINUX


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    """The folder of the frozen program, under a name with a space and in Japanese."""
    bundling.make_if_stale()
    moved = tmp_path_factory.mktemp("elsewhere") / "診療所 の 点滴カルテ"
    shutil.copytree(bundling.PROGRAM, moved, symlinks=True)
    return moved


@pytest.fixture
def bare(tmp_path):
    """An environment in which nothing is said but that there is no screen."""
    return {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
