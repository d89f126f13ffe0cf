from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.masters.eras import era_day
from app.masters.fields import Unreadable, day, price

ERAS = (
    (date(2019, 5, 1), date(2117, 12, 31), "R", "令和", 2018),
    (date(1989, 1, 8), date(2019, 4, 30), "H", "平成", 1988),
    (date(1926, 12, 25), date(1989, 1, 7), "S", "昭和", 1925),
)


@st.composite
def days_of_an_era(draw):
    """Return a day, the era it lies in and the year of that era."""
    first, last, letter, kanji, before = draw(st.sampled_from(ERAS))
    found = draw(st.dates(first, last))
    return found, letter, kanji, found.year - before


@given(days_of_an_era(), st.sampled_from(["", "まで", " まで"]))
def test_every_day_of_an_era_is_read_as_it_is_written(told, end):
    found, letter, kanji, year = told
    first = "元" if year == 1 else year

    assert era_day(f"{letter}{year}.{found.month}.{found.day}{end}") == found
    assert era_day(f"{letter.lower()}{year:02}/{found.month:02}/{found.day:02}{end}") == found
    assert era_day(f"{kanji}{first}年{found.month}月{found.day}日{end}") == found


@given(st.dates(date(1000, 1, 1)))
def test_a_year_of_our_calendar_needs_no_era(found):
    assert era_day(found.isoformat()) == found
    assert day(f"{found:%Y%m%d}") == found


def test_full_width_digits_are_digits():
    assert era_day("Ｒ８．３．３１まで") == date(2026, 3, 31)
    assert era_day("令和　８年３月３１日") == date(2026, 3, 31)


@pytest.mark.parametrize("text", ["", "  "])
def test_a_blank_is_no_day(text):
    assert era_day(text) is None


@pytest.mark.parametrize(
    "text", ["R8.2.30", "8.3.31", "R2026.3.31", "X8.3.31", "R8.3", "R8.13.1", "未定", "R0.0.0"]
)
def test_what_is_no_day_is_refused_as_it_stands(text):
    with pytest.raises(Unreadable) as refused:
        era_day(text)

    assert (refused.value.reason, refused.value.what) == ("date", text)


@given(st.text(max_size=30))
def test_whatever_is_written_is_a_day_or_is_refused(text):
    for read in (era_day, day):
        try:
            found = read(text)
        except Unreadable:
            continue
        assert found is None or isinstance(found, date)


@given(st.decimals(0, 99_999_999, places=2))
def test_a_price_is_read_with_and_without_commas(yen):
    assert price(f"{yen:.2f}") == yen
    assert price(f"{yen:,.2f}") == yen


@pytest.mark.parametrize(
    "text",
    ["1,23", ",123", "1.", "-1", "1e5", "NaN", "１２", "1 2", "²", ".5", "9" * 15, "Infinity"],
)
def test_what_is_no_price_is_refused(text):
    with pytest.raises(Unreadable):
        price(text)
