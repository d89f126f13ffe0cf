"""The form of what a package insert approves a product for."""

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from app.domain.completions import CompletionForm
from app.domain.errors import Fault, Refused
from app.domain.formulary import Route
from app.ui.parts.completion_sheet import CompletionSheet
from tests import samples
from tests.ui.looking import error, find, line, press


@pytest.fixture
def sheet(shown, say):
    return shown(CompletionSheet(samples.LISTED, "", say))


def test_everything_typed_is_in_the_value(sheet):
    find(sheet, "completion_indications", QPlainTextEdit).setPlainText("脱水症の補液")
    for name in ("routes_0", "routes_3", "dilutes", "compared"):
        press(sheet, f"completion_{name}")
    line(sheet, "completion_date").setText("R8.4.1")

    assert sheet.value() == CompletionForm(
        product=samples.LISTED.id,
        indications="脱水症の補液",
        routes=frozenset({Route.IV_DRIP, Route.SC}),
        may_dilute=True,
        insert_date=date(2026, 4, 1),
        is_compared=True,
    )


def test_an_empty_sheet_is_an_empty_form(sheet):
    assert sheet.value() == CompletionForm(samples.LISTED.id)


def test_a_date_that_cannot_be_read_is_refused(sheet):
    line(sheet, "completion_date").setText("昨日")

    with pytest.raises(Refused) as refusal:
        sheet.value()

    assert refusal.value.faults == (Fault("insert_date", "unreadable"),)


@pytest.mark.parametrize("name", ["routes_0", "dilutes", "compared"])
def test_a_tick_counts_as_typed(sheet, name):
    before = sheet.typed()

    press(sheet, f"completion_{name}")

    assert sheet.typed() != before


def test_only_ways_of_an_injection_are_offered(sheet):
    words = [one.text() for one in find(sheet, "completion_routes").findChildren(QCheckBox)]

    assert {"IV drip", "IV push", "Intramuscular", "Subcutaneous"} < set(words)
    assert not {"Oral", "Rectal", "Inhaled", "Port", "Central line"} & set(words)


def test_faults_stand_beside_their_fields(sheet):
    sheet.show_faults(
        (Fault("is_compared", "insert_not_compared"), Fault("routes", "nothing_ticked"))
    )

    assert error(sheet, "completion_compared").startswith("Compare what you typed")
    assert error(sheet, "completion_routes") == "Nothing is ticked. Tick at least one."
