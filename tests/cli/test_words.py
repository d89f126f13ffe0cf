from pathlib import Path

import pytest

from app import __version__
from app.cli.words import Wanted, parse


def test_the_name_alone_means_the_window():
    assert parse([]) == Wanted(word="")


def test_the_folder_and_the_look_of_the_window_can_be_named():
    wanted = parse(["--folder", "データ", "--language", "en", "--theme", "dark"])

    assert wanted == Wanted("", folder=Path("データ"), language="en", theme="dark")


def test_what_is_not_named_is_left_to_the_computers_own_settings():
    wanted = parse(["--theme", "dark"])

    assert (wanted.folder, wanted.language) == (None, None)


def test_the_demo_says_where_its_pictures_go():
    wanted = parse(["demo", "--tour", "--out", "pictures"])

    assert wanted == Wanted("demo", out=Path("pictures"), tour=True)


def test_the_demo_leaves_its_pictures_in_a_folder_of_its_own():
    assert parse(["demo"]) == Wanted("demo", out=Path("demo-output"))


@pytest.mark.parametrize("line", [["--language", "en", "demo"], ["demo", "--language", "en"]])
def test_the_look_can_be_named_before_the_word_and_after_it(line):
    assert parse(line).language == "en"


def test_the_later_of_two_looks_holds():
    assert parse(["--theme", "light", "demo", "--theme", "dark"]).theme == "dark"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["dmeo"], "dmeo"),
        (["--theme", "purple"], "purple"),
        (["--language", "de"], "de"),
        (["--folder"], "--folder"),
        (["--fast"], "--fast"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_leaves_with_two(line, told, capsys):
    with pytest.raises(SystemExit) as left:
        parse(line)

    assert left.value.code == 2
    assert told in capsys.readouterr().err


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as left:
        parse(["--version"])

    assert left.value.code == 0
    assert capsys.readouterr().out.strip() == f"tenteki {__version__}"
