"""The clinic's facts, and what is set for everybody."""

from dataclasses import replace

import pytest

from app.domain.settings import Settings
from app.services.trouble import DatabaseIsBusy
from app.ui.pages.clinic import ClinicPage
from app.ui.parts.filing_dialog import FilingDialog
from tests import samples
from tests.ui.looking import error, line, notice, press, text


@pytest.fixture
def page(shown, desk):
    page = shown(ClinicPage(desk))
    page.refresh()
    return page


def test_it_shows_the_clinic_as_it_is_written(page):
    assert line(page, "facility_name").text() == samples.FACILITY.name
    assert line(page, "facility_code").text() == (samples.FACILITY.institution_code or "")
    assert "5 min" in text(page, "clinic_settings_told")


def test_changed_facts_hold_for_everybody_at_once(page, qtbot, desk, door):
    colleague = door.enter(samples.NURSE.login, samples.PASSWORD)
    line(page, "facility_beds").setText("3")

    with qtbot.waitSignal(page.changed):
        press(page, "save_clinic")

    assert desk.clinic.facility == replace(samples.FACILITY, beds=3)
    assert colleague.facility == desk.clinic.facility
    assert notice(page, "clinic_notice").startswith("Saved.")


def test_what_cannot_stand_is_told_beside_its_field(page, desk):
    line(page, "facility_phone").setText("")

    press(page, "save_clinic")

    assert error(page, "facility_phone")
    assert desk.clinic.facility == samples.FACILITY


def test_what_is_not_saved_is_named_once_on_leaving(page):
    line(page, "facility_name").setText("架空クリニック")

    told = page.may_leave()

    assert not told
    assert notice(page, "clinic_notice") == "What you typed is not saved yet."
    assert page.may_leave()


def test_looking_again_does_not_overwrite_what_is_typed(page):
    line(page, "facility_name").setText("架空クリニック")

    page.refresh()

    assert line(page, "facility_name").text() == "架空クリニック"


def test_the_settings_are_changed(page, desk):
    press(page, "change_settings")
    (asked,) = page.findChildren(FilingDialog)
    line(asked, "settings_lock_minutes").setText("15")
    press(asked, "filing_file")

    assert desk.clinic.settings == Settings(lock_minutes=15)
    assert "15 min" in text(page, "clinic_settings_told")


def test_why_nothing_was_saved_is_told(page, door):
    line(page, "facility_beds").setText("3")
    door.books.trouble = DatabaseIsBusy()

    press(page, "save_clinic")

    assert notice(page, "clinic_notice").startswith("The database did not become free")
