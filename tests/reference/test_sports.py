import tomllib
from pathlib import Path

import pytest

from app.domain.sports import is_code
from app.reference.sports import read_sports
from app.reference.tables import BadReference

FOLDER = Path(__file__).parents[2] / "resources" / "reference"
SPORTS = read_sports(FOLDER)


def test_the_list_holds_what_athletes_in_japan_do():
    names = {one.code: one.name_ja for one in SPORTS}

    assert len(SPORTS) >= 40
    assert names.items() >= {"baseball": "野球", "boxing": "ボクシング", "judo": "柔道"}.items()


def test_every_sport_that_an_edition_names_is_in_the_list():
    named = {
        sport
        for file in (FOLDER / "editions").glob("*.toml")
        for rule in tomllib.loads(file.read_text("utf-8"))["rule"]
        for by_time in rule.get("sports", {}).values()
        for sports in by_time.values()
        for sport in sports
    }

    assert named >= {"archery", "golf", "shooting", "underwater_sports"}
    assert named <= {one.code for one in SPORTS}


@pytest.mark.parametrize("sport", SPORTS, ids=lambda sport: sport.code)
def test_each_sport_has_a_code_and_two_names(sport):
    assert is_code(sport.code)
    assert not sport.name_ja.isascii()
    assert sport.name_en.isascii()


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("Mini golf,ミニゴルフ,みにごるふ,Mini-golf", "code"),
        (",ミニゴルフ,みにごるふ,Mini-golf", "code"),
        ("golf,ミニゴルフ,みにごるふ,Mini-golf", "code"),
        ("mini_golf,ゴルフ,みにごるふ,Mini-golf", "name_ja"),
        ("mini_golf,,みにごるふ,Mini-golf", "name_ja"),
        ("mini_golf,ミニゴルフ,ミニゴルフ,Mini-golf", "kana"),
        ("mini_golf,ミニゴルフ,,Mini-golf", "kana"),
        ("mini_golf,ミニゴルフ,みにごるふ,", "name_en"),
        ("mini_golf,ミニゴルフ,みにごるふ,golf", "name_en"),
    ],
)
def test_a_sport_that_cannot_be_taken_is_refused_with_its_line(tmp_path, line, column):
    head = "code,name_ja,kana,name_en\ngolf,ゴルフ,ごるふ,Golf\n"
    (tmp_path / "sports.csv").write_text(head + line + "\n", encoding="utf-8")

    with pytest.raises(BadReference) as caught:
        read_sports(tmp_path)

    assert (caught.value.file, caught.value.line, caught.value.column) == ("sports.csv", 3, column)
