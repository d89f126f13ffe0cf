"""What can only be read any more."""

import pytest

from app.ui.kit import style
from app.ui.kit.choice import Choice
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.memo_edit import MemoEdit
from app.ui.kit.option import Option
from app.ui.kit.tokens import LIGHT
from app.ui.parts.freeze import freeze


@pytest.mark.parametrize(
    "control",
    [
        lambda: LineEdit("onset", example="2026-11-18"),
        lambda: MemoEdit("basis", example="2026-11-18"),
        lambda: Choice("reason", [Option(1, "one")], placeholder="2026-11-18"),
    ],
)
def test_an_example_is_not_taken_for_a_fact_of_the_record(qtbot, control):
    field = control()
    qtbot.addWidget(field)

    freeze([field], True)
    frozen = field.placeholderText()
    freeze([field], False)

    assert frozen == "—"
    assert field.placeholderText() == "2026-11-18"


def test_a_frozen_text_has_the_quiet_ground(shown, qapp):
    style.apply(qapp, LIGHT)
    memo = shown(MemoEdit("basis"))
    memo.resize(200, 60)
    memo.set_text("嘔吐3回。")

    freeze([memo], True)

    assert memo.isReadOnly()
    assert memo.grab().toImage().pixelColor(150, 30).name().upper() == LIGHT.sunken


def test_what_is_frozen_can_be_changed_again(qtbot):
    line = LineEdit("lot")
    qtbot.addWidget(line)

    freeze([line], True)
    freeze([line], False)

    assert not line.isReadOnly()
