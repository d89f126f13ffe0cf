from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite

from db.columns import Day, Exact, Flag, Key, Moment, Plain, TooFine

SQLITE, SERVER = sqlite.dialect(), postgresql.dialect()

amounts = st.decimals(0, 10**9, places=6, allow_nan=False, allow_infinity=False)
# Milliseconds from 1906 to 2191.
moments = st.integers(-2 * 10**12, 7 * 10**12).map(
    lambda count: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=count)
)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def through(kind, value):
    """Return a value as it comes back from a column."""
    return kind.process_result_value(kind.process_bind_param(value, SQLITE), SQLITE)


@given(st.uuids())
def test_an_identity_comes_back(one):
    assert through(Key(), one) == one


def test_an_identity_takes_sixteen_bytes_on_every_database():
    one = UUID(int=7)

    for dialect in (SQLITE, SERVER):
        assert Key().process_bind_param(one, dialect) == one.bytes
        assert isinstance(Key().load_dialect_impl(dialect), sa.LargeBinary)


@given(amounts)
def test_an_amount_comes_back_exactly(amount):
    assert through(Exact(), amount) == amount


def test_an_amount_comes_back_without_trailing_zeros():
    assert str(through(Exact(), Decimal("52.500000"))) == "52.5"
    assert str(through(Exact(), Decimal("100.000"))) == "100"


@pytest.mark.parametrize("text", ["0.0000001", "1.0000000000000000000000000000000001"])
def test_an_amount_finer_than_a_millionth_is_refused_not_rounded(text):
    with pytest.raises(TooFine):
        Exact().process_bind_param(Decimal(text), SQLITE)


@given(moments)
def test_a_moment_comes_back_on_japans_clock(at):
    back = through(Moment(), at)

    assert back == at
    assert back.utcoffset() == timedelta(hours=9)


def test_a_moment_of_another_zone_is_the_same_moment():
    abroad = datetime(2026, 6, 1, 12, tzinfo=timezone(timedelta(hours=-7)))

    assert through(Moment(), abroad) == abroad


@given(st.dates())
def test_a_day_comes_back(day):
    assert through(Day(), day) == day


def test_days_sort_as_text():
    days = [date(2026, 6, 1), date(999, 12, 31), date(2026, 5, 31)]

    kept = [Day().process_bind_param(day, SQLITE) for day in sorted(days)]

    assert kept == sorted(kept)


@given(plain)
def test_plain_data_come_back(data):
    assert data is None or through(Plain(), data) == data


def test_the_same_data_are_always_the_same_text():
    assert Plain().process_bind_param({"b": 1, "a": 2}, SQLITE) == '{"a":2,"b":1}'


@pytest.mark.parametrize("claim", [True, False])
def test_a_claim_comes_back(claim):
    assert through(Flag(), claim) is claim


@pytest.mark.parametrize("kind", [Key(), Exact(), Moment(), Day(), Plain(), Flag()])
def test_nothing_stays_nothing(kind):
    assert through(kind, None) is None
