"""What a Japanese keyboard makes of letters and digits is put right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import to_hiragana
from app.ui.parts.tidy_edit import TidyEdit, latin

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("Ｗａｔａｎａｂｅ", "Watanabe"),
        ("０９０ー００００ー０００１", "090-0000-0001"),
        ("O’Brien", "O'Brien"),
        ("  Yamamoto　 Misaki ", "Yamamoto Misaki"),
    ],
)
def test_letters_and_digits_become_plain(typed, tidy):
    assert latin(typed) == tidy


@given(st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9' -]*[A-Za-z0-9])?", fullmatch=True))
def test_full_width_means_the_same_as_half_width(text):
    assert latin(text.translate(FULL_WIDTH)) == " ".join(text.split())


@given(st.text())
def test_tidying_twice_changes_nothing_more(text):
    assert latin(latin(text)) == latin(text)


def test_the_line_is_tidied_on_leaving_only(qtbot):
    line = TidyEdit("kana", to_hiragana)
    qtbot.addWidget(line)
    line.setText("ﾜﾀﾅﾍﾞ")
    while_typing = (line.text(), line.value())

    line.editingFinished.emit()

    assert while_typing == ("ﾜﾀﾅﾍﾞ", "わたなべ")
    assert line.text() == "わたなべ"
