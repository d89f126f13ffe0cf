from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import (
    JST,
    age_on,
    iso_day,
    iso_moment,
    local,
    read_date,
    read_end,
    read_expiry,
    read_moment,
    utc,
)


def wide(text):
    """Return text as a Japanese input method writes it, in full-width signs."""
    return "".join("\u3000" if sign == " " else chr(ord(sign) + 0xFEE0) for sign in text)


BORN = date(1998, 4, 3)
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=JST)


@pytest.mark.parametrize(
    "typed",
    [
        "1998-04-03",
        "1998-4-3",
        "1998/04/03",
        "1998.4.3",
        "19980403",
        "1998年4月3日",
        "H10.4.3",
        "h10.4.3",
        "H10/04/03",
        "H10-4-3",
        "平成10年4月3日",
        "平成10.4.3",
        wide("1998-04-03"),
        wide("19980403"),
        wide("H10.4.3"),
        " 1998-04-03 ",
        "平成 10年 4月 3日",
    ],
)
def test_every_spelling_names_the_same_day(typed):
    assert read_date(typed) == BORN


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("R1.5.1", date(2019, 5, 1)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R元.5.1", date(2019, 5, 1)),
        ("H31.4.30", date(2019, 4, 30)),
        ("H1.1.8", date(1989, 1, 8)),
        ("S64.1.7", date(1989, 1, 7)),
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("T15.12.24", date(1926, 12, 24)),
        ("T1.7.30", date(1912, 7, 30)),
        ("M45.7.29", date(1912, 7, 29)),
        ("2000-02-29", date(2000, 2, 29)),
    ],
)
def test_the_first_and_last_days_of_an_era_are_read(typed, day):
    assert read_date(typed) == day


@pytest.mark.parametrize("typed", ["H31.5.1", "R1.4.30", "S64.1.8", "T15.12.25", "M45.7.30"])
def test_a_day_outside_its_era_is_no_day(typed):
    assert read_date(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "H0.4.3",
        "1998-13-01",
        "1998-02-29",
        "98-04-03",
        "X10.4.3",
        "1998-04",
        "today",
        "199804",
        "平成十年四月三日",
        "1998-04-03x",
        "0000-01-01",
    ],
)
def test_anything_else_is_no_day(typed):
    assert read_date(typed) is None


@given(st.dates(min_value=date(1873, 1, 1)))
def test_a_day_written_as_a_date_reads_as_itself(day):
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day:%Y}年{day.month}月{day.day}日") == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_none(typed):
    assert isinstance(read_date(typed), date | None)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-20 12:00",
        "20261120 12:00",
        "R8.11.20 12:00",
        "2026年11月20日 12時00分",
        wide("2026-11-20 12:00"),
        "2026-11-20 1200",
        "2026-11-20  12:00",
    ],
)
def test_every_spelling_names_the_same_moment(typed):
    assert read_moment(typed) == NOON


def test_a_time_alone_means_that_time_on_the_given_day():
    assert read_moment("12:00", NOON.date()) == NOON
    assert read_moment("9:05", NOON.date()) == NOON.replace(hour=9, minute=5)


@pytest.mark.parametrize(
    "typed", ["12:00", "", "2026-11-20", "2026-11-20 24:00", "2026-11-20 12:60", "2026-13-20 12:00"]
)
def test_no_day_or_no_time_is_no_moment(typed):
    assert read_moment(typed) is None


def test_an_end_without_a_day_is_the_next_such_time():
    start = datetime(2026, 6, 1, 23, 40, tzinfo=JST)

    assert read_end("23:50", start) == start + timedelta(minutes=10)
    assert read_end("00:20", start) == start + timedelta(minutes=40)
    assert read_end("23:40", start) == start


def test_an_end_with_a_day_is_taken_as_written():
    start = datetime(2026, 6, 1, 23, 40, tzinfo=JST)

    assert read_end("2026-06-01 00:20", start) == datetime(2026, 6, 1, 0, 20, tzinfo=JST)
    assert read_end("2026-06-03 00:20", None) == datetime(2026, 6, 3, 0, 20, tzinfo=JST)


def test_a_moment_is_kept_in_utc_and_shown_by_the_clock_of_japan():
    assert utc(NOON).tzinfo is UTC
    assert utc(NOON).hour == 3
    assert local(utc(NOON)).hour == 12


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2026, 4, 2), 27), (date(2026, 4, 3), 28), (date(1998, 4, 3), 0)],
)
def test_one_is_older_from_ones_birthday_on(day, age):
    assert age_on(BORN, day) == age


@pytest.mark.parametrize(
    "typed", ["2028-02", "2028/2", "2028年2月", "２０２８．２", "202802", "2028-02-29"]
)
def test_an_expiry_of_a_month_alone_is_its_last_day(typed):
    assert read_expiry(typed) == date(2028, 2, 29)


@pytest.mark.parametrize("typed", ["2028-13", "2028-0", "28-02", ""])
def test_what_is_no_month_is_no_expiry(typed):
    assert read_expiry(typed) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-01", date(2026, 6, 1)),
        ("20260601", None),
        ("2026-6-1", None),
        ("2026-W23-1", None),
        ("2026-02-30", None),
        ("", None),
    ],
)
def test_a_day_between_programs_has_one_form(text, day):
    assert iso_day(text) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-06-01T14:20+09:00", datetime(2026, 6, 1, 5, 20, tzinfo=UTC)),
        ("2026-06-01T14:20:30.5+09:00", datetime(2026, 6, 1, 5, 20, 30, 500_000, tzinfo=UTC)),
        ("2026-06-01T05:20Z", datetime(2026, 6, 1, 5, 20, tzinfo=UTC)),
        ("2026-06-01T14:20", None),
        ("2026-06-01 14:20+09:00", None),
        ("2026-06-01T24:00+09:00", None),
        ("2026-06-01T14+09:00", None),
        ("2026-W23-1T14:20+09:00", None),
        ("2026-06-01T14:20+25:00", None),
        ("14:20", None),
        ("", None),
    ],
)
def test_a_moment_between_programs_has_its_offset(text, moment):
    assert iso_moment(text) == moment
