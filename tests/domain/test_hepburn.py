import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.hepburn import hepburn
from app.domain.text import is_kana


@pytest.mark.parametrize(
    ("kana", "letters"),
    [
        ("わたなべ", "Watanabe"),
        ("ショウタ", "Shota"),
        ("おおの", "Ono"),
        ("いのうえ", "Inoue"),
        ("まつうら", "Matsuura"),
        ("せのお", "Senoo"),
        ("ほんま", "Homma"),
        ("じゅんいち", "Junichi"),
        ("はっとり", "Hattori"),
        ("いっちょう", "Itcho"),
        ("ゆうき", "Yuki"),
        ("きょうこ", "Kyoko"),
        ("ジョー", "Jo"),
        ("漢字", ""),
    ],
)
def test_a_reading_is_written_as_in_a_passport(kana, letters):
    assert hepburn(kana) == letters


@given(
    st.text(
        alphabet="あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん",
        min_size=1,
    )
)
def test_every_reading_has_letters(kana):
    assert is_kana(kana)
    assert hepburn(kana).isalpha()
