"""Fields in rows, and all their faults at once."""

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.errors import Fault
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.parts.form_rows import form_grid, show_faults


@pytest.fixture
def fields():
    return {name: Field(name, LineEdit(name)) for name in ("family", "given", "address", "team")}


@pytest.fixture
def form(shown, fields):
    form = QWidget()
    rows = (("family", "given"), ("address",), ("team",))
    form.setLayout(form_grid(fields, rows, {"address": 2}, 2))
    return shown(form)


def test_columns_are_equal_from_row_to_row(form, fields):
    assert fields["team"].geometry().width() == fields["given"].geometry().width()
    assert fields["address"].geometry().right() == fields["given"].geometry().right()


def test_every_fault_is_told_and_the_first_field_gets_the_keyboard(form, fields, say):
    show_faults(fields, (Fault("address", "missing"), Fault("given", "missing")), say)

    assert [name for name, field in fields.items() if field.error] == ["given", "address"]
    assert form.focusWidget() is fields["given"].editor


def test_what_was_cured_is_told_no_more(form, fields, say):
    show_faults(fields, (Fault("given", "missing"),), say)

    show_faults(fields, (), say)

    assert not any(field.error for field in fields.values())
