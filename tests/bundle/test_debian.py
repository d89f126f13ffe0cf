import os
import subprocess

import debian
import dressing
import pytest

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def package(program, qapp, tmp_path_factory):
    """The package, unpressed since nobody carries it away."""
    return debian.make(tmp_path_factory.mktemp("package"), program, quick=True)


@pytest.fixture(scope="module")
def root(package, tmp_path_factory):
    """A scratch system on which nothing but the package is installed."""
    root = tmp_path_factory.mktemp("root")
    subprocess.run(["dpkg-deb", "-x", package, root], check=True)
    return root


def field(package, name):
    said = subprocess.run(
        ["dpkg-deb", "--field", package, name], capture_output=True, text=True, check=True
    )
    return said.stdout.strip()


def test_the_installed_program_runs_by_its_command(root, bare):
    said = subprocess.run(
        [root / "usr/bin/tenteki-cli", "--version"],
        env=bare,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert said.returncode == 0, said.stderr
    assert dressing.version() in said.stdout


def test_the_desktop_finds_the_program_and_its_icon(root):
    lines = (root / "usr/share/applications/tenteki.desktop").read_text("utf-8").splitlines()
    said = dict(line.split("=", 1) for line in lines if "=" in line)

    icons = {file.suffix for file in root.rglob(f"icons/hicolor/*/apps/{said['Icon']}.*")}
    assert os.access(root / "usr/bin" / said["Exec"], os.X_OK)
    assert icons == {".svg", ".png"}
    assert said["Name[ja]"] == "点滴カルテ"


def test_the_package_says_what_it_needs(package):
    needed = field(package, "Depends")

    assert "libxcb-cursor0" in needed
    assert "libc6 (>= 2." in needed
    assert int(field(package, "Installed-Size")) > 50_000


def test_no_link_of_the_package_leads_out_of_it(root):
    links = [file for file in root.rglob("*") if file.is_symlink()]

    assert links
    assert not [link for link in links if link.readlink().is_absolute()]
    assert not [link for link in links if not link.resolve().is_relative_to(root.resolve())]
