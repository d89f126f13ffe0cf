"""How an athlete is told."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from app.domain.athletes import CODES, Ban, Competition, Exemption
from app.domain.calendar import JST
from app.i18n import Wording
from app.ui.parts.athlete_words import (
    athlete_badges,
    code_word,
    span,
    sport_word,
    stage,
    validity,
)
from tests.samples import NOW, SPORTS

TODAY = NOW.date()
TUE = Exemption(
    "N-1", "NPB", ("M2.2",), TODAY - timedelta(days=90), TODAY + timedelta(days=90), Decimal(500)
)


def at(day, hour=0, minute=0, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=JST)


LEAGUE = Competition(at(28), at(30, 23, 59), "秋季リーグ戦")


def test_every_code_has_its_name(say):
    words = [code_word(code, say) for code in CODES]

    assert all(word.startswith(f"{code} ") for word, code in zip(words, CODES, strict=True))
    assert len(set(words)) == len(CODES)


def test_a_code_of_a_later_list_is_told_as_it_is(say):
    assert code_word("M4", say) == "M4"


def test_a_sport_is_told_in_the_users_language(say):
    japanese = Wording("ja", lambda words: words)

    assert sport_word("mini_golf", SPORTS, japanese) == "ミニゴルフ"
    assert sport_word("mini_golf", SPORTS, say) == "Mini-golf"
    assert sport_word("綱引き", SPORTS, say) == "綱引き"
    assert sport_word("", SPORTS, say) == ""


@pytest.mark.parametrize(
    ("left", "word", "tone"),
    [
        (31, "Valid until 2026-12-21", "legitimate"),
        (30, "Expires in 30 days", "caution"),
        (2, "Expires in 2 days", "caution"),
        (1, "Expires tomorrow", "caution"),
        (0, "Expires today", "caution"),
        (-1, "Expired 2026-11-19", "not_legitimate"),
    ],
)
def test_an_exemption_is_told_by_the_days_that_are_left(say, left, word, tone):
    mark = validity(replace(TUE, valid_to=TODAY + timedelta(days=left)), TODAY, say)

    assert (mark.word, mark.tone) == (word, tone)
    assert mark.icon


def test_an_exemption_that_lies_ahead_is_not_valid_yet(say):
    ahead = replace(TUE, valid_from=date(2026, 12, 1))

    assert validity(ahead, TODAY, say).word == "Valid from 2026-12-01"


@pytest.mark.parametrize(
    ("now", "word"),
    [
        (at(27, 23, 58), "From 11-28"),
        (at(27, 23, 59), "In competition now"),
        (at(30, 23, 59), "In competition now"),
        (at(1, month=12), "Over"),
    ],
)
def test_a_competition_begins_on_the_evening_before(say, now, word):
    assert stage(LEAGUE, now, say).word == word


@pytest.mark.parametrize(
    ("started", "ended", "words"),
    [
        (at(28), at(30, 23, 59), "2026-11-28 – 2026-11-30"),
        (at(28), at(28, 23, 59), "2026-11-28"),
        (at(28, 9), at(28, 18), "2026-11-28 09:00 – 18:00"),
        (at(28, 9), at(29, 18), "2026-11-28 09:00 – 2026-11-29 18:00"),
        (at(28, 9), None, "2026-11-28 09:00"),
    ],
)
def test_a_span_tells_no_more_than_it_must(started, ended, words):
    assert span(started, ended) == words


def told(exemptions, competitions, say, now=NOW, bans=()):
    return [
        (one.text, one.tone) for one in athlete_badges(exemptions, competitions, bans, now, say)
    ]


def test_exemptions_that_hold_for_long_share_a_badge(say):
    other = replace(TUE, covers=("S9", "M2.2"))

    assert told((TUE, other), (), say) == [("TUE valid: M2.2, S9", "legitimate")]


def test_one_that_runs_out_has_a_badge_of_its_own(say):
    ending = replace(TUE, covers=("S9",), valid_to=TODAY + timedelta(days=3))

    assert told((TUE, ending), (), say) == [
        ("TUE valid: M2.2", "legitimate"),
        ("TUE S9: Expires in 3 days", "caution"),
    ]


def test_one_that_ran_out_is_told_while_none_took_its_place(say):
    old = replace(TUE, valid_to=date(2026, 10, 31))
    older = replace(TUE, valid_to=date(2025, 10, 31))

    assert told((old, older), (), say) == [("TUE M2.2: Expired 2026-10-31", "not_legitimate")]
    assert told((old, TUE), (), say) == [("TUE valid: M2.2", "legitimate")]


def test_the_next_competition_is_told(say):
    later = Competition(at(5, month=12), at(6, month=12))
    over = Competition(at(1), at(2))

    assert told((), (later, LEAGUE, over), say) == [("Competition from 11-28", "")]


def test_the_one_that_goes_on_is_told_first(say):
    assert told((), (LEAGUE,), say, at(29)) == [("In competition until 11-30", "")]


def test_a_weigh_in_is_told_until_the_fluid_after_it_no_longer_matters(say):
    bout = Competition(at(21, 18), at(21, 22), weigh_in=at(20, 13))

    assert told((), (bout,), say, at(21, 23)) == [("Weigh-in 11-20 13:00", "")]
    assert told((), (bout,), say, at(22, 2)) == []


def test_who_is_bound_by_nothing_has_no_badge(say):
    assert told((), (), say) == []


@pytest.mark.parametrize(
    ("first", "last", "badge"),
    [
        (-9, 30, ("Banned by NPB: Until {last}", "not_legitimate")),
        (-9, None, ("Banned by NPB: Until further notice", "not_legitimate")),
        (0, 0, ("Banned by NPB: Until {last}", "not_legitimate")),
        (3, 30, ("Banned by NPB: From {first}", "caution")),
    ],
)
def test_a_ban_is_told_before_all_else(say, first, last, badge):
    days = [None if one is None else TODAY + timedelta(days=one) for one in (first, last)]

    badges = told((TUE,), (LEAGUE,), say, bans=(Ban("NPB", *days),))

    assert badges[0] == (badge[0].format(first=days[0], last=days[1]), badge[1])


def test_a_ban_that_is_over_is_told_no_more(say):
    over = Ban("NPB", TODAY - timedelta(days=9), TODAY - timedelta(days=1))

    assert told((), (), say, bans=(over,)) == []
