"""Comparing a product with its package insert."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from app.domain.formulary import Indication
from app.ui.parts.label_check import LabelCheck
from tests import samples
from tests.ui.looking import error, find, line, press


@pytest.fixture
def check(shown, say):
    page = shown(QWidget())
    made = LabelCheck((samples.VITAMIN, samples.STEROID), say, page)
    made.open()
    made.window_of_the_page = page
    return made


def test_the_facts_are_there_at_a_glance(check):
    words = [one.text() for one in find(check, "label_T03").findChildren(QLabel)]

    assert "Toto Vitamin B1 50 mg" in words
    assert "・Vitamin B1 deficiency" in words
    assert "100 mg a day" in words


def test_a_date_is_asked_for_first(check, qtbot):
    with qtbot.assertNotEmitted(check.confirmed):
        press(check, "label_T03_confirm")

    assert error(check, "label_T03_date").startswith("Enter the date of revision")


def test_a_confirmation_names_product_and_date(check, qtbot):
    line(check, "label_T03_date").setText("R7.4.1")

    with qtbot.waitSignal(check.confirmed) as confirmed:
        press(check, "label_T03_confirm")

    assert confirmed.args == ["T03", date(2025, 4, 1)]


def test_it_is_done_when_the_last_product_is(check):
    first = check.show_confirmed("T03")
    last = check.show_confirmed("T04")

    assert (first, last) == (False, True)
    assert not find(check, "label_T03_confirm").isEnabled()


def test_a_refused_date_is_told_beside_it(check):
    check.tell("T04", "The date lies in the future.")

    assert error(check, "label_T04_date") == "The date lies in the future."


@pytest.fixture
def long_check(shown, say):
    """Return the dialog with a label longer than it is high."""
    many = tuple(Indication(f"{place} " + "適応" * 40, "long " * 40) for place in range(12))
    page = shown(QWidget())
    made = LabelCheck((replace(samples.VITAMIN, indications=many),), say, page)
    made.open()
    made.window_of_the_page = page
    QApplication.processEvents()
    return made


def test_the_keyboard_is_in_sight_however_long_the_label_is(long_check, qtbot):
    view = long_check.findChild(QScrollArea).viewport()
    date_line = line(long_check, "label_T03_date")

    def is_in_sight():
        place = QRect(date_line.mapTo(view, QPoint(0, 0)), date_line.size())
        assert view.rect().contains(place)

    assert long_check.focusWidget() is date_line
    qtbot.waitUntil(is_in_sight)


def test_a_sentence_below_the_date_is_in_sight_too(long_check, qtbot):
    view = long_check.findChild(QScrollArea).viewport()

    press(long_check, "label_T03_confirm")

    told = find(long_check, "label_T03_date_message", QLabel)

    def is_in_sight():
        place = QRect(told.mapTo(view, QPoint(0, 0)), told.size())
        assert view.rect().contains(place)

    qtbot.waitUntil(is_in_sight)


def test_no_fact_is_cut_off_when_a_sentence_comes_below_the_date(long_check):
    long_check.tell("T03", "The date lies in the future. Enter the insert's date of revision.")
    QApplication.processEvents()

    wrapped = [one for one in long_check.findChildren(QLabel) if one.wordWrap() and one.isVisible()]

    assert wrapped
    assert all(one.height() >= one.heightForWidth(one.width()) for one in wrapped)
