import debian
import dressing
import pytest
import system_libraries


@pytest.fixture
def tree(tmp_path, qapp):
    """The files of a package, laid out around what stands for the program."""
    program = tmp_path / "tenteki"
    program.mkdir()
    (program / "tenteki").write_text("program", "utf-8")
    (program / "tenteki-cli").symlink_to("tenteki")
    debian.lay_out(tmp_path / "tree", program)
    return tmp_path / "tree"


def test_both_commands_lead_to_the_program(tree):
    commands = tree / "usr" / "bin"

    assert (commands / "tenteki").read_text("utf-8") == "program"
    assert (commands / "tenteki-cli").read_text("utf-8") == "program"


def test_the_package_may_be_moved_before_it_is_unpacked(tree):
    links = [file for file in tree.rglob("*") if file.is_symlink()]

    assert len(links) == 3
    assert not [link for link in links if link.readlink().is_absolute()]


def test_the_papers_lie_where_debian_looks_for_them(tree):
    papers = {file.name for file in (tree / "usr/share/doc/tenteki").iterdir()}

    assert papers == {"copyright", "NEWS.md", "THIRD_PARTY.md"}


def test_the_package_asks_for_what_the_window_needs():
    said = debian.control("amd64", 5 * 1024 * 1024)

    assert f"Version: {dressing.version()}\n" in said
    assert "Installed-Size: 5120\n" in said
    assert all(package in said for package in system_libraries.WINDOW.values())
    assert said.endswith("\n")
