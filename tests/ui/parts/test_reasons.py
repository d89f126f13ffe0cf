"""Why by vein, and why outside the label."""

import pytest

from app.ui.parts.reasons import Reasons
from tests import samples
from tests.ui.looking import find, line


@pytest.fixture
def part(shown, say):
    made = Reasons(say)
    made.show_draft(samples.DRAFT)
    return shown(made)


def test_it_gives_back_what_it_was_given(part):
    assert part.filled(samples.DRAFT) == samples.DRAFT


def test_the_reason_for_off_label_use_shows_only_when_asked_for(part):
    before = find(part, "off_label_reason").isVisible()

    part.ask_off_label(True)

    assert not before
    assert find(part, "off_label_reason").isVisible()


def test_a_written_reason_stays_in_sight(part):
    part.ask_off_label(True)
    find(part, "off_label_reason").setPlainText("ほかにない。")

    part.ask_off_label(False)

    assert find(part, "off_label_reason").isVisible()
    assert part.filled(samples.DRAFT).off_label_reason == "ほかにない。"


def test_the_reason_for_a_late_entry_shows_only_when_asked_for(part):
    before = find(part, "late_reason").isVisible()

    part.ask_late(True)
    find(part, "late_reason").setPlainText("紙の記録から入力した。")
    part.ask_late(False)

    assert not before
    assert find(part, "late_reason").isVisible()
    assert part.filled(samples.DRAFT).late_reason == "紙の記録から入力した。"


def test_a_change_is_announced(part, qtbot):
    with qtbot.waitSignal(part.changed):
        line(part, "iv_reason").setText("嘔吐")
