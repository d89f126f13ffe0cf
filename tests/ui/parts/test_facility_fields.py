"""The clinic's own facts as typed."""

import pytest

from app.ui.parts.facility_fields import FacilityFields
from tests.ui.looking import line, notice


@pytest.fixture
def fields(qtbot, say):
    fields = FacilityFields(say)
    qtbot.addWidget(fields)
    return fields


@pytest.mark.parametrize("typed", ["", "二", "-1", "1.5", "99999"])
def test_beds_that_are_no_count_are_a_fault(fields, typed):
    line(fields, "facility_beds").setText(typed)

    assert "beds" in [fault.field for fault in fields.faults()]


@pytest.mark.parametrize(("typed", "beds"), [("0", 0), ("１９", 19), ("200", 200)])
def test_beds_are_read_in_digits_of_any_width(fields, typed, beds):
    line(fields, "facility_beds").setText(typed)

    assert fields.facility().beds == beds


@pytest.mark.parametrize("typed", ["", "12345", "1310000003"])
def test_only_a_whole_code_with_an_unusual_check_digit_is_doubted(fields, typed):
    line(fields, "facility_code").setText(typed)

    assert notice(fields, "facility_code_doubt") == ""
