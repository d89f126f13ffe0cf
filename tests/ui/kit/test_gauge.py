import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.kit.gauge import Gauge
from app.ui.kit.reading import Reading, Segment
from app.ui.kit.tokens import LIGHT

PAST, NOW = Segment(10, "past", "外部施設 10.0", "10.0"), Segment(52, "accent", "今回 52.0", "52.0")
MID_BAR = 51


@pytest.fixture
def gauge(qtbot):
    gauge = Gauge("12時間の静注量", name="gauge")
    qtbot.addWidget(gauge)
    gauge.resize(360, 110)
    return gauge


def colour_at(gauge, amount):
    image = gauge.grab().toImage()
    return image.pixelColor(min(int(gauge.x_of(amount)), 355), MID_BAR).name().upper()


def test_each_part_lies_where_its_amount_says(gauge):
    gauge.show_reading(Reading(100, [PAST, NOW], "62.0", "/ 100 mL", "上限 100 mL"))

    assert colour_at(gauge, 15) == LIGHT.accent
    assert colour_at(gauge, 80) == LIGHT.track
    assert colour_at(gauge, 95) == LIGHT.caution.ground
    assert colour_at(gauge, 110) == LIGHT.not_legitimate.ground


def test_what_is_over_the_limit_is_filled_otherwise(gauge):
    over = Segment(104, "accent", "今回 104.0", "104.0")

    gauge.show_reading(Reading(100, [over], "104.0", "/ 100 mL", "上限 100 mL"))

    assert gauge.reading.is_over
    assert colour_at(gauge, 102.5) == LIGHT.bad_fill
    assert colour_at(gauge, 90) == LIGHT.accent


def test_exactly_the_limit_is_not_over():
    assert not Reading(100, [Segment(100, "accent", "")]).is_over


def test_what_is_exempt_is_shown_but_not_counted(gauge):
    exempt = Segment(60, "exempt", "除外 60.0")

    gauge.show_reading(Reading(100, [PAST, NOW, exempt], "62.0"))

    assert gauge.reading.counted == 62
    assert colour_at(gauge, 75) == LIGHT.track


def test_the_gauge_is_told_in_words(gauge):
    reading = Reading(100, [NOW], "52.0", "/ 100 mL", spoken="上限まであと 48.0 mL")

    gauge.show_reading(reading)

    assert gauge.accessibleName() == "12時間の静注量 52.0 / 100 mL"
    assert gauge.accessibleDescription() == "上限まであと 48.0 mL"


def test_a_long_legend_takes_a_second_line(gauge):
    gauge.show_reading(Reading(100, [NOW]))
    one = gauge.sizeHint().height()
    long = Segment(5, "past", "外部施設 2026-11-20 07:20 から 07:40 まで 5.0 mL(申告)")

    gauge.show_reading(Reading(100, [NOW, long]))

    assert gauge.sizeHint().height() > one


def test_an_amount_beyond_the_scale_stays_in_the_bar(gauge):
    gauge.show_reading(Reading(100, [Segment(5000, "accent", "今回", "5000.0")], "5000.0"))

    gauge.grab()

    assert gauge.x_of(5000) == gauge.width()


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_more_never_lies_further_left(qapp, one, other):
    gauge = Gauge("12時間の静注量", name="gauge")
    gauge.resize(360, 110)
    gauge.show_reading(Reading(100))

    left, right = (gauge.x_of(amount) for amount in sorted((one, other)))

    assert 0 <= left <= right <= gauge.width()


def test_what_was_received_before_has_an_edge_that_stands_out(qtbot):
    gauge = Gauge("12時間の静注量", name="gauge")
    qtbot.addWidget(gauge)
    gauge.resize(328, 140)

    gauge.show_reading(Reading(limit=100.0, segments=(Segment(60.0, "past", "外部施設", "60.0"),)))

    picture = gauge.grab().toImage()
    edges = {picture.pixelColor(80, y).name().upper() for y in range(30, 70)}
    assert LIGHT.accent in edges
