import pytest

from app.domain.sports import Sport, is_code, named, search

BASEBALL = Sport("baseball", "野球", "やきゅう", "Baseball")
GOLF = Sport("golf", "ゴルフ", "ごるふ", "Golf")
MINI_GOLF = Sport("mini_golf", "ミニゴルフ", "みにごるふ", "Mini-golf")
SPORTS = (BASEBALL, MINI_GOLF, GOLF)


@pytest.mark.parametrize("typed", ["野", "やき", "ヤキ", "base", "ＢＡＳＥ"])
def test_a_sport_is_found_by_name_reading_or_english(typed):
    assert search(SPORTS, typed) == (BASEBALL,)


def test_a_name_that_begins_so_comes_first():
    assert search(SPORTS, "ゴル") == (GOLF, MINI_GOLF)


@pytest.mark.parametrize("typed", ["", "  ", "・"])
def test_nothing_typed_finds_nothing(typed):
    assert search(SPORTS, typed) == ()


def test_no_more_are_found_than_asked_for():
    assert search(SPORTS, "ゴル", limit=1) == (GOLF,)


@pytest.mark.parametrize(
    "text", ["mini_golf", "ミニゴルフ", "みにごるふ", "MINI GOLF", "Mini-golf"]
)
def test_a_sport_goes_by_any_of_its_names(text):
    assert named(SPORTS, text) == MINI_GOLF


@pytest.mark.parametrize("text", ["", "ミニ", "綱引き"])
def test_what_is_not_in_the_list_is_no_sport_of_it(text):
    assert named(SPORTS, text) is None


@pytest.mark.parametrize(("text", "answer"), [("golf", True), ("mini_golf", True), ("Golf", False)])
def test_a_code_is_small_letters(text, answer):
    assert is_code(text) is answer
