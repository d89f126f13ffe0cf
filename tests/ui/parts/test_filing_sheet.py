"""What all forms of the athlete's file have in common."""

import pytest

from app.domain.calendar import read_date
from app.domain.errors import Fault, Refused
from app.ui.kit.date_edit import DateEdit
from app.ui.parts.filing_sheet import checked, faults_of


@pytest.fixture
def edit(qtbot):
    edit = DateEdit("day", read_date)
    qtbot.addWidget(edit)
    return edit


@pytest.mark.parametrize(
    ("typed", "needed", "codes"),
    [
        ("2026-06-01", "missing", []),
        ("", "missing", ["missing"]),
        ("  ", "missing", ["missing"]),
        ("", "", []),
        ("June", "missing", ["unreadable"]),
        ("June", "", ["unreadable"]),
    ],
)
def test_a_line_is_readable_or_empty_where_that_will_do(edit, typed, needed, codes):
    edit.setText(typed)

    assert [one.code for one in faults_of("day", edit, needed=needed)] == codes


def refusing(*faults):
    def check(_value):
        raise Refused(faults)

    return check


def test_faults_found_before_come_with_those_of_the_check():
    before = [Fault("day", "unreadable")]

    with pytest.raises(Refused) as caught:
        checked("value", refusing(Fault("day", "before_start"), Fault("number", "missing")), before)

    assert caught.value.faults == (Fault("day", "unreadable"), Fault("number", "missing"))


def test_a_fault_found_before_is_enough():
    with pytest.raises(Refused):
        checked("value", lambda _value: None, [Fault("day", "unreadable")])


def test_a_value_without_faults_is_given_back():
    assert checked("value", lambda _value: None, []) == "value"
