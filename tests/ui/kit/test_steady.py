"""A timer that rings however often it is asked to."""

import pytest
from PySide6.QtCore import QObject

from app.ui.kit.steady import SteadyTimer


@pytest.fixture
def owner(qapp):
    return QObject()


def test_asking_again_and_again_does_not_put_it_off(owner, qtbot):
    timer, rung = SteadyTimer(owner, name="timer", after_ms=200), []
    timer.timeout.connect(lambda: rung.append(True))

    def asks_once_more():
        if not rung:
            timer.begin()
        return bool(rung)

    qtbot.waitUntil(asks_once_more)

    assert not timer.isActive()


def test_it_rests_until_it_is_asked(owner):
    assert not SteadyTimer(owner, name="timer", after_ms=0).isActive()
