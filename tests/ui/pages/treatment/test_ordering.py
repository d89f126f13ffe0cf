"""Ordering an infusion instead of writing it down as given."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.domain.course import Act, Stage, TypedGiven
from app.domain.recording import draft_of
from tests import samples
from tests.drips import begun, ended, ordered, step
from tests.fakes import saved
from tests.ui.looking import error, find, notice, press, text
from tests.ui.pages.treatment.hands import message, settle, write


def record(clinic):
    return clinic.treatments.current(clinic.actor, samples.DRAFT.entry)


def opened_again(opened, treatment):
    return opened(draft_of(treatment), treatment)


def test_a_physician_orders_what_a_nurse_will_give(opened, clinic):
    page = opened()

    press(page, "order")

    assert record(clinic).stage is Stage.ORDERED
    assert text(page, "patient_bar_state") == "Ordered"
    assert message(page) == "Ordered, version 1. It waits at the bedside."


def test_an_order_passes_the_same_gate(opened, clinic):
    page = opened(replace(samples.DRAFT, basis=""))

    press(page, "order")

    assert error(page, "basis").startswith("The basis is missing.")
    assert record(clinic) is None


def test_ctrl_s_leaves_an_order_an_order(opened, clinic, qtbot):
    page = opened_again(opened, ordered(clinic))

    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    unchanged = record(clinic).version
    write(page, "basis", "嘔吐4回。")
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert unchanged == 1
    assert (record(clinic).version, record(clinic).stage) == (2, Stage.ORDERED)


def test_a_physician_who_gave_it_says_so_by_pressing(opened, clinic):
    page = opened_again(opened, ordered(clinic))

    press(page, "save")

    assert (record(clinic).stage, record(clinic).ordered) == (Stage.GIVEN, None)
    assert find(page, "finalise").isVisible()


@pytest.mark.parametrize("make", [ordered, begun])
def test_what_is_not_given_yet_is_not_made_final(opened, clinic, qtbot, make):
    page = opened_again(opened, make(clinic))

    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert not find(page, "finalise").isVisible()
    assert notice(page, "entry_notice").startswith("This is an order that was not carried out")


def test_what_was_given_is_opened_with_its_course(opened, clinic):
    page = opened_again(opened, ended(clinic))
    settle()

    assert find(page, "finalise").isVisible()
    assert text(page, "record_ordered") == "Ordered by YAMAMOTO Misaki, 14:21"
    assert [text(page, f"record_steps_{place}_1") for place in range(2)] == ["Begun", "Ended"]
    assert text(page, "record_steps_1_3") == "SUZUKI Hana"


def test_what_nobody_ordered_has_no_course(opened, clinic):
    page = opened_again(opened, saved(clinic))

    assert find(page, "record_course").isHidden()


def test_a_form_that_knows_nothing_of_the_nurses_step_does_not_undo_it(opened, clinic):
    order = ordered(clinic)
    page = opened_again(opened, order)
    step(clinic, order, Act.BEGUN, "14:12", lines=(TypedGiven("A-77"),))

    write(page, "basis", "嘔吐4回。")
    press(page, "order")

    assert notice(page, "entry_notice").startswith("SUZUKI Hana saved version 2")
    assert record(clinic).given[0].lot == "A-77"


def test_what_the_same_form_saved_is_saved_again(opened, clinic):
    page = opened_again(opened, begun(clinic))
    for words in ("嘔吐4回。", "嘔吐5回。"):
        write(page, "basis", words)
        press(page, "save")

    assert record(clinic).basis == "嘔吐5回。"
    assert record(clinic).stage is Stage.RUNNING
