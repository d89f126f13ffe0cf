"""One change in sentences."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.verdicts import Outcome
from app.ui.parts.change_detail import ChangeDetail
from tests.ui.looking import text
from tests.ui.parts.differences import NPB, WADA

SAME = "The edition is the same."


@pytest.fixture
def detail(qtbot, say):
    widget = ChangeDetail(say, SAME)
    qtbot.addWidget(widget)
    widget.resize(800, 140)
    widget.show()
    return widget


def said(detail):
    """Return all that stands in it, line by line."""
    return [one.text() for one in detail.findChildren(QLabel) if one.isVisible() and one.text()]


def test_it_tells_both_editions_with_their_hashes(detail):
    detail.show_change(WADA)

    assert text(detail, "change_editions") == (
        "WADA/JADA: edition 2026 (aaaaaaaa) → edition made up (ffffffff)."
    )


def test_it_tells_what_came_and_what_went_in_sentences(detail):
    detail.show_change(WADA)

    assert said(detail)[1:] == [
        "New",
        "96 mL in 12 h exceed 80 mL by 16 mL. WADA/JADA ask for a TUE.",
        "No longer",
        "96 mL in 12 h is close to the limit of 100 mL. Count the flush and the overfill of bags.",
    ]


def test_an_edition_that_is_the_same_is_told_with_the_reason(detail):
    detail.show_change(NPB)

    assert text(detail, "change_editions") == f"NPB: edition 2024 (bbbbbbbb). {SAME}"


def test_the_same_reasons_may_weigh_differently(detail):
    detail.show_change(replace(WADA, after=replace(WADA.before, outcome=Outcome.REVIEW)))

    assert said(detail)[-1] == "The reasons are the same, but they weigh differently."


def test_a_body_without_an_edition_says_so(detail):
    detail.show_change(replace(WADA, before=replace(WADA.before, edition="", sha256="")))

    assert "edition no edition" not in text(detail, "change_editions")
    assert text(detail, "change_editions").startswith("WADA/JADA: no edition")


def test_the_next_change_takes_the_place_of_the_one_before(detail):
    detail.show_change(WADA)
    detail.show_change(NPB)

    assert "NPB" in said(detail)[0]
    assert len(said(detail)) == 5
