"""One measured value of the form."""

import pytest

from app.domain.measurements import PRESSURE, Measure
from app.ui.parts.measure_field import MeasureField


@pytest.fixture
def pulse(shown, say):
    return shown(MeasureField((Measure.PULSE,), say))


def test_blood_pressure_has_one_line_and_two_addresses(qtbot, say):
    field = MeasureField(PRESSURE, say)
    qtbot.addWidget(field)

    field.show_values({Measure.SYSTOLIC: "98", Measure.DIASTOLIC: "60"})

    assert field.edit.text() == "98/60"
    assert field.edit.accessibleName() == "BP"
    assert field.addresses == ("measurements/systolic", "measurements/diastolic")


def test_it_must_not_go_while_something_stands_in_it_or_the_keyboard_does(pulse):
    pulse.edit.clearFocus()
    empty = pulse.is_wanted
    pulse.edit.setText("112")
    filled = pulse.is_wanted
    pulse.edit.clear()
    pulse.edit.setFocus()

    assert (empty, filled, pulse.is_wanted) == (False, True, True)


def test_a_fault_is_told_to_who_cannot_see_and_goes_with_it(pulse):
    pulse.set_error("measurements/pulse", "This value cannot be read.")
    told = pulse.edit.accessibleDescription(), pulse.edit.property("bad")

    pulse.set_error("measurements/pulse", "")

    assert told == ("This value cannot be read.", True)
    assert pulse.edit.accessibleDescription() == "/min"
    assert not pulse.edit.property("bad")


def test_what_stands_in_it_is_given_typed(pulse):
    pulse.edit.setText("１１２")

    assert [(one.measure, one.value) for one in pulse.typed()] == [(Measure.PULSE, "112")]
