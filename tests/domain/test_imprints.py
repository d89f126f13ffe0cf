import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.imprints import (
    Imprint,
    ImprintKind,
    checked_imprint,
    family_seal,
    signs,
    written_on,
)

ROUND, SQUARE, PICTURE = ImprintKind.ROUND, ImprintKind.SQUARE, ImprintKind.PICTURE


def fault(imprint):
    with pytest.raises(Refused) as refusal:
        checked_imprint(imprint)
    (one,) = refusal.value.faults
    return one


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("森 一葉", "森印"),
        ("山本 美咲", "山本印"),
        ("山本　美咲", "山本印"),
        ("佐々木 蓮", "佐々木"),
        ("渡邉\U000e0102 蓮", "渡邉\U000e0102印"),
        ("Smith Anna", "Smith"),
        ("Li Wei", "Li"),
        ("勅使河原 蓮", "勅使河原"),
        ("アレクサンドラ 蓮", ""),
        ("", ""),
    ],
)
def test_a_persons_seal_bears_the_family_name_with_the_word_for_seal_where_it_is_short(
    name, written
):
    assert "".join(family_seal(name)) == written


def test_a_kanji_and_its_form_are_one_sign():
    assert signs("渡 邉\U000e0102\u200bか\u3099") == ("渡", "邉\U000e0102", "か\u3099")


def test_what_was_typed_stands_on_the_round_seal_and_else_the_physicians_own_name():
    assert written_on(Imprint(ROUND, "院長"), "山本 美咲") == ("院", "長")
    assert written_on(Imprint(ROUND), "山本 美咲") == ("山", "本", "印")


def test_the_square_seal_bears_what_was_typed_and_the_others_nothing():
    assert written_on(Imprint(SQUARE, "山本医院"), "森 一葉") == ("山", "本", "医", "院")
    assert written_on(Imprint(), "森 一葉") == ()
    assert written_on(Imprint(PICTURE, picture=b"x"), "森 一葉") == ()


@pytest.mark.parametrize(("kind", "most"), [(ROUND, 6), (SQUARE, 16)])
def test_a_name_of_as_many_signs_as_there_is_room_for_is_taken_and_no_longer_one(kind, most):
    assert checked_imprint(Imprint(kind, "邉\U000e0102" * most)).words == "邉\U000e0102" * most

    told = fault(Imprint(kind, "山" * (most + 1)))
    assert (told.field, told.code, told.facts) == ("words", "too_long", (("most", str(most)),))


def test_a_round_seal_needs_no_name_but_a_square_one_does():
    assert checked_imprint(Imprint(ROUND, "　 ")) == Imprint(ROUND)
    assert fault(Imprint(SQUARE, " ")).code == "missing"


@pytest.mark.parametrize("words", ["ーー", "・", "!"])
def test_signs_that_are_no_name_are_refused(words):
    assert fault(Imprint(ROUND, words)).code == "missing"


@pytest.mark.parametrize("words", ["NPB", "npb 印", "ＪＡＤＡ", "公認印", "くりーん"])
def test_a_seal_that_a_federation_might_have_set_is_refused(words):
    assert fault(Imprint(ROUND, words)).code == "imprint_of_another"


def test_a_picture_is_needed_where_one_is_to_be_shown():
    assert fault(Imprint(PICTURE)).code == "picture_missing"


def test_only_what_the_kind_shows_is_kept():
    whole = {"words": "山 本", "picture": b"png"}

    assert checked_imprint(Imprint(ImprintKind.NONE, **whole)) == Imprint()
    assert checked_imprint(Imprint(PICTURE, **whole)) == Imprint(PICTURE, picture=b"png")
    assert checked_imprint(Imprint(ROUND, **whole)) == Imprint(ROUND, "山本")


def outcome(imprint):
    """Return what a choice is taken as, or the fields that are at fault."""
    try:
        return checked_imprint(imprint)
    except Refused as refused:
        return {one.field for one in refused.faults}


@given(st.text())
def test_whatever_is_typed_is_taken_or_refused_with_its_field(words):
    taken = outcome(Imprint(SQUARE, words))

    assert taken == {"words"} or 1 <= len(signs(taken.words)) <= 16
    assert taken == {"words"} or checked_imprint(taken) == taken
