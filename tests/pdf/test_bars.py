from datetime import datetime
from io import BytesIO

import pypdf

from app.domain.calendar import JST
from app.paths import FONTS
from app.pdf.bars import Bars, bars
from app.pdf.column import LEFT, RIGHT, Type
from app.pdf.fonts import load_fonts
from app.pdf.marks import Box
from app.pdf.rulebook import Rulebook, RulebookPages
from tests.pdf.reading import flat

DRAWN = Bars(
    "日別の点滴数",
    tuple((f"{day}", (("legitimate", day % 5), ("caution", day % 3))) for day in range(1, 32)),
    (("legitimate", "正当"), ("caution", "正当(注意)")),
)


def drawn(shown):
    return bars(shown, Type(load_fonts(FONTS), 1.0))


def test_a_bar_is_as_high_as_its_share_of_the_scale():
    shown = Bars("", (("1", (("legitimate", 2),)), ("2", (("legitimate", 4),))), ())

    low, high = (one for one in drawn(shown).marks if isinstance(one, Box))

    assert high.height == 2 * low.height
    assert high.y + high.height == low.y + low.height


def test_everything_lies_within_the_page():
    block = drawn(DRAWN)

    for mark in block.marks:
        left, top, right, foot = mark.bounds
        assert LEFT - 1 <= left <= right <= RIGHT + 1
        assert 0 <= top <= foot <= block.height


def test_nothing_given_draws_an_empty_scale():
    assert drawn(Bars("月", (), ())).height > 0


def test_the_figure_stands_between_title_and_tables():
    pages = RulebookPages(FONTS)
    made = datetime(2026, 11, 20, 14, 21, tzinfo=JST)
    report = Rulebook("月次集計", "山本スポーツ内科", made, "# 月次集計\n\n## 表\n\n- 合計 3\n")

    pdf = pages(report, lambda setter: bars(DRAWN, setter))

    (page,) = pypdf.PdfReader(BytesIO(pdf)).pages
    words = flat(page.extract_text())
    assert words.index("月次集計") < words.index("日別の点滴数") < words.index("合計")
