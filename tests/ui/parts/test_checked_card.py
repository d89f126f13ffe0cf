"""The card that tells what came of a check."""

import pytest

from app.ui.parts.checked_card import CheckedCard, CheckedFacts
from tests.ui.looking import find, text

TOLD = CheckedFacts("ok", "Genuine", "Genuine: from 架空.", (), (("Name", "葛城 悠真"),))


@pytest.fixture
def card(shown, say):
    return shown(CheckedCard(say))


def test_nothing_is_told_before_a_check(card):
    assert text(card, "checked_answer") == "Nothing was checked yet."
    assert not find(card, "checked_chip").isVisible()
    assert text(card, "checked_compare") == ""


def test_what_was_signed_is_to_be_compared(card):
    card.show_answer(TOLD)

    assert text(card, "checked_compare").startswith("This was signed.")
    assert not find(card, "keep_clinic").isVisible()


def test_where_nothing_was_signed_nothing_is_to_be_compared(card):
    card.show_answer(TOLD._replace(facts=(("Fingerprint", "abab"),), is_stated=False))

    assert text(card, "checked_compare") == ""
    assert find(card, "checked_facts").isVisible()


def test_an_unknown_clinic_may_be_kept(card, qtbot):
    card.show_answer(TOLD._replace(may_keep=True))

    with qtbot.waitSignal(card.keep_asked):
        find(card, "keep_clinic").click()
