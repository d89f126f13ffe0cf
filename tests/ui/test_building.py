"""A page that is made piece by piece."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.building import build
from app.ui.openings import new
from app.ui.parts.page_stack import PageStack
from tests import samples
from tests.ui.lanes import HeldLane


class Turns(HeldLane):
    """A lane whose next turns come when a test says so."""

    def __init__(self):
        super().__init__()
        self.turns = []

    def soon(self, _owner, deed):
        """Keep it."""
        self.turns.append(deed)

    def turn(self):
        """Let the next turn come."""
        self.turns.pop(0)()


@pytest.fixture
def turns():
    return Turns()


@pytest.fixture
def begin(desk, turns, shown):
    """Return what begins to make a page, for as long as the list of wishes is not empty."""
    desk = replace(desk, lane=turns)
    stack = shown(PageStack(QWidget()))

    def begin_for(wishes, pages):
        opening = new(desk, samples.REN, UUID(int=1))
        build(stack, desk, opening, lambda: bool(wishes), stack, pages.append)
        return stack

    return begin_for


def unowned():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {one for one in QApplication.topLevelWidgets() if not one.isVisible()}


def test_the_page_is_shown_when_its_last_piece_is_made(begin, turns):
    pages = []

    stack = begin(["wanted"], pages)
    turns.turn()
    early = list(pages)
    while turns.turns:
        turns.turn()

    assert not early
    assert [one.objectName() for one in pages] == ["treatment_page"]
    assert stack.indexOf(pages[0]) > 0


@pytest.mark.parametrize("after", range(12))
def test_a_page_that_nobody_wants_any_more_leaves_no_piece_behind(begin, turns, after):
    before, pages, wishes = unowned(), [], ["wanted"]
    stack = begin(wishes, pages)
    for _ in range(after):
        turns.turn()

    wishes.clear()
    turns.turn()

    assert not pages
    assert not turns.turns
    assert unowned() <= before
    assert stack.count() == 1
