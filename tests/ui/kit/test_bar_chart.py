import pytest
from PySide6.QtCore import QPoint, Qt

from app.ui.kit.bar_chart import Bar, BarChart
from app.ui.kit.legend import Legend

BARS = [
    Bar("1", (("legitimate", 3), ("caution", 1)), ("11-01: 4", "Legitimate  3", "Caution  1")),
    Bar("2", (), ("11-02: 0",)),
    Bar("3", (("blocked", 9), ("incomplete", 2)), ("11-03: 11", "Blocked  9", "Incomplete  2")),
]


@pytest.fixture
def chart(shown):
    chart = shown(BarChart("chart", "Infusions"))
    chart.resize(600, 168)
    chart.show_bars(BARS, "15 in all")
    return chart


def test_the_keyboard_begins_with_the_newest_bar_and_goes_from_bar_to_bar(chart, qtbot):
    chart._go(-1)
    chart.clearFocus()
    chart.setFocus()
    told = [chart.told[0]]
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(chart, key)
        told.append(chart.told[0])

    assert told == ["11-03: 11", "11-02: 0", "11-01: 4", "11-01: 4", "11-03: 11"]


def test_the_mouse_tells_of_the_bar_below_it_until_it_leaves(chart, qtbot):
    chart.clearFocus()
    qtbot.mouseMove(chart, QPoint(60, 80))
    first = chart.told
    qtbot.mouseMove(chart, QPoint(10, 80))

    assert (first, chart.told) == (BARS[0].told, ())


def test_a_reader_of_the_screen_hears_the_sum_and_then_each_bar(chart, qtbot):
    whole = chart.accessibleDescription()
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Home)

    assert whole == "15 in all" or chart.accessibleName() == "Infusions"
    assert chart.accessibleDescription() == "11-01: 4, Legitimate  3, Caution  1"


def test_each_tone_is_painted_in_its_own_colour(chart):
    picture = chart.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(0, 600, 3) for y in range(0, 168, 3)}

    assert len(seen) > 6


def test_no_bars_are_an_empty_scale(chart):
    chart.show_bars((), "Nothing")

    assert not chart.grab().isNull()
    assert chart.told == ()


def test_a_legend_breaks_into_lines_and_says_its_words(shown):
    legend = shown(Legend("legend"))
    legend.resize(240, 20)
    legend.show_legend([("legitimate", "Legitimate"), ("caution", "Legitimate (caution)")] * 2)

    assert legend.accessibleName().count("Legitimate") == 4
    assert legend.sizeHint().height() >= 40
