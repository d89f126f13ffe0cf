"""One page at a time."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from app.ui.parts.page_stack import PageStack


class KeepingPage(QWidget):
    """Keeps what is unfinished."""

    kept = False

    def leave(self):
        """Keep it."""
        self.kept = True


class AskingPage(QWidget):
    """Asks once before it goes."""

    asked = 0

    def may_leave(self):
        """Ask the first time."""
        self.asked += 1
        return self.asked > 1


@pytest.fixture
def pages(shown):
    return shown(PageStack(QWidget()))


def test_a_page_comes_with_the_keyboard_in_it(pages):
    page = QLineEdit()

    pages.show_page(page)

    assert pages.currentWidget() is pages.page is page
    assert pages.focusWidget() is page


def test_a_page_that_was_left_is_let_go_but_the_first_stays(qtbot, pages):
    first, second = pages.page, QWidget()

    pages.show_page(second)
    pages.show_page(first)

    qtbot.waitUntil(lambda: not isValid(second))
    assert isValid(first)


def test_a_page_that_is_to_be_kept_stays_when_it_is_left(qtbot, pages):
    kept, other = QWidget(), QWidget()
    pages.keep(kept)

    pages.show_page(kept)
    pages.show_page(other)
    pages.show_page(kept)

    qtbot.waitUntil(lambda: not isValid(other))
    assert isValid(kept)
    assert pages.currentWidget() is kept


def test_a_page_keeps_what_is_unfinished_before_it_goes(pages):
    page = KeepingPage()
    pages.show_page(page)

    assert pages.may_leave()
    assert page.kept


def test_a_page_may_ask_before_it_goes(pages):
    pages.show_page(AskingPage())

    assert [pages.may_leave(), pages.may_leave()] == [False, True]


def test_a_page_with_nothing_to_lose_may_go(pages):
    assert pages.may_leave()


class FollowingPage(QWidget):
    """Counts how often it looked again."""

    looked = 0

    def look_again(self):
        """Count it."""
        self.looked += 1


def test_what_others_saved_is_shown_by_the_page_in_sight(pages):
    page, other = FollowingPage(), FollowingPage()
    pages.keep(other)
    pages.take_in(other)
    pages.show_page(page)

    pages.look_again()

    assert (page.looked, other.looked) == (1, 0)


def test_a_page_that_follows_nothing_is_left_alone(pages):
    pages.show_page(KeepingPage())

    pages.look_again()

    assert not pages.page.kept


def test_a_page_that_nobody_saw_catches_up_once_it_is_seen(pages):
    page = FollowingPage()
    pages.show_page(page)
    pages.hide()
    for _ in "123":
        pages.look_again()
    hidden = page.looked

    pages.show()
    pages.hide()
    pages.show()

    assert (hidden, page.looked) == (0, 1)
