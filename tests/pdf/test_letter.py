from datetime import datetime
from io import BytesIO

import pypdf

from app.domain.calendar import JST
from app.paths import FONTS
from app.pdf.letter import Letter, LetterPage
from tests.pdf.reading import copied, flat

PRINT = "2fa11c6aaab09821b0e1" + "c" * 44
LETTER = Letter(
    "山本スポーツ内科 Yamamoto Sports Clinic",
    PRINT,
    datetime(2026, 11, 20, 14, 21, tzinfo=JST),
    (("address", "東京都架空区1-2-3"), ("ends", "2036-11-20")),
)


def test_the_fingerprint_can_be_copied_from_the_page():
    for text in copied(LetterPage(FONTS)(LETTER)):
        assert PRINT in flat(text)


def test_it_says_in_both_languages_whose_it_is_and_what_it_is_for():
    for text in copied(LetterPage(FONTS)(LETTER)):
        for words in ("山本スポーツ内科", "東京都架空区", "当院の署名鍵の指紋", "2036-11-20"):
            assert flat(words) in flat(text)
        assert "Fingerprint of our clinic" in text


def test_the_same_letter_gives_the_same_bytes_on_one_page():
    first, second = LetterPage(FONTS)(LETTER), LetterPage(FONTS)(LETTER)

    assert first == second
    assert len(pypdf.PdfReader(BytesIO(first)).pages) == 1
