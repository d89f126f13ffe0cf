import threading

import pytest
from PySide6.QtCore import QObject, QThread

from app.ui.kit.background import AtOnce, Background


class Page(QObject):
    """Somebody who asks and writes down what it is told, and on which thread."""

    def __init__(self):
        super().__init__()
        self.told = []

    def take(self, answer):
        self.told.append((answer, QThread.currentThread() is self.thread()))

    def refuse(self, error):
        self.told.append((repr(error), QThread.currentThread() is self.thread()))


@pytest.fixture
def lane():
    lane = Background()
    yield lane
    lane.close()


def test_the_answer_arrives_on_the_windows_thread(qtbot, lane):
    page = Page()

    lane.run(page, threading.get_ident, page.take, page.refuse)

    qtbot.waitUntil(lambda: bool(page.told))
    [(worker, on_windows_thread)] = page.told
    assert worker != threading.get_ident()
    assert on_windows_thread


def test_what_the_work_raises_arrives_too(qtbot, lane):
    page = Page()

    lane.run(page, lambda: {}["missing"], page.take, page.refuse)

    qtbot.waitUntil(lambda: bool(page.told))
    assert page.told == [("KeyError('missing')", True)]


def test_work_is_done_in_the_order_given(qtbot, lane):
    page = Page()

    for number in range(50):
        lane.run(page, lambda number=number: number, page.take, page.refuse)

    qtbot.waitUntil(lambda: len(page.told) == 50)
    assert [answer for answer, _ in page.told] == list(range(50))


def test_nothing_is_told_to_who_has_been_destroyed(qtbot, lane):
    gone, here = Page(), Page()
    may_finish = threading.Event()
    told = gone.told
    lane.run(gone, may_finish.wait, gone.take, gone.refuse)
    lane.run(here, lambda: "second", here.take, here.refuse)

    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    may_finish.set()

    qtbot.waitUntil(lambda: bool(here.told))
    assert not told


def test_closing_waits_for_the_work_under_way(qtbot):
    lane, page = Background(), Page()
    started, done = threading.Event(), []

    def work():
        started.set()
        threading.Event().wait(0.05)
        done.append("all of it")

    lane.run(page, work, page.take, page.refuse)
    started.wait()
    lane.close()

    assert done == ["all of it"]


def test_an_answer_may_ask_again(qtbot, lane):
    page = Page()

    def again(answer):
        lane.run(page, lambda: answer + 1, page.take, page.refuse)

    lane.run(page, lambda: 1, again, page.refuse)

    qtbot.waitUntil(lambda: bool(page.told))
    assert page.told[0][0] == 2


def test_the_double_answers_before_it_returns():
    page, lane = Page(), AtOnce()

    lane.run(page, lambda: "at once", page.take, page.refuse)
    lane.run(page, lambda: {}["missing"], page.take, page.refuse)
    lane.close()

    assert [answer for answer, _ in page.told] == ["at once", "KeyError('missing')"]


def test_the_double_tells_nothing_to_who_has_been_destroyed(qtbot):
    page, lane = Page(), AtOnce()
    told = page.told

    def work():
        with qtbot.waitSignal(page.destroyed):
            page.deleteLater()

    lane.run(page, work, page.take, page.refuse)

    assert not told


def test_long_work_does_not_keep_other_work_waiting(qtbot, lane):
    page, gate = Page(), threading.Event()

    lane.aside(page, lambda: gate.wait(10) and "long", page.take, page.refuse)
    lane.run(page, lambda: "short", page.take, page.refuse)

    qtbot.waitUntil(lambda: len(page.told) == 1)
    gate.set()
    qtbot.waitUntil(lambda: len(page.told) == 2)
    assert page.told == [("short", True), ("long", True)]


def test_who_settles_waits_for_the_long_work(lane):
    page, done = Page(), []

    lane.aside(page, lambda: done.append(1), page.take, page.refuse)
    lane.settle()

    assert done == [1]


def test_what_is_read_meanwhile_waits_for_no_long_work(qtbot, lane):
    page, gate = Page(), threading.Event()

    lane.aside(page, lambda: gate.wait(10) and "long", page.take, page.refuse)
    lane.meanwhile(page, lambda: "counted", page.take, page.refuse)

    qtbot.waitUntil(lambda: bool(page.told))
    gate.set()
    qtbot.waitUntil(lambda: len(page.told) == 2)
    assert [answer for answer, _ in page.told] == ["counted", "long"]


def test_what_is_to_be_done_soon_waits_for_the_windows_next_turn(qtbot, lane):
    page = Page()

    lane.soon(page, lambda: page.take("done"))
    at_once = list(page.told)

    qtbot.waitUntil(lambda: bool(page.told))
    assert not at_once
    assert page.told == [("done", True)]


def test_nothing_is_done_soon_for_who_has_been_destroyed(qtbot, lane):
    gone, here = Page(), Page()
    done = []
    lane.soon(gone, lambda: done.append("gone"))

    gone.deleteLater()
    with qtbot.waitSignal(gone.destroyed):
        pass
    lane.soon(here, lambda: done.append("here"))

    qtbot.waitUntil(lambda: "here" in done)
