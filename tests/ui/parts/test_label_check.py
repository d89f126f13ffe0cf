"""Comparing a product with its package insert."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget

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
