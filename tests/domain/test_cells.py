from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cell_words import bodies_of, route_of, setting_of, sex_of, unit_of
from app.domain.cells import (
    is_damaged,
    lost_zero,
    read_amount,
    read_day,
    read_expiry_cell,
    read_time,
    read_when,
    split_name,
)
from app.domain.formulary import Route
from app.domain.patients import Sex
from app.domain.quantities import UNITS
from app.domain.treatments import Setting

DAYS = st.dates(date(1989, 1, 8), date(2035, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        *("令和7年8月1日", "R7.8.1", "R7/8/1", "2025/8/1", "2025-08-01", "2025年8月1日"),
        *("２０２５／８／１", "20250801", "2025/8/1(金)", "2025/08/01 0:00", "45870"),
    ],
)
def test_a_day_is_read_however_a_clinic_writes_it(text):
    assert read_day(text) == "2025-08-01"


@pytest.mark.parametrize("text", ["", "昨日", "2025-13-01", "H40.1.1", "8/1"])
def test_what_is_no_day_stays_as_it_is(text):
    assert read_day(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "14:20",
        "14:20:00",
        "14時20分",
        "午後2時20分",
        "午後2:20",
        "2:20 PM",
        "１４：２０",
        "0.597222222",
    ],
)
def test_a_time_is_read_however_a_clinic_writes_it(text):
    assert read_time(text) == "14:20"


def test_midnight_and_noon_are_told_apart():
    assert [read_time(one) for one in ("12:00 AM", "午後12時", "0.5", "24時")] == [
        *("00:00", "12:00", "12:00", "24:00"),
    ]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("R7.8.1", "14:20"),
        ("", "2025-08-01 14:20"),
        ("2024-01-01", "2025/8/1 14:20:00"),
        ("", "2025-08-01T14:20"),
        ("", "45870.597222222"),
        ("45870", "0.597222222"),
        ("", "令和7年8月1日 午後2時20分"),
    ],
)
def test_day_and_time_stand_together_or_apart(day, text):
    assert read_when(day, text) == "2025-08-01 14:20"


@given(DAYS)
def test_every_day_of_a_spreadsheet_is_read_by_its_number(day):
    number = (day - date(1899, 12, 30)).days

    assert read_day(str(number)) == read_day(f"{day:%Y/%m/%d}") == day.isoformat()


@given(DAYS, st.integers(0, 24 * 60 - 1))
def test_a_moment_comes_through_as_number_and_as_text(day, minutes):
    moment = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)  # noqa: DTZ001
    serial = f"{(day - date(1899, 12, 30)).days + minutes / 1440:.9f}"

    assert read_when("", serial) == f"{moment:%Y-%m-%d %H:%M}"
    assert read_when("", f"{moment:%Y/%m/%d %H:%M:%S}") == f"{moment:%Y-%m-%d %H:%M}"


@given(st.text(max_size=20))
def test_no_text_is_too_strange(text):
    for read in (read_day, read_time, read_expiry_cell, read_amount, split_name, is_damaged):
        read(text)
    read_when(text, text)
    for mean in (sex_of, setting_of, route_of, unit_of, bodies_of):
        mean(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("500mL", ("500", "mL")),
        ("５００ ｍｌ", ("500", "ml")),
        ("1,000", ("1000", "")),
        ("2アンプル", ("2", "アンプル")),
        ("1.5 g", ("1.5", "g")),
        ("適量", ("適量", "")),
    ],
)
def test_an_amount_parts_into_number_and_unit(text, amount):
    assert read_amount(text) == amount


def test_words_are_known_in_either_language_and_width():
    assert {sex_of(one) for one in ("男", "男性", "M", "Ｍ", "male")} == {Sex.MALE}
    assert {route_of(one) for one in ("点滴", "点滴静注", "DIV", "ＤＩＶ")} == {Route.IV_DRIP}
    assert {setting_of(one) for one in ("外来", "Outpatient")} == {Setting.OUTPATIENT}
    assert [unit_of(one) for one in ("ml", "アンプル", "A", "μg", "単位", "杯")] == [
        *("mL", "amp", "amp", "ug", "IU", "杯"),
    ]
    assert {unit_of(one) for one in UNITS} == set(UNITS)


def test_bodies_are_named_together_or_one_is_not_known():
    assert bodies_of("NPB、JADA") == ("NPB", "WADA")
    assert bodies_of("なし") == ()
    assert bodies_of("FIFA") is None


def test_what_a_spreadsheet_spoilt_is_seen():
    assert is_damaged("4.98712E+12")
    assert not is_damaged("E86")
    assert lost_zero("phone", "9012345678") is not None
    assert lost_zero("phone", "090-1234-5678") is None


def test_a_name_parts_at_a_gap_of_either_width():
    assert split_name("渡邉　蓮") == split_name(" 渡邉 蓮 ") == ("渡邉", "蓮")
    assert split_name("渡邉蓮") == ("渡邉蓮", "")


def test_an_expiry_may_be_a_month():
    assert read_expiry_cell("2028-03") == "2028-03"
    assert read_expiry_cell("R10.3.31") == "R10.3.31"
