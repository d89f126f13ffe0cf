"""The line of measured values."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.measurements import Measure, TypedMeasurement
from app.ui.parts.measures import MeasureRow
from tests import samples
from tests.ui.looking import find, line, text

BLANK = replace(samples.DRAFT, measurements=())
ASKED = (Measure.HAEMOGLOBIN, Measure.FERRITIN, Measure.TSAT)
STATED = (
    TypedMeasurement(Measure.SYSTOLIC, "98"),
    TypedMeasurement(Measure.DIASTOLIC, "60"),
    TypedMeasurement(Measure.TEMPERATURE, "37.8"),
    TypedMeasurement(Measure.CRP, "8.6"),
)


@pytest.fixture
def row(shown, say):
    made = MeasureRow(say)
    made.resize(760, 60)
    return shown(made)


def names(row):
    return [field.edit.objectName().removeprefix("measure_") for field in row.fields()]


def test_vital_signs_are_always_there_and_laboratory_values_when_asked_for(row):
    before = names(row)

    row.show_asked(ASKED)

    assert before == ["blood_pressure", "pulse", "temperature", "spo2"]
    assert names(row) == [*before, "haemoglobin", "ferritin", "tsat"]


def test_a_vital_sign_that_is_asked_for_is_not_there_twice(row):
    row.show_asked((Measure.SYSTOLIC, Measure.DIASTOLIC, Measure.TEMPERATURE, Measure.WBC))

    assert names(row) == ["blood_pressure", "pulse", "temperature", "spo2", "wbc"]


def test_it_gives_back_the_values_it_was_given(row):
    draft = replace(BLANK, measurements=STATED)

    row.show_draft(draft)

    assert row.filled(BLANK) == draft
    assert line(row, "measure_blood_pressure").text() == "98/60"
    assert names(row)[-1] == "crp"


def test_another_form_takes_the_place_of_the_first(row):
    row.show_draft(replace(BLANK, measurements=STATED))

    row.show_draft(BLANK)

    assert row.filled(BLANK).measurements == ()


def test_values_are_given_in_the_order_of_the_measures_whatever_was_typed_first(row):
    row.show_asked((Measure.BUN,))
    line(row, "measure_bun").setText("28")
    line(row, "measure_pulse").setText("112")

    given = row.filled(BLANK).measurements

    assert [one.measure for one in given] == [Measure.PULSE, Measure.BUN]


def test_what_is_written_stays_when_it_is_no_longer_asked_for(row):
    row.show_asked(ASKED)
    line(row, "measure_ferritin").setText("6")

    row.show_asked(())

    assert names(row)[4:] == ["ferritin"]
    assert row.filled(BLANK).measurements == (TypedMeasurement(Measure.FERRITIN, "6"),)


def test_a_value_of_the_list_is_added_and_the_keyboard_goes_there(row, qtbot):
    more = find(row, "measure_more")
    offered = [more.itemText(place) for place in range(more.count())]
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Down)
    qtbot.waitUntil(more.view().isVisible)

    more.view().setCurrentIndex(more.model().index(more.findText("CK  U/L"), 0))
    qtbot.keyClick(more.view(), Qt.Key.Key_Return)

    assert "CK  U/L" in offered
    assert "Pulse  /min" not in offered
    assert names(row)[4:] == ["ck"]
    assert row.window().focusWidget().objectName() == "measure_ck"
    assert more.findText("CK  U/L") == -1


def test_a_fault_is_told_below_the_fields_and_goes_once_cured(row):
    row.show_fault("measurements/diastolic", "This blood pressure cannot be read.")
    row.show_fault("measurements/pulse", "This value cannot be read.")
    both = text(row, "measurements_message")

    row.show_fault("measurements/diastolic", "")
    one = text(row, "measurements_message")
    row.show_fault("measurements/pulse", "")

    assert both == "This blood pressure cannot be read. This value cannot be read."
    assert one == "This value cannot be read."
    assert not find(row, "measurements_message").isVisible()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("measurements/diastolic", "measure_blood_pressure"),
        ("measurements/spo2", "measure_spo2"),
        ("measurements/vitamin_c", "measure_vitamin_c"),
    ],
)
def test_an_address_leads_to_its_field_which_is_added_where_it_is_missing(row, address, name):
    row.focus_on(address)

    assert row.window().focusWidget().objectName() == name


@pytest.mark.parametrize("address", ["basis", "lines/0/dose", "measurements/height", ""])
def test_an_address_of_another_has_no_field_here(row, address):
    assert row.field(address) is None


def test_leaving_a_field_is_announced_for_each_value_in_it(row):
    left = []
    row.left.connect(left.append)
    line(row, "measure_blood_pressure").setFocus()

    line(row, "measure_pulse").setFocus()

    assert left == ["measurements/systolic", "measurements/diastolic"]


def test_digits_are_put_right_on_leaving(row):
    field = line(row, "measure_blood_pressure")
    field.setFocus()
    field.setText("９８・６０")

    line(row, "measure_pulse").setFocus()

    assert field.text() == "98/60"


def test_a_change_is_announced(row, qtbot):
    with qtbot.waitSignal(row.changed):
        line(row, "measure_spo2").setText("97")


def test_a_record_that_stands_shows_only_what_was_measured(row):
    row.show_draft(replace(BLANK, measurements=STATED))
    row.show_asked(ASKED)

    row.set_read_only(True)

    assert names(row) == ["blood_pressure", "temperature", "crp"]
    assert line(row, "measure_blood_pressure").isReadOnly()
    assert not find(row, "measure_more").isVisible()


def test_a_record_without_values_shows_nothing_of_the_kind(row):
    row.set_read_only(True)

    assert not row.isVisible()


def test_each_field_has_its_words_and_its_unit_for_who_cannot_see(row):
    row.show_asked((Measure.HAEMOGLOBIN,))

    haemoglobin, pulse = line(row, "measure_haemoglobin"), line(row, "measure_pulse")
    assert (haemoglobin.accessibleName(), haemoglobin.accessibleDescription()) == ("Hb", "g/dL")
    assert pulse.placeholderText() == "/min"


def test_tab_goes_from_value_to_value_and_then_to_the_list(row):
    controls = row.controls()

    assert all(isinstance(one, QWidget) for one in controls)
    assert [one.objectName() for one in controls][-2:] == ["measure_spo2", "measure_more"]
