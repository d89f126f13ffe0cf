import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.kit.notice import Notice
from app.ui.kit.tokens import LIGHT


@pytest.fixture
def notice(qtbot):
    notice = Notice("overdue", closable=True, close_words="閉じる")
    qtbot.addWidget(notice)
    return notice


@pytest.fixture
def shown_column(qtbot):
    """Return a function that shows widgets one below the other on a narrow page."""

    def show(*widgets):
        page = QWidget()
        qtbot.addWidget(page)
        column = QVBoxLayout(page)
        for widget in widgets:
            column.addWidget(widget)
        page.resize(360, 500)
        page.show()
        return page

    return show


def test_a_notice_is_silent_until_it_has_something_to_tell(notice):
    assert notice.isHidden()


def test_a_notice_tells_its_sentence_on_its_ground(notice):
    notice.tell("bad", "終了予定を 4 分過ぎています", urgent=True)

    notice.resize(600, 40)
    image = notice.grab().toImage()
    assert notice.words == notice.accessibleName() == "終了予定を 4 分過ぎています"
    assert image.pixelColor(590, 4).name().upper() == LIGHT.not_legitimate.ground
    assert image.pixelColor(2, 20).name().upper() == LIGHT.bad_fill


def test_the_deed_of_a_notice_is_done_by_its_button(notice, qtbot):
    notice.tell("bad", "終了予定を 4 分過ぎています", deed="終了を記録")
    button = notice.findChild(QPushButton, "overdue_deed")

    with qtbot.waitSignal(notice.deed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert button.text() == "終了を記録"


def test_a_notice_without_a_deed_shows_no_button(notice):
    notice.tell("ok", "保存しました")

    assert notice.findChild(QPushButton, "overdue_deed").isHidden()


def test_a_notice_can_be_closed(notice, qtbot):
    notice.tell("ok", "保存しました")

    with qtbot.waitSignal(notice.closed):
        qtbot.mouseClick(notice.findChild(QPushButton, "overdue_close"), Qt.MouseButton.LeftButton)

    assert notice.isHidden()
    assert notice.findChild(QLabel, "overdue_words").text() == ""


def test_a_long_sentence_takes_more_lines(notice):
    notice.tell("caution", "承認医薬品なら、あと 38.0 mL 投与できます。" * 3)

    assert notice.heightForWidth(300) > notice.heightForWidth(1200)


def test_a_long_sentence_is_shown_whole_where_the_notice_stands_among_others(shown_column):
    notice = Notice("overdue")
    column = shown_column(notice, QPlainTextEdit())

    notice.tell("caution", "承認医薬品なら、あと 38.0 mL 投与できます。" * 3)
    column.layout().activate()

    words = notice.findChild(QLabel, "overdue_words")
    assert words.height() >= words.heightForWidth(words.width())


def test_a_short_notice_stays_a_bar_where_there_is_much_room(shown_column):
    notice = Notice("overdue")
    column = shown_column(notice, QPlainTextEdit())

    notice.tell("ok", "保存しました")
    column.layout().activate()

    assert notice.height() <= 40


def test_the_same_is_told_in_the_words_of_a_later_moment(notice):
    notice.tell("accent", "たった今")

    notice.reword("1分前に")

    assert (notice.words, notice.tone) == ("1分前に", "accent")
    assert notice.accessibleName() == "1分前に"
