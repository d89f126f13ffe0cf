from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pypdf
import pytest

from app.domain.calendar import JST
from app.paths import FONTS
from app.pdf.rulebook import Rulebook, RulebookPages
from tests.pdf.reading import flat

TEXT = """# 規程

- 医療機関名: 山本スポーツ内科

## 第1条 目的

この規程は、記録の真正性を確保します。

1. 記録はその日のうちに記入します。
2. `tenteki doctor` で点検します。

| 操作 | 医師 | 看護師 |
| --- | --- | --- |
| 確定 | ○ | – |
"""
ROWS = "| 操作 | 医師 | 看護師 |\n| --- | --- | --- |\n" + "| 確定 | ○ | – |\n" * 20
RULES = Rulebook("規程", "山本スポーツ内科", datetime(2026, 11, 20, 14, 21, tzinfo=JST), TEXT)


def pages(rules):
    """Return what a reader copies out of each page."""
    pdf = pypdf.PdfReader(BytesIO(RulebookPages(FONTS)(rules)))
    return [flat(page.extract_text()) for page in pdf.pages]


def test_every_line_stands_on_the_paper_without_the_signs_of_the_text():
    (page,) = pages(RULES)

    for words in (
        "第1条目的",
        "この規程は、記録の真正性を確保します。",
        "2.tentekidoctorで点検します。",
    ):
        assert words in page
    assert "確定○–" in page
    for sign in ("#", "`", "|", "---"):
        assert sign not in page


def test_each_page_says_whose_it_is_and_which_of_how_many():
    found = pages(replace(RULES, text=TEXT * 9))

    assert len(found) > 1
    for number, page in enumerate(found, 1):
        assert f"規程山本スポーツ内科2026-11-20{number}/{len(found)}" in page


@pytest.mark.parametrize("lines", range(30, 45))
def test_a_heading_is_never_the_last_line_of_a_page(lines):
    first, *_ = pages(replace(RULES, text="文\n" * lines + "## 見出し\n次の文\n"))

    assert ("見出し" in first) is ("次の文" in first)


def test_a_table_that_goes_on_has_its_head_there_again():
    first, second = pages(replace(RULES, text="文\n" * 33 + ROWS))

    assert "操作医師看護師" in first
    assert second.startswith("操作医師看護師")
    assert first.count("確定○–") + second.count("確定○–") == 20


def test_the_same_rules_give_the_same_bytes():
    assert RulebookPages(FONTS)(RULES) == RulebookPages(FONTS)(RULES)
