import pytest

from app.differences import difference_line, row_word
from app.i18n import Wording
from app.services.checkup import Differing, How
from db.vouching import roots

ENGLISH = Wording("en", str)


@pytest.mark.parametrize("table", sorted(roots()))
def test_each_row_that_the_trail_vouches_for_has_its_word(table):
    word = row_word(table, ENGLISH)

    assert not word.startswith("Row of")
    assert [one for one in roots() if row_word(one, ENGLISH) == word] == [table]


@pytest.mark.parametrize("how", list(How))
def test_each_way_to_differ_has_its_sentence(how):
    line = difference_line(Differing("staff", "ab", how, 7, "hara"), ENGLISH)

    assert line.startswith("Member of the staff hara: ")
    assert line.endswith(".")


def test_a_table_without_words_is_told_by_its_name():
    line = difference_line(Differing("novelty", "ab", How.GONE, 7), ENGLISH)

    assert line == "Row of novelty: gone; entry 7 tells of it."
