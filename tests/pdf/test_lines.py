import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.pdf.lines import NO_END, NO_START, break_lines, pieces

TEXTS = st.text(
    st.one_of(
        st.sampled_from("患者は水分を摂取できずーッ々、。」』)「『(〒 \u3000…"),
        st.sampled_from("WBC 14,200/µL 38.9 °C mg・ー,.%"),
        st.characters(codec="utf-8", exclude_characters="\n\r"),
    ),
    max_size=120,
)


def measure(text):
    """Measure as type does: full-width signs one, ASCII signs a half, marks nothing."""
    return sum(_width(sign) for sign in text)


def _width(sign):
    if unicodedata.category(sign)[0] == "M":
        return 0
    return 0.5 if sign.isascii() or sign in "µ°" else 1


@given(TEXTS, st.integers(1, 40))
def test_lines_joined_again_are_the_text(text, width):
    assert "".join(break_lines(text, width, measure)) == text


@given(TEXTS, st.integers(1, 40))
def test_no_line_is_wider_than_the_column(text, width):
    lines = break_lines(text, width, measure)

    assert all(measure(line.rstrip(" \u3000")) <= width for line in lines)


@given(TEXTS, st.integers(4, 40))
def test_no_line_begins_or_ends_with_a_forbidden_sign(text, width):
    assume(all(measure(piece.rstrip(" \u3000")) <= width for piece in pieces(text)))

    lines = break_lines(text, width, measure)

    assert all(line[0] not in NO_START for line in lines[1:])
    assert all(line.rstrip(" \u3000")[-1] not in NO_END for line in lines[:-1])


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("発熱が続き、経口摂取が困難。", 5, ["発熱が続", "き、経口摂", "取が困難。"]),
        ("診断「脱水症」とした。", 3, ["診断", "「脱水", "症」と", "した。"]),
        ("値は14,200/µLである。", 6, ["値は", "14,200/µLで", "ある。"]),
        ("体温 38.9 °C と測定", 4.5, ["体温 ", "38.9 °C ", "と測定"]),
        ("約 50 mL を投与", 3, ["約 ", "50 mL ", "を投与"]),
        ("サッカー", 3, ["サッ", "カー"]),
        ("", 5, [""]),
        ("Lactated Ringer", 5, ["Lactated ", "Ringer"]),
        ("aaaaaaaaaaaa", 3, ["aaaaaa", "aaaaaa"]),
    ],
)
def test_lines_end_where_a_reader_expects(text, width, lines):
    assert break_lines(text, width, measure) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("あ" * 41, 3),
        ("所属団体に確認してください。" * 3, 3),
        ("whether it is needed must be asked of the body of the athlete, which decides on it.", 3),
    ],
)
def test_nothing_stands_alone_on_the_last_line(text, lines):
    found = break_lines(text, 20, measure)

    assert len(found) == lines
    assert measure(found[-1].rstrip()) >= 0.12 * 20


def test_a_mark_stays_with_its_letter():
    assert pieces("か\u3099か\u3099") == ["か\u3099", "か\u3099"]
