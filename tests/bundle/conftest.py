"""The frozen program as a clinic gets it: installed elsewhere, without our Python and its settings."""

import shutil
import subprocess
import sys

import bundling
import debian
import pytest

ON_LINUX = sys.platform.startswith("linux")
# Packages for Debian are made there alone; Windows itself needs no wine; the server is Debian's.
_OF_LINUX = ["test_debian.py", "test_setup_program.py", "test_server.py"]
collect_ignore = [] if ON_LINUX else _OF_LINUX


@pytest.fixture(scope="session")
def package(qapp, tmp_path_factory):
    """The package for Debian, unpressed since nobody carries it away."""
    bundling.make_if_stale()
    return debian.make(tmp_path_factory.mktemp("package"), bundling.PROGRAM, quick=True)


@pytest.fixture(scope="session")
def installed(request, tmp_path_factory):
    """The folder of all that is installed, under a name with a space and in Japanese."""
    place = tmp_path_factory.mktemp("elsewhere") / "診療所 の 点滴カルテ"
    if ON_LINUX:
        # Not installed into the system that we work on, but laid out as it would be.
        package = request.getfixturevalue("package")
        subprocess.run(["dpkg-deb", "-x", package, place], check=True)
    else:
        bundling.make_if_stale()
        shutil.copytree(bundling.PROGRAM, place, symlinks=True)
    return place


@pytest.fixture(scope="session")
def commands(installed):
    """The folder of the commands by which the installed program is started."""
    return installed / "usr" / "bin" if ON_LINUX else installed


@pytest.fixture
def bare(tmp_path):
    """An environment in which nothing is said but that there is no screen."""
    return {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
