from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import local
from app.domain.spans import Span, beside, month_of, year_of

DAYS = st.dates(date(2010, 1, 1), date(2100, 12, 31))


def test_a_month_has_all_its_days():
    assert month_of(date(2028, 2, 11)) == Span(date(2028, 2, 1), date(2028, 2, 29))


def test_a_year_is_drawn_by_months():
    steps = year_of(date(2026, 11, 23)).steps()

    assert (len(steps), steps[0], steps[-1]) == (12, date(2026, 1, 1), date(2026, 12, 1))


def test_a_span_ends_with_the_midnight_after_its_last_day():
    span = month_of(date(2026, 11, 23))

    assert local(span.until).isoformat() == "2026-12-01T00:00:00+09:00"
    assert span.until - span.since == timedelta(days=30)


@given(DAYS)
def test_a_day_lies_in_its_month_and_its_year_and_in_one_step_of_each(day):
    for span in (month_of(day), year_of(day)):
        assert span.first <= day <= span.last
        assert span.step_of(day) in span.steps()


@given(DAYS)
def test_the_month_before_the_month_after_is_the_same_month(day):
    for span in (month_of(day), year_of(day)):
        assert beside(beside(span, 1), -1) == span
        assert beside(span, 1).first == span.last + timedelta(days=1)
