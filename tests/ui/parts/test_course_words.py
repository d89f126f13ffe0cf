"""How far a drip is, and what was done at it, in words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.course import Act
from app.ui.parts.course_words import (
    act_word,
    clock_word,
    deed_of_act,
    progress_line,
    stage_mark,
    step_facts,
)
from tests import samples
from tests.drips import begun, ended, interrupted, ordered, step

TODAY = samples.NOW.date()


@pytest.mark.parametrize(
    ("make", "line", "tone"),
    [
        (ordered, "Planned 14:15", "quiet"),
        (begun, "Since 14:12", "ok"),
        (interrupted, "Since 14:15, 20.0 mL", "caution"),
        (ended, "Ended 14:20", "accent"),
    ],
)
def test_a_drip_tells_since_when_it_stands_as_it_does(clinic, say, make, line, tone):
    treatment = make(clinic)

    assert progress_line(treatment, TODAY, say) == line
    assert stage_mark(treatment).tone == tone


def test_a_reaction_changes_nothing_of_since_when_it_stands_still(clinic, say):
    told = step(clinic, interrupted(clinic), Act.REACTION, note="発疹。")

    assert progress_line(told, TODAY, say) == "Since 14:15, 20.0 mL"


def test_another_day_is_told_with_its_date():
    assert clock_word(samples.NOW, TODAY) == "14:21"
    assert clock_word(samples.NOW - timedelta(days=1), TODAY) == "11-19 14:21"


def test_a_step_tells_volume_rate_and_remark(clinic, say):
    first = interrupted(clinic).course[-1]

    assert step_facts(first, say) == "20.0 mL flowed in"
    assert step_facts(replace(first, note="トイレ。"), say) == "20.0 mL flowed in  トイレ。"


def test_every_act_has_its_words(say):
    assert all(deed_of_act(act, say) and act_word(act, say) for act in Act)
