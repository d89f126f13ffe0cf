import os
import subprocess

import dressing
import pytest

pytestmark = pytest.mark.timeout(600)


def field(package, name):
    said = subprocess.run(
        ["dpkg-deb", "--field", package, name], capture_output=True, text=True, check=True
    )
    return said.stdout.strip()


def test_the_installed_program_runs_by_its_command(commands, bare):
    said = subprocess.run(
        [commands / "tenteki-cli", "--version"],
        env=bare,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert said.returncode == 0, said.stderr
    assert dressing.version() in said.stdout


def test_the_desktop_finds_the_program_and_its_icon(installed):
    lines = (installed / "usr/share/applications/tenteki.desktop").read_text("utf-8").splitlines()
    said = dict(line.split("=", 1) for line in lines if "=" in line)

    icons = {file.suffix for file in installed.rglob(f"icons/hicolor/*/apps/{said['Icon']}.*")}
    assert os.access(installed / "usr/bin" / said["Exec"], os.X_OK)
    assert icons == {".svg", ".png"}
    assert said["Name[ja]"] == "点滴カルテ"


def test_the_package_says_what_it_needs(package):
    needed = field(package, "Depends")

    assert "libxcb-cursor0" in needed
    assert "libc6 (>= 2." in needed
    assert int(field(package, "Installed-Size")) > 50_000


def test_no_link_of_the_package_leads_out_of_it(installed):
    links = [file for file in installed.rglob("*") if file.is_symlink()]

    assert links
    assert not [link for link in links if link.readlink().is_absolute()]
    assert not [link for link in links if not link.resolve().is_relative_to(installed.resolve())]
