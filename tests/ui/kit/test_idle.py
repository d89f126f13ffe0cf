import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui.kit import idle
from app.ui.kit.idle import Idle


@pytest.fixture
def window(shown):
    window = QWidget()
    QVBoxLayout(window).addWidget(QLineEdit())
    return shown(window)


@pytest.fixture
def watch(window):
    watch = Idle(window)
    watch.watch(window.windowHandle())
    return watch


@pytest.fixture
def _hurried(monkeypatch):
    """Let a minute pass in a twentieth of a second."""
    monkeypatch.setattr(idle, "_A_MINUTE_MS", 50)


@pytest.mark.usefixtures("_hurried")
def test_after_the_minutes_without_a_touch_it_tells_once(qtbot, watch):
    told = []
    watch.passed.connect(lambda: told.append(watch.is_counting))

    with qtbot.waitSignal(watch.passed):
        watch.begin(1)

    assert told == [False]


TOUCHES = {
    "mouse": lambda window: QTest.mouseMove(window.windowHandle(), QPoint(5, 5)),
    "press": lambda window: QTest.mouseClick(
        window.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(5, 5),
    ),
    "key": lambda window: QTest.keyClick(window.windowHandle(), Qt.Key.Key_A),
    "input method": lambda window: window.findChild(QLineEdit).insert("点滴"),
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_every_touch_begins_the_count_anew(qtbot, window, watch, touch):
    watch.begin(5)
    watch._timer.start(100_000)
    window.findChild(QLineEdit).setFocus()

    touch(window)
    qtbot.waitUntil(lambda: watch._timer.remainingTime() > 0)

    assert watch._timer.interval() == 100_000
    assert watch._timer.remainingTime() > 99_000


def test_a_touch_does_not_begin_what_was_ended(window, watch):
    watch.begin(5)
    watch.end()

    TOUCHES["key"](window)

    assert not watch.is_counting


def test_nothing_is_kept_from_the_window(window, watch):
    assert not watch.eventFilter(window, QEvent(QEvent.Type.KeyPress))


def test_where_there_is_no_window_nothing_is_watched(watch):
    watch.watch(None)

    assert not watch.is_counting
