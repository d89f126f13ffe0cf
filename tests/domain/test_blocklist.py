from hypothesis import given
from hypothesis import strategies as st

from app.domain.blocklist import Alias, aliases, arrange

GENERICS = {"アスコルビン酸": "アスコルビン酸", "ascorbicacid": "ascorbic acid"}
BLOCKED = ((("エクソソーム点滴", "exosome drip", "エクソソーム"), False), (("NMN",), False))


def found(typed, blocked=BLOCKED, generics=GENERICS):
    alias = arrange(aliases(blocked, generics)).find(typed)
    return None if alias is None else (alias.place, alias.text)


def test_a_blocked_name_is_found_in_any_writing_and_anywhere_in_a_text():
    assert found("本日の ｴｸｿｿｰﾑ をお願いします") == (0, "エクソソーム")
    assert found("EXOSOME-DRIP") == (0, "exosome drip")


def test_the_longest_of_several_names_is_told():
    assert found("エクソソーム点滴") == (0, "エクソソーム点滴")


def test_a_short_latin_name_is_a_word_of_its_own():
    assert found("N-M-N 300mg") == (1, "NMN")
    assert found("inmndrip") is None


def test_a_name_that_only_begins_like_a_generic_one_spares_it():
    import_of_it = ((("ascor",), False),)

    assert found("ascorbic acid", import_of_it) is None
    assert found("ascor", import_of_it) == (0, "ascor")


def test_an_entry_may_spare_everything_that_is_approved():
    overdose = ((("アスコルビン酸",), True),)

    assert found("アスコルビン酸", overdose) is None
    assert found("アスコルビン酸", ((("アスコルビン酸",), False),)) == (0, "アスコルビン酸")


def test_of_two_names_typed_alike_the_first_one_stands():
    assert found("exosome", ((("Exosome",), False), (("EXOSOME",), False))) == (0, "Exosome")


@given(st.text(max_size=20))
def test_a_list_that_was_taken_apart_and_arranged_again_finds_the_same(typed):
    first = arrange(aliases(BLOCKED, GENERICS))

    again = arrange(Alias(one.key, one.text, one.place, one.spared) for one in first.aliases)

    assert again == first
    assert again.find(typed) == first.find(typed)
