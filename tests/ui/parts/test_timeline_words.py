"""The course of a patient's volume in words, and the card that shows it."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from app.domain.calendar import JST
from app.domain.rules.timeline import timeline
from app.domain.rules.volume import Dripped
from app.domain.rules.volume_limit import VolumeLimit
from app.i18n import Wording
from app.ui.kit.strip import DAY
from app.ui.parts.timeline_card import ShownCourse, TimelineCard
from app.ui.parts.timeline_words import (
    Telling,
    day_word,
    limit_words,
    moment_words,
    seconds,
    strip_of,
    summary,
)
from tests.ui.looking import find, press, text

NOW = datetime(2026, 11, 20, 14, 21, tzinfo=JST)
LIMIT = VolumeLimit(
    "M2.2", Decimal(100), timedelta(hours=12), frozenset(), Decimal("0.9"), timedelta(seconds=1)
)
JA = Wording("ja", lambda words: words)


def given(number, day, hour, minute, ml):
    at = datetime(2026, 11, day, hour, minute, tzinfo=JST)
    return Dripped(UUID(int=number), at, at + timedelta(minutes=30), Decimal(ml))


RECORDED = (given(1, 19, 8, 40, 52), given(2, 19, 19, 30, 52))
DRAFT = given(3, 20, 14, 20, 52)


@pytest.fixture
def line():
    return timeline(RECORDED, (DRAFT,), LIMIT, ("WADA",), NOW)


def test_a_moment_over_the_limit_is_told_with_excess_and_entries(line, say):
    told = Telling(line, say)(seconds(datetime(2026, 11, 19, 20, 0, tzinfo=JST)))

    assert told.moment == "12 h until 19 Nov 20:00"
    assert (told.amount, told.over) == ("104.0 mL", "4.0 mL over the limit")
    assert told.entries == "08:40, 19:30 (2 infusions)"
    assert told.spoken.startswith("12 h until 19 Nov 20:00  104.0 mL")


def test_a_moment_within_it_tells_no_excess_and_an_empty_one_says_so(line, say):
    within = Telling(line, say)(seconds(datetime(2026, 11, 19, 9, 10, tzinfo=JST)))
    empty = Telling(line, say)(seconds(datetime(2026, 11, 18, tzinfo=JST)))

    assert (within.amount, within.over) == ("52.0 mL", "")
    assert within.entries == "08:40 (1 infusion)"
    assert empty.entries == "No infusion"


def test_what_is_not_given_yet_is_named_as_such(line, say):
    ahead = Telling(line, say)(seconds(datetime(2026, 11, 20, 14, 50, tzinfo=JST)))

    assert ahead.entries == "14:20 (1 infusion), not yet given: 1"


def test_the_whole_course_is_one_sentence(line, say):
    assert summary(line, say) == (
        "Highest: 104.0 mL in the window until 19 Nov 20:00. Limit 100 mL / 12 h (WADA/JADA)."
    )
    nothing = timeline((), (), LIMIT, (), NOW)
    assert summary(nothing, say) == "Nothing counts against the limit. Limit 100 mL / 12 h."
    assert limit_words(nothing, say) == "Limit 100 mL / 12 h"


def test_days_are_told_as_each_language_tells_them(say):
    assert day_word(JA, date(2026, 11, 19)) == "11月19日(木)"
    assert day_word(say, date(2026, 11, 19)) == "Thu 19 Nov"
    assert moment_words(JA, NOW) == "11月20日 14:21"


def test_the_card_names_the_window_and_shows_as_much_time_as_is_chosen(shown, line, say):
    card = shown(TimelineCard(say))

    card.show_course(ShownCourse(strip_of(line, say), Telling(line, say), summary(line, say)))

    assert text(card, "timeline_title") == "IV volume in 12 h"
    assert find(card, "timeline").view.length == 3 * DAY
    press(card, "timeline_span_3")
    assert find(card, "timeline").view.length == 365 * DAY
