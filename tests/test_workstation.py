from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.workstation import (
    BadSettings,
    Workstation,
    keep_backups,
    keep_branch,
    keep_folder,
    keep_look,
    read,
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "workstation.toml"


def test_a_computer_without_a_file_has_the_usual_settings(file):
    assert read(file) == Workstation("ja", "light", None)


def test_an_empty_file_changes_nothing(file):
    file.write_text("")

    assert read(file) == Workstation()


def test_every_setting_is_read(file):
    file.write_text(
        'language = "en"\ntheme = "dark"\nfolder = "点滴/データ"\n'
        'backup_folder = "控え"\ngenerations = 7\n',
        "utf-8",
    )

    assert read(file) == Workstation("en", "dark", Path("点滴/データ"), Path("控え"), 7)


def test_what_is_not_named_stays_as_usual(file):
    file.write_text('theme = "dark"\n')

    assert read(file) == Workstation("ja", "dark", None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('langauge = "en"\n', "unknown key langauge"),
        ('language = "de"\n', "language is ja or en"),
        ('theme = "purple"\n', "theme light or dark"),
        ("folder = 7\n", "folder a path in quotes"),
        ('theme = ["dark"]\n', "theme light or dark"),
        ("language = en\n", "line 1"),
        ("backup_folder = 7\n", "folder a path in quotes"),
        ("generations = 2\n", "generations is 3 to 99"),
        ("generations = true\n", "generations is 3 to 99"),
        ('generations = "5"\n', "generations is 3 to 99"),
        ("scale = 120\n", "scale is one of 100"),
        ("scale = true\n", "scale is one of 100"),
        ('branch = "north"\n', "branch is the number"),
        ("branch = 7\n", "branch is the number"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(file, text, place):
    file.write_text(text)

    with pytest.raises(BadSettings) as refused:
        read(file)

    assert place in refused.value.place
    assert refused.value.path == file


def test_a_file_in_another_encoding_is_refused(file):
    file.write_bytes('folder = "点滴"\n'.encode("cp932"))

    with pytest.raises(BadSettings):
        read(file)


def test_a_folder_in_the_place_of_the_file_is_refused(file):
    file.mkdir()

    with pytest.raises(BadSettings):
        read(file)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    return tmp_path_factory.mktemp("settings") / "workstation.toml"


@given(st.one_of(st.text(), st.binary().map(lambda raw: raw.decode("latin-1"))))
def test_any_file_is_read_or_refused(scratch, text):
    scratch.write_bytes(text.encode("utf-8", "surrogatepass"))

    with suppress(BadSettings):
        assert read(scratch).language in ("ja", "en")


def test_where_backups_go_is_written_beside_what_else_the_file_says(file):
    file.write_text('# 受付の PC\ntheme = "dark"\nbackup_folder = "古い"\n', "utf-8")

    keep_backups(file, Path('E:\\控え "1"'), 5)

    assert read(file) == Workstation("ja", "dark", None, Path('E:\\控え "1"'), 5)
    assert file.read_text("utf-8").startswith("# 受付の PC\n")


def test_the_first_setting_makes_the_file_and_its_folder(tmp_path):
    file = tmp_path / "設定" / "workstation.toml"

    keep_backups(file, Path("控え"), 3)
    keep_backups(file, None, 4)

    assert read(file) == Workstation(generations=4)
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_file_that_cannot_be_read_is_left_as_it_is(file):
    file.write_text("theme = dark\n")

    with pytest.raises(BadSettings):
        keep_backups(file, Path("控え"), 3)

    assert file.read_text() == "theme = dark\n"
    assert [one.name for one in file.parent.iterdir()] == [file.name]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_name_of_a_folder_comes_back_as_it_was(tmp_path_factory, name):
    file = tmp_path_factory.mktemp("settings") / "workstation.toml"

    keep_backups(file, Path(name), 3)

    assert read(file).backup_folder == Path(name)


def test_the_look_is_written_beside_what_else_the_file_says(file):
    file.write_text('# 受付の PC\nscale = 110\nfolder = "点滴"\n', "utf-8")

    keep_look(file, "en", "system", 150)

    assert read(file) == Workstation("en", "system", Path("点滴"), scale=150)
    assert file.read_text("utf-8").startswith("# 受付の PC\n")


def test_another_folder_of_the_data_is_written_beside_what_else_the_file_says(file):
    file.write_text("scale = 110\n", "utf-8")

    keep_folder(file, Path("点滴"))

    assert read(file) == Workstation(folder=Path("点滴"), scale=110)


def test_where_the_computer_stands_is_written_down_and_taken_out_again(file):
    branch = UUID(int=0xB1)

    keep_branch(file, branch)
    assert read(file) == Workstation(branch=branch)

    keep_branch(file, None)
    assert read(file) == Workstation()
