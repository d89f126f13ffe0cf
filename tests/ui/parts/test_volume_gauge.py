"""The gauge of the volume limit."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.rules.case import Case
from app.domain.rules.room import room
from app.domain.rules.volume_limit import VolumeLimit
from app.domain.treatments import Setting
from app.ui.kit.gauge import Gauge
from app.ui.parts.volume_gauge import VolumeGauge, sentence
from tests.domain.rules import making
from tests.ui.looking import find, notice

LIMIT = VolumeLimit(
    "M2.2",
    Decimal(100),
    timedelta(hours=12),
    frozenset({"inpatient"}),
    Decimal("0.9"),
    timedelta(minutes=30),
)


def around(volume, *others, **changes):
    return room(LIMIT, Case(making.entry(making.line(amount=volume), **changes), others))


def earlier(volume):
    start = making.TEN - timedelta(hours=7)
    return making.Dripped(making.UUID(int=7), start, start, Decimal(volume), "outpatient")


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (around("52"), "48.0 mL may still be given"),
        (around("52", earlier(10)), "38.0 mL may still be given (until 15:00)"),
        (around("100"), "The limit is reached. Nothing more may be given."),
        (around("100.5"), "0.5 mL over the limit"),
        (around("99.9996"), "The limit is reached. Nothing more may be given."),
        (around("500", setting=Setting.INPATIENT), "In this setting the limit does not apply."),
        (None, "Enter the start, and the volume is counted."),
    ],
)
def test_what_may_still_be_given_is_told_in_a_sentence(found, told, say):
    assert sentence(found, say) == told


def test_a_preview_tells_what_an_approved_product_could_still_bring(say):
    told = sentence(around("52", earlier(10)), say, is_preview=True)

    assert told == "With an approved product: 38.0 mL more (until 15:00)"


def test_the_bar_shows_each_part(shown, say):
    part = shown(VolumeGauge(say))

    part.show_room(around("52", earlier(10)), LIMIT)

    reading = find(part, "gauge", Gauge).reading
    assert [(one.tone, one.label) for one in reading.segments] == [
        ("past", "earlier 03:00  10.0"),
        ("accent", "this 52.0"),
    ]
    assert (reading.total, reading.of) == ("62.0", "/ 100 mL")
    assert "38.0 mL may still be given" in reading.spoken


def test_exempt_volume_is_shown_as_an_outline(shown, say):
    part = shown(VolumeGauge(say))

    part.show_room(around("500", setting=Setting.INPATIENT), LIMIT)

    reading = find(part, "gauge", Gauge).reading
    assert [one.tone for one in reading.segments] == ["exempt"]
    assert reading.total == "0.0"


def test_without_a_start_it_asks_for_it(shown, say):
    part = shown(VolumeGauge(say))

    part.show_room(None, LIMIT)

    assert find(part, "gauge", Gauge).reading.total == "—"
    assert notice(part, "volume_left").startswith("Enter the start")


def test_a_day_that_is_not_today_is_told_with_the_time(say):
    found = around("52", earlier(10))
    before = making.TEN.date() - timedelta(days=1)

    assert sentence(found, say, today=before).endswith(f"(until {making.TEN:%m-%d} 15:00)")
    assert sentence(found, say, today=making.TEN.date()).endswith("(until 15:00)")
