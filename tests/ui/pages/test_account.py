"""One's own account."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.domain.second_factor import code_at, step_of
from app.domain.settings import Settings
from app.services.trouble import DatabaseIsBusy
from app.ui.pages.account import AccountPage
from app.ui.parts.filing_dialog import FilingDialog
from tests.samples import PASSWORD
from tests.ui.looking import error, find, line, notice, press, text

OWN = "kumo-tetsu-42-nami"


@pytest.fixture
def page(shown, desk):
    page = shown(AccountPage(desk))
    page.refresh()
    return page


def dialog(page):
    (dialog,) = [one for one in page.findChildren(FilingDialog) if one.isVisible()]
    return dialog


def set_up(page, door, password=PASSWORD):
    """Read the secret off the page, as a telephone does, and type its code."""
    press(page, "set_up_factor")
    asked = dialog(page)
    import base64

    secret = base64.b32decode(line(asked, "second_factor_text").text().replace(" ", ""))
    line(asked, "second_factor_code").setText(code_at(secret, step_of(door.clock())))
    line(asked, "second_factor_password").setText(password)
    press(asked, "filing_file")
    return asked


def test_it_tells_who_one_is_and_how_the_account_stands(page):
    assert text(page, "account_head_below") == "Physician · yamamoto"
    assert text(page, "account_factor_told") == "None is set up. Please do so before 2026-12-04."
    assert "after 5 minutes" in text(page, "account_window_told")


def test_a_second_factor_is_set_up_with_what_the_page_shows(page, door):
    set_up(page, door)

    assert notice(page, "account_notice").startswith("The second factor is set up.")
    told = text(page, "account_factor_told")
    assert told.startswith("It is set up. 10 recovery codes are left.")
    assert find(page, "set_up_factor", QPushButton).accessibleName() == "Set up anew…"


def test_a_wrong_password_keeps_the_window_open_with_all_that_is_in_it(page, door):
    asked = set_up(page, door, "wrong")

    assert asked.isVisible()
    assert notice(asked, "filing_notice").startswith("The name and the password")
    assert line(asked, "second_factor_code").text()


def test_the_password_is_changed(page, door):
    press(page, "change_password")
    asked = dialog(page)
    line(asked, "old_password").setText(PASSWORD)
    for name in ("new_password", "new_password_repeat"):
        line(asked, name).setText(OWN)
    press(asked, "filing_file")

    assert notice(page, "account_notice") == "Your password is changed."
    assert door.enter("yamamoto", OWN)


def test_an_easy_password_is_told_beside_its_field(page):
    press(page, "change_password")
    asked = dialog(page)
    line(asked, "old_password").setText(PASSWORD)
    for name in ("new_password", "new_password_repeat"):
        line(asked, name).setText("yamamoto-misaki")
    press(asked, "filing_file")

    assert error(asked, "new_password").startswith("This password is easy to guess")


@pytest.mark.parametrize(
    ("button", "signal"), [("lock_window", "lock_asked"), ("sign_out", "sign_out_asked")]
)
def test_the_window_is_locked_and_left_from_here(qtbot, page, button, signal):
    with qtbot.waitSignal(getattr(page, signal)):
        press(page, button)


def test_where_the_clinic_asks_for_none_it_says_so(shown, desk):
    desk.clinic.clinic.change_settings(desk.actor, Settings(needs_second_factor=False))
    page = shown(AccountPage(desk))

    page.refresh()

    assert text(page, "account_factor_told").endswith("The clinic does not ask for one.")


def test_who_is_held_reads_why_and_signs_in_anew_afterwards(shown, desk, door):
    door.clock.forward(days=20)
    held = replace(desk, clinic=door.enter("yamamoto", PASSWORD))
    page = shown(AccountPage(held))
    page.refresh()
    told = text(page, "account_factor_told")

    set_up(page, door)

    assert told.endswith("Set it up to go on.")
    assert notice(page, "account_notice").endswith("in again with a code.")


def test_what_cannot_be_read_is_told(page, door):
    door.books.trouble = DatabaseIsBusy()

    page.refresh()

    assert notice(page, "account_notice").startswith("The database did not become free")


def test_labels_are_plain_text(page):
    assert all("<" not in one.text() for one in page.findChildren(QLabel))


def test_a_new_telephone_wants_a_code_of_the_old_one(page, door, desk):
    set_up(page, door)
    door.clock.forward(minutes=1)

    asked = set_up(page, door)
    assert error(asked, "second_factor_present")
    line(asked, "second_factor_present").setText("000000")
    press(asked, "filing_file")

    assert error(asked, "second_factor_present").startswith("This code does not fit.")
    assert "10 recovery codes" in text(page, "account_factor_told")
