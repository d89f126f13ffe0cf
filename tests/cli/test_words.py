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


def test_a_check_takes_any_number_of_files():
    wanted = parse(["--language", "en", "check", "-", "case.json"])

    assert wanted == Wanted("check", language="en", files=("-", "case.json"))


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
        (["check"], "CASE.json"),
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


def test_a_backup_goes_where_it_is_said():
    wanted = parse(["backup", "--to", "usb", "--login", "mori", "--folder", "データ"])

    assert wanted == Wanted("backup", folder=Path("データ"), to=Path("usb"), login="mori")


def test_a_backup_is_brought_back_to_a_folder_or_only_tried_out():
    brought = parse(["restore", "one.tenteki-backup", "--to", "データ", "--yes", "--recovery"])
    tried = parse(["restore", "one.tenteki-backup", "--drill"])

    source = Path("one.tenteki-backup")
    assert brought == Wanted("restore", backup=source, to=Path("データ"), yes=True, recovery=True)
    assert tried == Wanted("restore", backup=source, drill=True)


@pytest.mark.parametrize("line", [["restore", "one"], ["restore"], ["doctor", "--to", "usb"]])
def test_a_word_of_upkeep_that_lacks_something_leaves_with_two(line, capsys):
    with pytest.raises(SystemExit) as left:
        parse(line)

    assert left.value.code == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    "line", [["--folder", "データ", "doctor"], ["doctor", "--folder", "データ"]]
)
def test_the_folder_can_be_named_before_the_word_and_after_it(line):
    assert parse(line).folder == Path("データ")


def test_the_rules_of_operation_say_where_they_go():
    assert parse(["rules", "--out", "rules.pdf"]) == Wanted("rules", out=Path("rules.pdf"))
    with pytest.raises(SystemExit):
        parse(["rules"])


def test_an_import_takes_any_number_of_files():
    wanted = parse(["import", "y.zip", "tp.xlsx", "--json", "--login", "mori"])

    assert wanted == Wanted("import", files=("y.zip", "tp.xlsx"), json=True, login="mori")


def test_the_tour_takes_the_size_of_its_window():
    assert parse(["demo", "--tour", "--size", "1024x700"]).size == (1024, 700)
    assert parse(["demo"]).size == (1280, 800)
