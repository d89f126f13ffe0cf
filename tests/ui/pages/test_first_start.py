"""The clinic's first day."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from app.domain.facilities import Facility
from app.services.door import Founding
from app.ui.pages.first_start import FirstStartPage
from tests import samples
from tests.ui.looking import error, find, line, notice, press, tab_order, text

TYPED = {
    "facility_name": "山本スポーツ内科",
    "facility_address": "東京都千代田区丸の内1-2-3",
    "facility_phone": "０３－００００－００００",
    "facility_director": "山本 美咲",
    "facility_beds": "１９",
    "facility_code": "1310000003",
    "physician_name": "山本 美咲",
    "physician_romaji": "ＹＡＭＡＭＯＴＯ Misaki",
    "physician_login": "yamamoto",
    "physician_register_number": "１２３４５６",
    "physician_department": "内科",
    "physician_password": samples.PASSWORD,
    "physician_password_repeat": samples.PASSWORD,
}


@pytest.fixture
def page(shown, say):
    return shown(FirstStartPage(say))


@pytest.fixture
def asked(page):
    asked = []
    page.founded_asked.connect(asked.append)
    return asked


def fill(page, **changes):
    for name, typed in (TYPED | changes).items():
        line(page, name).setText(typed)


def test_a_complete_form_asks_for_the_clinic(page, asked):
    fill(page)

    press(page, "found_clinic")

    assert asked == [
        Founding(
            facility=Facility(
                name="山本スポーツ内科",
                name_en="",
                address="東京都千代田区丸の内1-2-3",
                phone="03-0000-0000",
                director="山本 美咲",
                beds=19,
                institution_code="1310000003",
            ),
            login="yamamoto",
            name="山本 美咲",
            name_romaji="YAMAMOTO Misaki",
            register_number="123456",
            department="内科",
            password=samples.PASSWORD,
        )
    ]


def test_everything_that_is_missing_is_told_at_once(page, asked):
    press(page, "found_clinic")

    told = [name for name in TYPED if error(page, _field(name))]
    assert set(told) == TYPED.keys() - {"physician_department"}
    assert page.window().focusWidget() is line(page, "facility_name")
    assert text(page, "first_start_bar_message") == "12 items keep this from being saved."
    assert asked == []


def test_the_keyboard_goes_to_the_first_fault_of_the_physician_too(page):
    fill(page, physician_register_number="1234567")

    press(page, "found_clinic")

    assert page.window().focusWidget() is line(page, "physician_register_number")


def test_two_different_passwords_are_told(page, asked):
    fill(page, physician_password_repeat="another-horse-7")

    press(page, "found_clinic")

    assert error(page, "physician_password_repeat").startswith("The two passwords differ.")
    assert asked == []


def test_a_clinic_that_is_not_designated_needs_no_code(page, asked):
    fill(page)

    find(page, "facility_undesignated", QCheckBox).click()
    press(page, "found_clinic")

    assert asked[0].facility.institution_code is None
    assert line(page, "facility_code").text() == ""


def test_a_code_with_an_unusual_check_digit_is_only_doubted(page, asked):
    fill(page, facility_code="1310000005")

    told = notice(page, "facility_code_doubt")
    press(page, "found_clinic")

    assert told.startswith("The last digit of the code is unusual.")
    assert asked[0].facility.institution_code == "1310000005"


def test_an_error_vanishes_as_soon_as_it_is_cured(page):
    press(page, "found_clinic")

    line(page, "facility_name").setText("山")

    assert error(page, "facility_name") == ""


def test_enter_in_the_last_field_is_enough(qtbot, page, asked):
    fill(page)

    qtbot.keyClick(line(page, "physician_password_repeat"), Qt.Key.Key_Return)

    assert len(asked) == 1


def test_nothing_can_be_asked_twice_and_nothing_typed_is_lost(qtbot, page, asked):
    fill(page)
    page.show_working()

    qtbot.keyClick(line(page, "physician_password_repeat"), Qt.Key.Key_Return)
    page.show_problem("The disk is full.")

    assert asked == []
    assert notice(page, "first_start_notice") == "The disk is full."
    assert line(page, "facility_name").text() == "山本スポーツ内科"
    assert find(page, "found_clinic", QPushButton).isEnabled()


def test_tab_goes_through_the_form_as_it_is_read(qtbot, page):
    reached = tab_order(qtbot, line(page, "facility_name"), 16)

    names = [*TYPED]
    expected = [names[0], "facility_name_en", *names[1:6], "facility_undesignated", *names[6:]]
    assert reached == [*expected, "found_clinic"]


def _field(name):
    return f"{name}_row" if name in {"facility_code", "facility_beds"} else name
