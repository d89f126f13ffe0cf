"""Several notices in the room of one."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.kit.notice import Notice
from app.ui.kit.notice_fold import NoticeFold
from tests.ui.looking import find, press


@pytest.fixture
def notices():
    return [Notice(name) for name in ("first", "second", "third")]


@pytest.fixture
def page():
    return QWidget()


@pytest.fixture
def fold(shown, notices, page):
    fold = NoticeFold("fold", notices, lambda count: f"{count} more", "Fold")
    column = QVBoxLayout(page)
    column.addWidget(fold)
    column.addWidget(QLabel("a page"), 1)
    shown(page)
    return fold


def seen(notices):
    return [one.objectName() for one in notices if one.isVisible()]


def test_it_takes_no_room_while_there_is_nothing_to_tell(fold):
    assert fold.sizeHint().height() == 0


def test_one_notice_stands_alone(fold, notices):
    notices[1].tell("caution", "A backup is due.")
    fold.settle()

    assert seen(notices) == ["second"]
    assert find(fold, "fold_more").isHidden()


def test_the_most_urgent_is_shown_and_the_others_are_counted(fold, notices):
    notices[0].tell("caution", "A backup is due.")
    notices[1].tell("caution", "Set your factor up.")
    notices[2].tell("bad", "The trail is wrong.")
    fold.settle()

    assert seen(notices) == ["third"]
    assert find(fold, "fold_more").words == "2 more"


def test_all_of_them_unfold_the_most_urgent_on_top_and_fold_again(fold, notices):
    notices[0].tell("caution", "A backup is due.")
    notices[2].tell("bad", "The trail is wrong.")
    fold.settle()

    press(fold, "fold_more")
    fold.layout().activate()
    unfolded, tops = seen(notices), [notices[2].parentWidget().y(), notices[0].parentWidget().y()]
    words = find(fold, "fold_more").words
    press(fold, "fold_more")

    assert (unfolded, words) == (["first", "third"], "Fold")
    assert tops == sorted(tops)
    assert seen(notices) == ["third"]


def test_what_is_over_lets_the_next_one_up(fold, notices):
    notices[0].tell("caution", "A backup is due.")
    notices[2].tell("bad", "The trail is wrong.")
    fold.settle()

    notices[2].clear()
    fold.settle()

    assert seen(notices) == ["first"]


def test_what_the_page_tells_itself_is_left_out(fold, notices):
    notices[0].tell("bad", "Approvals wait.")
    notices[1].tell("caution", "A backup is due.")

    fold.leave_out(notices[0])

    assert seen(notices) == ["second"]
    assert find(fold, "fold_more").isHidden()
