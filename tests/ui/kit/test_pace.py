"""A flood of words, passed on at the pace of whoever looks."""

import pytest
from PySide6.QtCore import QObject

from app.ui.kit.pace import Pace

ALL_DAY = 86_400_000


@pytest.fixture
def owner(qapp):
    return QObject()


def passed_by(pace):
    passed = []
    pace.passed.connect(lambda: passed.append(True))
    return passed


def test_the_first_word_is_passed_on_at_once(owner):
    pace = Pace(owner, name="pace", once_in_ms=ALL_DAY)
    passed = passed_by(pace)

    pace.ask()

    assert len(passed) == 1


def test_a_flood_waits(owner):
    pace = Pace(owner, name="pace", once_in_ms=ALL_DAY)
    passed = passed_by(pace)

    for _ in range(100):
        pace.ask()

    assert len(passed) == 1


def test_what_waited_is_passed_on_as_one(owner, qtbot):
    pace = Pace(owner, name="pace", once_in_ms=50)
    passed = passed_by(pace)

    for _ in range(100):
        pace.ask()

    qtbot.waitUntil(lambda: len(passed) == 2)


def test_after_a_rest_the_next_word_is_passed_on_at_once(owner, qtbot):
    pace = Pace(owner, name="pace", once_in_ms=0)
    passed = passed_by(pace)

    def asks_once_more():
        pace.ask()
        return len(passed) == 3

    qtbot.waitUntil(asks_once_more)
