"""The sheet of one step at the drip."""

from uuid import UUID

import pytest

from app.domain.course import Act, TypedGiven
from app.domain.errors import Fault
from app.ui.kit.number_edit import NumberEdit
from app.ui.parts.step_sheet import StepSheet
from tests import samples
from tests.drips import begun, ordered
from tests.ui.looking import error, find, line, press

NUMBER = UUID(int=5)


@pytest.fixture
def opened(shown, say):
    def open_sheet(treatment, act):
        return shown(StepSheet(treatment, act, samples.NOW, NUMBER, say))

    return open_sheet


@pytest.mark.parametrize(
    ("act", "asked", "folded"),
    [
        (Act.BEGUN, {"step_rate"}, {"step_lot_0", "step_expiry_0", "step_note"}),
        (Act.RATE_CHANGED, {"step_rate"}, {"step_note"}),
        (Act.INTERRUPTED, {"step_delivered"}, {"step_note"}),
        (Act.RESUMED, set(), {"step_note"}),
        (Act.REACTION, {"step_note"}, set()),
        (Act.ENDED, {"step_delivered"}, {"step_dose_0", "step_note"}),
    ],
)
def test_it_asks_what_the_act_needs_and_folds_the_rest(clinic, opened, act, asked, folded):
    make = ordered if act is Act.BEGUN else begun
    sheet = opened(make(clinic), act)

    before = visible(sheet)
    if folded:
        press(sheet, "step_more")

    assert before == asked | {"step_at"}
    assert visible(sheet) == asked | folded | {"step_at"}


def visible(sheet):
    names = {one.objectName() for one in sheet.findChildren(type(line(sheet, "step_at")))}
    names |= {"step_rate", "step_delivered"}
    names |= {
        f"step_dose_{place}" for place in range(1) if sheet.findChildren(NumberEdit, "step_dose_0")
    }
    return {name for name in names if name and find(sheet, name).isVisible()}


def test_it_is_filled_with_the_time_and_gives_back_what_is_typed(clinic, opened):
    sheet = opened(ordered(clinic), Act.BEGUN)
    line(sheet, "step_lot_0").setText(" A-77 ")
    line(sheet, "step_note").setText("右前腕。")

    typed = sheet.typed()

    assert (typed.id, typed.act, typed.at) == (NUMBER, Act.BEGUN, "2026-11-20 14:21")
    assert typed.lines == (TypedGiven("A-77", ""),)
    assert typed.note == "右前腕。"


def test_digits_of_any_width_are_taken(clinic, opened):
    sheet = opened(begun(clinic), Act.ENDED)

    line(sheet, "step_delivered").setText("４０。５")

    assert sheet.typed().delivered_ml == "40.5"
    assert line(sheet, "step_dose_0").placeholderText() == "40.5"


@pytest.mark.parametrize("typed", ["", "x", "0", "81"])
def test_no_dose_is_foretold_of_a_volume_that_cannot_be(clinic, opened, typed):
    sheet = opened(begun(clinic), Act.ENDED)
    press(sheet, "step_all")
    line(sheet, "step_delivered").setText(typed)

    assert line(sheet, "step_dose_0").placeholderText() == ""


def test_a_fault_without_a_field_here_is_given_back(clinic, opened):
    sheet = opened(begun(clinic), Act.ENDED)
    elsewhere = Fault("basis", "missing")

    rest = sheet.tell((Fault("delivered_ml", "missing"), elsewhere))

    assert rest == (elsewhere,)
    assert error(sheet, "step_delivered_row") == "This field is empty. Please fill it in."


def test_digits_are_written_and_taken_away_by_finger(clinic, opened):
    sheet = opened(begun(clinic), Act.RATE_CHANGED)

    for key in (4, 10, 11, 4, 5):
        press(sheet, f"step_rate_key_{key}")

    assert sheet.typed().rate_ml_h == "50."


def test_a_reaction_is_put_together_from_what_was_pressed(clinic, opened):
    sheet = opened(begun(clinic), Act.REACTION)
    bare = sheet.typed().note
    press(sheet, "reaction_seen_0")
    alone = sheet.typed().note
    for pressed in ("seen_4", "grade_0", "grade_2", "done_1", "done_2"):
        press(sheet, f"reaction_{pressed}")
    line(sheet, "step_note").setText("SpO2 97%")

    assert (bare, alone) == ("", "Nausea.")
    assert sheet.typed().note == (
        "Nausea, Blood pressure fell (severe). Done: Slowed the drip, Stopped the drip. SpO2 97%"
    )
