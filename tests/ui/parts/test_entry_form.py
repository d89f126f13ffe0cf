"""The whole form of an infusion."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from app.domain.formulary import by_id
from app.ui.parts.entry_form import EntryForm
from tests import samples
from tests.ui.looking import error, find, line, text


@pytest.fixture
def form(shown, say):
    made = EntryForm((samples.PHYSICIAN,), samples.PREMISES, date(2026, 11, 20), say)
    made.resize(800, 700)
    made.show_draft(samples.DRAFT, by_id(samples.FORMULARY.products).get, samples.DEHYDRATION)
    return shown(made)


def test_it_gives_back_the_draft_it_was_given(form):
    assert form.filled(samples.DRAFT) == replace(samples.DRAFT, ended="2026-11-20 14:10")


@pytest.mark.parametrize("address", ["started", "basis", "icd10", "off_label_reason"])
def test_a_fault_is_told_at_its_address_and_goes_once_cured(form, address):
    form.show_fault(address, "Something is missing.")
    told = error(form, address)
    form.cure({})

    assert (told, error(form, address)) == ("Something is missing.", "")


def test_a_fault_of_a_row_stays_until_it_is_cured(form):
    form.show_fault("lines/0/dose", "The dose is missing.")
    form.cure({"lines/0/dose": "The dose is missing."})
    told = text(form, "line_0_message")
    form.cure({})

    assert told == "The dose is missing."
    assert not find(form, "line_0_message").isVisible()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("basis", "basis"),
        ("diagnosis", "diagnosis_line"),
        ("lines", "product_search_line"),
        ("lines/0/volume_ml", "line_0_volume_ml"),
        ("lines/0/lot", "line_0_lot"),
        ("iv_reason", "iv_reason"),
        ("measurements/systolic", "measure_blood_pressure"),
        ("measurements/glucose", "measure_glucose"),
    ],
)
def test_an_address_leads_to_its_field_and_the_field_to_its_address(form, address, name):
    form.focus_on(address)

    assert form.window().focusWidget().objectName() == name
    assert form.where() == address


def test_a_fault_of_a_measured_value_stays_until_it_is_cured(form):
    form.show_fault("measurements/spo2", "This value cannot be read.")
    form.cure({"measurements/spo2": "This value cannot be read."})
    told = text(form, "measurements_message")
    form.cure({})

    assert told == "This value cannot be read."
    assert not find(form, "measurements_message").isVisible()


def test_a_field_of_two_values_is_at_the_address_that_has_a_fault(form):
    form.show_fault("measurements/diastolic", "This blood pressure cannot be read.")
    form.focus_on("measurements/diastolic")

    assert form.where() == "measurements/diastolic"


def test_addresses_are_put_in_reading_order(form):
    mixed = [
        *("iv_reason", "lines/1/route", "measurements/crp", "lines/0/lot", "measurements/pulse"),
        *("basis", "lines", "started", "basis"),
    ]

    assert form.in_order(mixed) == [
        "started",
        "basis",
        "measurements/pulse",
        "measurements/crp",
        "lines",
        "lines/0/lot",
        "lines/1/route",
        "iv_reason",
    ]


def test_leaving_a_field_is_announced(form, qtbot):
    line(form, "started").setFocus()

    with qtbot.waitSignal(form.left) as left:
        line(form, "ended").setFocus()

    assert left.args == ["started"]


def test_another_diagnosis_reaches_the_products(form):
    line(form, "diagnosis_line").setText("頭痛")
    line(form, "icd10").setText("J03.9")

    assert find(form, "line_0_indication").value() is None


def test_a_record_that_stands_cannot_be_changed(form):
    form.set_read_only(True)

    assert find(form, "basis", QPlainTextEdit).isReadOnly()
    assert not find(form, "product_search").isVisible()
    assert not find(form, "add_symptoms").isVisible()
