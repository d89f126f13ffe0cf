"""How amounts are written in lists."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.parts.amounts import millilitres


@pytest.mark.parametrize(
    ("volume", "shown"),
    [("80", "80.0"), ("62.5", "62.5"), ("100.0004", "100.001"), ("0", "0.0")],
)
def test_a_volume_has_a_decimal_and_hides_no_excess(volume, shown):
    assert millilitres(Decimal(volume)) == shown


@given(st.decimals(min_value=0, max_value=10**6, places=6))
def test_what_is_shown_is_never_less_than_what_was_given(volume):
    assert 0 <= Decimal(millilitres(volume)) - volume < Decimal("0.001")
