"""The setup program is put to work by wine; what it installs here only stands for the program."""

import subprocess

import pytest
import setup_program

# Wine makes a whole Windows before the first word.
pytestmark = pytest.mark.timeout(300)

NAME = "点滴カルテ.lnk"
KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Tenteki"


class Windows:
    """A Windows of its own, as wine makes one."""

    def __init__(self, folder):
        self._folder = folder
        self._environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "WINEPREFIX": str(folder / "wine"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # Neither .NET nor a browser is asked for.
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "LC_ALL": "C.UTF-8",
        }

    def run(self, *command):
        return subprocess.run(
            ["wine", *map(str, command)],
            env=self._environment,
            capture_output=True,
            check=False,
        )

    def wait(self):
        subprocess.run(["wineserver", "-w"], env=self._environment, check=False)

    def stop(self):
        subprocess.run(["wineserver", "-k"], env=self._environment, check=False)

    def found(self, name):
        # The desktop of wine lies outside its drives, in the home folder.
        return sorted(self._folder.rglob(name))


@pytest.fixture(scope="module")
def standing(tmp_path_factory):
    """A folder that is laid out like the frozen program on Windows."""
    folder = tmp_path_factory.mktemp("program") / "tenteki"
    (folder / "_internal" / "resources").mkdir(parents=True)
    (folder / "licences").mkdir()
    programs = ("tenteki.exe", "tenteki-cli.exe", "_internal/resources/点滴.txt")
    papers = ("LICENSE", "THIRD_PARTY.md", "tenteki.cdx.json", "licences/LICENSE")
    for name in (*programs, *papers):
        (folder / name).write_text(name, "utf-8")
    return folder


@pytest.fixture(scope="module")
def setup(standing, qapp, tmp_path_factory):
    return setup_program.make(tmp_path_factory.mktemp("setup"), standing)


@pytest.fixture(scope="module")
def windows(setup, tmp_path_factory):
    """A Windows on which the setup program has run silently."""
    windows = Windows(tmp_path_factory.mktemp("windows"))
    windows.run("wineboot", "-i")
    windows.wait()
    ended = windows.run(setup, "/S")
    assert ended.returncode == 0, ended.stderr
    yield windows
    windows.stop()


def test_the_setup_program_is_for_64_bits_and_wants_no_administrator(setup):
    content = setup.read_bytes()

    head = int.from_bytes(content[0x3C:0x40], "little")
    assert content[head : head + 4] == b"PE\0\0"
    assert content[head + 4 : head + 6] == (0x8664).to_bytes(2, "little")
    assert b'requestedExecutionLevel level="asInvoker"' in content


def test_it_installs_and_leaves_nothing_behind(windows, standing):
    (place,) = [file.parent for file in windows.found("tenteki.exe")]
    installed = {str(file.relative_to(place)) for file in place.rglob("*") if file.is_file()}
    wanted = {str(file.relative_to(standing)) for file in standing.rglob("*") if file.is_file()}
    known = windows.run("reg", "query", KEY).returncode
    shortcuts = windows.found(NAME)
    books = place.parents[1] / "Tenteki" / "tenteki.db"
    books.parent.mkdir()
    books.write_text("the clinic's", "utf-8")
    own = place / "a note of somebody.txt"
    own.write_text("theirs", "utf-8")

    windows.run(place / "uninstall.exe", "/S")
    # It hands itself over to a copy, since nobody can delete what runs.
    windows.wait()

    assert "Programs" in str(place)
    assert installed == wanted | {"uninstall.exe"}
    assert known == 0
    assert len(shortcuts) == 2
    assert not windows.found(NAME)
    assert windows.run("reg", "query", KEY).returncode != 0
    assert not (place / "_internal").exists()
    assert [file.name for file in place.iterdir()] == [own.name]
    assert books.is_file()
