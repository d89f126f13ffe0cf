"""The domain sees everything that the checks of the tables see, and so has a sentence for it first."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import fold, states_nothing
from db.tables.common import GAPS, SIGNS, WORDS

BLANK = st.text(st.sampled_from(GAPS), max_size=4)
NOTHING = st.text(st.sampled_from(GAPS + SIGNS), max_size=4)


def test_each_gap_and_each_sign_states_nothing():
    assert not [sign for sign in GAPS + SIGNS if not states_nothing(sign)]


@given(NOTHING, st.sampled_from(["", *WORDS]), NOTHING)
def test_what_the_database_calls_no_statement_is_none(before, word, after):
    assert states_nothing(before + word + after)


@given(BLANK)
def test_what_the_database_calls_no_name_is_none(text):
    assert fold(text) == ""
