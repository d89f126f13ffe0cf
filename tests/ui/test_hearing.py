"""What is heard on another thread reaches the window on its own."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject, Slot

from app.ui.hearing import Hearing
from tests.fakes import FakeOthers


class Window(QObject):
    """Notes on which thread it is told."""

    def __init__(self):
        super().__init__()
        self.threads = []

    @Slot()
    def look(self):
        """Note it."""
        self.threads.append(threading.current_thread())


@pytest.fixture
def others():
    return FakeOthers()


@pytest.fixture
def window(qapp):
    return Window()


@pytest.fixture
def hearing(window):
    hearing = Hearing(window)
    hearing.told.connect(window.look)
    return hearing


def test_the_window_is_told_on_its_own_thread(hearing, others, window, qtbot):
    hearing.begin(others.listen)
    elsewhere = threading.Thread(target=partial(others.tell, 2**40))

    elsewhere.start()
    elsewhere.join()

    qtbot.waitUntil(lambda: len(window.threads) == 1)
    assert window.threads == [threading.main_thread()]


def test_nothing_is_heard_once_it_is_ended(hearing, others, window):
    end = hearing.begin(others.listen)

    end()
    others.tell()

    assert others.heard == []
    assert window.threads == []
