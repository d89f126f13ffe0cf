"""How a record stands, in a word or two."""

from dataclasses import replace

import pytest

from app.domain.clocks import ClockState
from app.domain.keys import Stamp
from app.ui.parts.record_state import clock_word, record_state
from tests import samples
from tests.drips import begun, ended, interrupted, ordered
from tests.fakes import saved

STAMP = Stamp(samples.PHYSICIAN.id, samples.NOW)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Saved"),
        ({"finalised": STAMP}, "Final"),
        ({"finalised": STAMP, "amendment": "量の誤記", "version": 3}, "Amended, version 3"),
        ({"is_proxy": True}, "Unapproved"),
        ({"is_proxy": True, "approved": STAMP}, "Saved"),
        ({"late_reason": "紙の記録から入力した。"}, "Saved, late entry"),
        ({"clock": ClockState.LEAPT}, "Saved, clock set"),
        ({"late_reason": "紙から。", "clock": ClockState.LEAPT}, "Saved, late entry, clock set"),
        ({"clock": ClockState.UNSYNCHRONISED}, "Saved"),
    ],
)
def test_the_state_is_told_in_words(clinic, say, changes, told):
    assert record_state(replace(saved(clinic), **changes), say) == told


def test_a_withdrawn_record_says_so_before_all_else(clinic, say):
    treatment = replace(saved(clinic), finalised=STAMP).withdraw(STAMP.by, STAMP.at, "別の患者")

    assert record_state(treatment, say) == "Withdrawn"


def test_what_was_known_of_the_clock_is_told_in_words(say):
    told = {clock_word(one, say) for one in ClockState}

    assert len(told) == len(ClockState)
    assert "clock in step with standard time" in told


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (ordered, "Ordered"),
        (begun, "Running"),
        (interrupted, "On hold"),
        (ended, "Completed"),
    ],
)
def test_an_order_tells_how_far_it_is(clinic, say, make, told):
    assert record_state(make(clinic), say) == told


def test_a_final_record_says_so_even_where_another_hand_gave_it(clinic, say):
    assert record_state(replace(ended(clinic), finalised=STAMP), say) == "Final"
