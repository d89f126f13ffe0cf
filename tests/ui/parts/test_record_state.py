"""How a record stands, in a word or two."""

from dataclasses import replace

import pytest

from app.domain.clocks import ClockState
from app.domain.keys import Stamp
from app.ui.parts.record_state import clock_word, record_state
from tests import samples
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
