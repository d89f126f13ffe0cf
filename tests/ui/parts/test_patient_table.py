"""The table of patients."""

import pytest

from app.ui.parts.patient_table import PatientTable
from tests.samples import AOI, NOW, REN, SHOTA


@pytest.fixture
def table(qtbot, say):
    table = PatientTable(say, NOW.date())
    qtbot.addWidget(table)
    table.show_patients((SHOTA, AOI, REN))
    return table


def test_the_first_is_ready_for_enter(table):
    assert table.current_row() == SHOTA


@pytest.mark.parametrize(("steps", "reached"), [((1,), AOI), ((1, 7), REN), ((-1,), SHOTA)])
def test_stepping_ends_at_the_ends(table, steps, reached):
    for by in steps:
        table.step(by)

    assert table.current_row() == reached


def test_stepping_in_an_empty_table_does_nothing(table):
    table.show_patients(())

    table.step(1)

    assert table.current_row() is None
