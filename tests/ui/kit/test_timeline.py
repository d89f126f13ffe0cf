"""A strip of time, walked through by mouse and keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest

from app.ui.kit.strip import DAY, Bar, Line, Strip, Told
from app.ui.kit.strip_view import LONGEST, SHORTEST
from app.ui.kit.timeline import Timeline
from app.ui.kit.tokens import LIGHT

NOW = 1_000 * DAY
HOUR = 3_600.0
FIRST, SECOND = NOW - 20 * HOUR, NOW - 10 * HOUR
STRIP = Strip(
    limit=100,
    limit_words="上限 100 mL",
    now=NOW,
    now_words="今 00:00",
    window=12 * HOUR,
    bars=(
        Bar("first", FIRST, FIRST + HOUR, "52 mL"),
        Bar("second", SECOND, SECOND + HOUR, "52 mL", is_elsewhere=True),
    ),
    course=Line(
        (FIRST, FIRST + HOUR, SECOND, SECOND + HOUR, SECOND + 2 * HOUR, SECOND + 12 * HOUR),
        (0, 52, 52, 104, 104, 0),
    ),
    preview_from=NOW,
)


def tell(at):
    return Told(f"until {(at - FIRST) / HOUR:g}", f"{STRIP.value(at):.0f} mL", "", "two")


@pytest.fixture
def timeline(shown):
    timeline = Timeline("volume", str, name="timeline")
    timeline.resize(800, 300)
    timeline.show_strip(STRIP, tell, "at most 104")
    timeline.show_span(DAY)
    return shown(timeline)


def point(timeline, at, amount=0.0):
    scale = timeline.scale
    return QPoint(round(scale.x(at)), round(scale.y(amount)))


def move(timeline, place):
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    timeline.mouseMoveEvent(event)


def turn(timeline, down, across=0, at=NOW - 12 * HOUR):
    place = QPointF(point(timeline, at))
    timeline.wheelEvent(
        QWheelEvent(
            place,
            place,
            QPoint(),
            QPoint(across, down),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
    )


def colour(timeline, place):
    return timeline.grab().toImage().pixelColor(place).name().upper()


def test_all_of_it_is_told_in_words(timeline):
    assert timeline.accessibleName() == "volume"
    assert timeline.accessibleDescription() == "at most 104"


def test_the_mouse_puts_the_dot_on_the_course_and_tells_of_the_moment(timeline):
    move(timeline, point(timeline, FIRST + 5 * HOUR))

    assert timeline.dot == pytest.approx(FIRST + 5 * HOUR, abs=120)
    assert "52 mL" in timeline.accessibleDescription()
    assert colour(timeline, point(timeline, timeline.dot, 52)) == LIGHT.accent


def test_near_a_turn_of_the_course_the_dot_is_on_it(timeline):
    move(timeline, point(timeline, SECOND + HOUR) + QPoint(3, 0))

    assert timeline.dot == SECOND + HOUR
    assert colour(timeline, point(timeline, timeline.dot, 104)) == LIGHT.bad_fill


def test_the_dot_goes_with_the_mouse_but_not_with_the_keyboard_here(timeline):
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    timeline.leaveEvent(QEvent(QEvent.Type.Leave))
    assert timeline.dot is not None

    timeline.clearFocus()
    timeline.leaveEvent(QEvent(QEvent.Type.Leave))

    assert timeline.dot is None
    assert timeline.accessibleDescription() == "at most 104"


def test_arrow_keys_go_from_entry_to_entry_the_latest_first(timeline):
    reached = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(timeline, key)
        reached.append(timeline.dot)

    first, second = FIRST + HOUR, SECOND + HOUR
    assert reached == [second, first, first, second]
    assert timeline.accessibleDescription().startswith("until 11")


def test_home_and_end_go_to_the_first_and_the_latest_entry(timeline):
    timeline.pan(-3)

    QTest.keyClick(timeline, Qt.Key.Key_End)
    assert timeline.dot == SECOND + HOUR
    assert timeline.view.since <= timeline.dot <= timeline.view.until

    QTest.keyClick(timeline, Qt.Key.Key_Home)
    assert timeline.dot == FIRST + HOUR


def test_shift_and_arrows_pan_and_stop_at_the_ends(timeline):
    before = timeline.view

    QTest.keyClick(timeline, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert timeline.view.since == pytest.approx(before.since - before.length / 5)

    for _ in range(30):
        QTest.keyClick(timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert timeline.view.until == timeline.view.last


def test_plus_and_minus_zoom_and_never_beyond_reason(timeline):
    before = timeline.view.length

    QTest.keyClick(timeline, Qt.Key.Key_Plus)
    assert timeline.view.length == pytest.approx(before / 1.25)

    for _ in range(40):
        QTest.keyClick(timeline, Qt.Key.Key_Minus)
    assert timeline.view.length == LONGEST
    for _ in range(60):
        QTest.keyClick(timeline, Qt.Key.Key_Plus)
    assert timeline.view.length == SHORTEST


def test_the_wheel_zooms_around_the_mouse_and_pans_sideways(timeline):
    here = NOW - 12 * HOUR
    before = timeline.scale.x(here)

    turn(timeline, 120, at=here)
    assert timeline.scale.x(here) == pytest.approx(before, abs=1)

    since = timeline.view.since
    turn(timeline, 0, across=120)
    assert timeline.view.since < since


def test_dragging_takes_the_view_along(timeline):
    start, before = point(timeline, NOW - 6 * HOUR), timeline.view.since

    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=start)
    move(timeline, start + QPoint(60, 0))
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))

    assert timeline.view.since < before
    assert timeline.dot is None


def test_enter_on_an_entry_opens_it_and_so_does_a_double_click_on_its_bar(qtbot, timeline):
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    with qtbot.waitSignal(timeline.opened) as entered:
        QTest.keyClick(timeline, Qt.Key.Key_Return)

    scale = timeline.scale
    on_bar = QPoint(round(scale.x(SECOND + HOUR / 2)), round((scale.lane + scale.top) / 2))
    with qtbot.waitSignal(timeline.opened) as clicked:
        QTest.mouseDClick(timeline, Qt.MouseButton.LeftButton, pos=on_bar)

    assert (entered.args, clicked.args) == (["first"], ["second"])


def test_where_nothing_is_near_the_latest_infusion_is_shown(timeline):
    timeline.show_strip(
        Strip(100, "", NOW, "", 12 * HOUR, (Bar("old", NOW - 90 * DAY, NOW - 90 * DAY, "1"),)),
        tell,
        "",
    )

    timeline.show_span(3 * DAY)

    assert timeline.view.since <= NOW - 90 * DAY <= timeline.view.until


def test_nothing_at_all_can_be_shown_and_walked_through(timeline):
    timeline.show_strip(Strip(100, "", NOW, "", 12 * HOUR), tell, "nothing")
    QTest.keyClick(timeline, Qt.Key.Key_Left)

    assert timeline.dot is None
    assert not timeline.grab().isNull()


@pytest.mark.parametrize("span", [DAY, 14 * DAY, 60 * DAY])
def test_what_is_over_the_limit_is_red_however_much_is_in_sight(timeline, span):
    timeline.show_span(span)
    image, scale = timeline.grab().toImage(), timeline.scale

    x = round(scale.x(SECOND + 1.5 * HOUR))
    column = {
        image.pixelColor(x + near, round(scale.y(103)) + down).name().upper()
        for near in (-1, 0, 1)
        for down in (-2, -1, 0, 1)
    }

    assert any(int(one[1:3], 16) > 190 and int(one[3:5], 16) < 170 for one in column)
