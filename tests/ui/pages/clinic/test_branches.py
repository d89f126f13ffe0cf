"""The clinic's branches on its page."""

import pytest

from app.ui.pages.clinic import ClinicPage
from app.ui.parts.filing_dialog import FilingDialog
from tests import samples
from tests.ui.looking import error, find, line, notice, press, text

NORTH = samples.WARD.facility


@pytest.fixture
def page(shown, desk):
    return shown(ClinicPage(desk))


def fill(dialog):
    for field in ("name", "name_en", "address", "phone", "director"):
        line(dialog, f"branch_{field}").setText(getattr(NORTH, field))
    line(dialog, "branch_beds").setText("19")
    find(dialog, "branch_undesignated").setChecked(True)


@pytest.fixture
def with_branch(page, desk):
    press(page, "add_branch")
    dialog = page.findChild(FilingDialog)
    fill(dialog)
    press(dialog, "filing_file")
    return page


def test_a_branch_is_added_and_shown_with_its_beds(with_branch, desk):
    (branch,) = desk.clinic.premises.branches

    assert branch.facility == NORTH
    assert text(with_branch, "branch_0") == NORTH.name_en
    assert text(with_branch, "branch_0_below").startswith("19 beds")
    assert notice(with_branch, "clinic_notice").startswith("Added.")


def test_what_is_missing_is_told_beside_its_field_and_nothing_is_added(page, desk):
    press(page, "add_branch")
    dialog = page.findChild(FilingDialog)
    fill(dialog)
    line(dialog, "branch_director").setText(" ")

    press(dialog, "filing_file")

    assert error(dialog, "branch_director")
    assert line(dialog, "branch_name").text() == NORTH.name
    assert desk.clinic.premises.branches == ()


def test_the_name_of_the_clinic_is_taken(page, desk):
    press(page, "add_branch")
    dialog = page.findChild(FilingDialog)
    fill(dialog)
    line(dialog, "branch_name").setText(samples.FACILITY.name)

    press(dialog, "filing_file")

    assert "called so" in error(dialog, "branch_name")


def test_a_branch_s_name_is_taken_too(with_branch, desk):
    line(with_branch, "facility_name").setText(NORTH.name)

    press(with_branch, "save_clinic")

    assert error(with_branch, "facility_name") == (
        "Another facility of the clinic is called so. Give this one a name of its own."
    )
    assert desk.clinic.facility == samples.FACILITY


def test_its_facts_are_changed_where_they_are_shown(with_branch, desk):
    press(with_branch, "branch_0_change")
    dialog = with_branch.findChildren(FilingDialog)[-1]
    assert line(dialog, "branch_address").text() == NORTH.address
    line(dialog, "branch_beds").setText("0")

    press(dialog, "filing_file")

    assert desk.clinic.premises.branches[0].facility.beds == 0


def test_it_is_closed_and_opened_again(with_branch, desk, qtbot):
    with qtbot.waitSignal(with_branch.changed):
        press(with_branch, "branch_0_turn")
    assert not desk.clinic.premises.branches[0].is_open

    qtbot.waitUntil(lambda: "no longer open" in text(with_branch, "branch_0_below"))
    press(with_branch, "branch_0_turn")
    assert desk.clinic.premises.branches[0].is_open
