"""Wrapped words get the height they need."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.kit.labels import Label
from app.ui.kit.panel import Scroller
from app.ui.parts.tall_enough import TallEnough


def test_a_long_sentence_in_a_narrow_place_is_shown_in_full(shown):
    content = QWidget()
    words = Label("一つ二つ三つ四つ " * 40, wrap=True)
    QVBoxLayout(content).addWidget(words)
    TallEnough(content)
    place = shown(Scroller(content))

    place.resize(200, 100)
    QApplication.processEvents()

    assert words.height() >= words.heightForWidth(words.width())


def test_the_height_is_given_back_when_the_words_go(shown):
    content = QWidget()
    words = Label("一つ二つ三つ四つ " * 40, wrap=True)
    QVBoxLayout(content).addWidget(words)
    TallEnough(content)
    place = shown(Scroller(content))
    place.resize(200, 100)
    QApplication.processEvents()

    words.hide()
    QApplication.processEvents()

    assert content.minimumHeight() == 0
