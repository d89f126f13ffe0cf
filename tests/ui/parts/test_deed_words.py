from app.domain.audit import Deed
from app.i18n import Wording
from app.ui.parts.deed_words import deed_word

ENGLISH = Wording("en", str)


def test_every_deed_has_words_of_its_own():
    words = [deed_word(one.value, ENGLISH) for one in Deed]

    assert len(set(words)) == len(words)
    assert all(word[0].isupper() for word in words)


def test_a_deed_of_a_later_version_is_told_by_its_own_name():
    assert deed_word("moon_landing", ENGLISH) == "moon_landing"
