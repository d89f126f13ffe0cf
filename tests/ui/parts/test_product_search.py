"""Finding a product, or learning why it has no place in a vein."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.ui.parts.product_search import ProductSearch
from tests import samples
from tests.ui.looking import find, line, press, text

TODAY = date(2026, 11, 20)
STANDS_MS = 40


@pytest.fixture
def part(shown, say):
    made = ProductSearch(say, stands_ms=STANDS_MS)
    made.resize(760, 400)
    shown(made)
    line(made, "product_search_line").setFocus()
    return made


def blocked(part):
    line(part, "product_search_line").setText("エクソソーム")
    part.show_blocked(samples.EXOSOME, "エクソソーム")


def test_what_was_found_is_shown_and_enter_takes_the_first(part, qtbot):
    line(part, "product_search_line").setText("東都")
    part.show_products((samples.SALINE, samples.VITAMIN), TODAY)

    with qtbot.waitSignal(part.chosen) as chosen:
        qtbot.keyClick(line(part, "product_search_line"), Qt.Key.Key_Return)

    assert chosen.args == [samples.SALINE]
    assert line(part, "product_search_line").text() == ""


def test_nothing_found_is_told_in_one_sentence(part):
    line(part, "product_search_line").setText("ほげ")

    part.show_products((), TODAY)

    assert text(part, "product_search_results_nothing").startswith(
        "“ほげ” is not in the formulary."
    )


def test_a_blocked_name_is_refused_with_law_bodies_and_matched_word(part, qtbot):
    with qtbot.waitSignal(part.previewed) as previewed:
        blocked(part)

    card = find(part, "refusal")
    assert previewed.args == [samples.EXOSOME]
    assert card.isVisible()
    assert "“Exosomes” may not be given" in find(part, "refusal_head").accessibleName()
    assert text(part, "refusal_law") == samples.EXOSOME.why_en
    assert "S0" in text(part, "refusal_wada")


def test_enter_notes_the_attempt_and_goes_back_to_searching(part, qtbot):
    blocked(part)

    with qtbot.waitSignals([part.refused, part.asked]) as _:
        qtbot.keyClick(line(part, "product_search_line"), Qt.Key.Key_Return)

    assert line(part, "product_search_line").text() == ""


def test_a_refusal_that_stands_counts_as_an_attempt(part, qtbot):
    with qtbot.waitSignal(part.refused, timeout=10000) as refused:
        blocked(part)

    assert refused.args == [samples.EXOSOME, "エクソソーム"]


def test_a_refusal_that_was_only_passed_by_is_none(part, qtbot):
    blocked(part)

    with qtbot.waitSignal(part.previewed) as previewed:
        part.show_products((samples.SALINE,), TODAY)

    assert previewed.args == [None]
    assert not find(part, "refusal").isVisible()
    with qtbot.assertNotEmitted(part.refused, wait=3 * STANDS_MS):
        pass


def test_the_source_is_told_on_demand(part):
    blocked(part)

    press(part, "refusal_show_source")

    assert find(part, "refusal_source").isVisible()
    assert text(part, "refusal_source") == samples.EXOSOME.source


def test_a_missing_product_is_told_below_the_line(part):
    part.show_fault("No product is chosen.")
    told = text(part, "product_search_message")
    part.show_fault("")

    assert told == "No product is chosen."
    assert not find(part, "product_search_message").isVisible()


def test_what_is_put_aside_is_shown_and_refused_in_a_sentence(part, qtbot):
    aside = replace(samples.SALINE, is_stopped=True)
    line(part, "product_search_line").setText("東都")
    part.show_products((aside,), TODAY)

    with qtbot.assertNotEmitted(part.chosen):
        qtbot.keyClick(line(part, "product_search_line"), Qt.Key.Key_Return)

    assert "put aside" in text(part, "product_search_message")

    part.show_products((samples.SALINE,), TODAY)

    assert text(part, "product_search_message") == ""
