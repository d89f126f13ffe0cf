"""Places that scroll instead of squeezing what stands in them."""

from PySide6.QtWidgets import QVBoxLayout

from app.ui.kit.buttons import Button
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.ui.parts.scrolled import scrolled, scrolled_cards

_WORDS = "書きかけの点滴は下書きとして残りますが、ほかの画面で保存していない入力は消えます。"


def test_sentences_and_buttons_are_whole_in_a_low_window(qtbot):
    column = QVBoxLayout()
    words = [Label(_WORDS * 3, wrap=True) for _ in range(4)]
    buttons = [Button("保存", name=f"save_{place}") for place in range(4)]
    for pair in zip(words, buttons, strict=True):
        for one in pair:
            column.addWidget(one)

    place = scrolled(column, "place")
    qtbot.addWidget(place)
    place.resize(300, 120)
    place.show()

    assert place.verticalScrollBar().maximum() > 0
    assert all(one.height() == one.sizeHint().height() for one in buttons)
    assert all(one.height() >= one.heightForWidth(one.width()) for one in words)


def test_a_list_gives_way_to_its_least_height_before_anything_scrolls(qtbot):
    column, table = QVBoxLayout(), Table([Column("a", str)], name="list")
    table.setMinimumHeight(90)
    for one in (Label(_WORDS, wrap=True), table):
        column.addWidget(one)

    place = scrolled(column, "place", is_text=False)
    qtbot.addWidget(place)
    place.resize(500, 180)
    place.show()

    assert place.verticalScrollBar().maximum() == 0
    assert table.height() >= 90


def test_the_sentences_of_cards_are_whole_where_the_place_is_wider_than_they(qtbot):
    words = [Label(_WORDS * 3, wrap=True) for _ in range(12)]

    place = scrolled_cards(words, 300, "place")
    qtbot.addWidget(place)
    place.resize(900, 200)
    place.show()

    assert all(one.width() <= px(300) for one in words)
    assert all(one.height() >= one.heightForWidth(one.width()) for one in words)


def test_cards_are_as_wide_as_the_place_where_that_is_narrower_than_they(qtbot):
    words = Label(_WORDS, wrap=True)

    place = scrolled_cards([words], 800, "place")
    qtbot.addWidget(place)
    place.resize(600, 200)
    place.show()

    assert words.width() == 600 - 2 * px(20)
