"""The small forms about people, passwords and papers."""

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.errors import Fault, Refused
from app.domain.settings import Settings
from app.domain.staff import MemberForm, Role
from app.ui.kit.qr import QrCode
from app.ui.parts.confirm_sheet import ConfirmSheet
from app.ui.parts.emergency_sheet import EmergencySheet
from app.ui.parts.member_sheet import MemberSheet
from app.ui.parts.new_password_sheet import NewPasswordSheet
from app.ui.parts.password_sheet import PasswordSheet
from app.ui.parts.second_factor_sheet import SecondFactorSheet
from app.ui.parts.settings_sheet import SettingsSheet
from tests import samples
from tests.ui.looking import error, find, line


def faults(sheet):
    with pytest.raises(Refused) as refusal:
        sheet.value()
    return {one.field: one.code for one in refusal.value.faults}


def test_a_person_is_given_as_typed(shown, say):
    sheet = shown(MemberSheet(say, list(Role)))
    before = sheet.typed()
    line(sheet, "member_name").setText(" 関 つむぎ ")
    line(sheet, "member_romaji").setText("SEKI Tsumugi")
    line(sheet, "member_login").setText("ｓｅｋｉ")
    find(sheet, "member_role").set_value(Role.PHARMACIST)
    line(sheet, "member_department").setText("薬局")

    assert sheet.typed() != before
    assert sheet.value() == MemberForm(
        "seki", "関 つむぎ", "SEKI Tsumugi", Role.PHARMACIST, "", "薬局"
    )


def test_a_person_without_a_role_is_none(shown, say):
    sheet = shown(MemberSheet(say, list(Role)))

    assert faults(sheet) == {"role": "missing"}


def test_the_register_number_is_asked_of_physicians(shown, say):
    sheet = shown(MemberSheet(say, list(Role)))
    number = find(sheet, "member_register_number_field")
    before = number.isEnabled()

    find(sheet, "member_role").set_value(Role.PHYSICIAN)

    assert (before, number.isEnabled()) == (False, True)


def test_only_these_roles_are_offered(shown, say):
    sheet = shown(MemberSheet(say, [Role.NURSE, Role.CLERK]))

    assert [find(sheet, "member_role").itemText(n) for n in range(2)] == ["Nurse", "Clerk"]


def test_a_known_person_keeps_the_login(shown, say):
    sheet = shown(MemberSheet(say, list(Role), samples.PHYSICIAN))

    assert not line(sheet, "member_login").isEnabled()
    assert sheet.value().register_number == samples.PHYSICIAN.register_number
    assert sheet.value().role is Role.PHYSICIAN


def test_a_new_password_is_typed_twice_beside_the_old_one(shown, say):
    sheet = shown(NewPasswordSheet(say))
    empty = faults(sheet)
    for name in ("old_password", "new_password"):
        line(sheet, name).setText("kumo-tetsu-42-nami")
    once = faults(sheet)
    line(sheet, "new_password_repeat").setText("kumo-tetsu-42-nami")

    assert empty == {"old": "missing", "password": "missing"}
    assert once == {"repeat": "repeat"}
    assert sheet.value() == ("kumo-tetsu-42-nami", "kumo-tetsu-42-nami")
    assert sheet.typed() == ()


def test_a_fault_of_the_new_password_stands_beside_it(shown, say):
    sheet = shown(NewPasswordSheet(say))

    sheet.show_faults([Fault("password", "password_guessable")])

    assert error(sheet, "new_password").startswith("This password is easy to guess")


def test_ones_password_is_asked_for(shown, say):
    sheet = shown(PasswordSheet("山本 美咲", say))
    empty = faults(sheet)
    line(sheet, "own_password").setText("x")

    assert empty == {"password": "missing"}
    assert (sheet.value(), sheet.typed()) == ("x", ())
    assert find(sheet, "own_password_field").label == "Password of 山本 美咲"


CODES = tuple(f"K7Q2{n}-9XW4T" for n in range(10))


def test_a_second_factor_is_shown_as_picture_text_and_codes(shown, say):
    sheet = shown(SecondFactorSheet(say, "otpauth://totp/x?secret=GEZD", "GEZD GNBV", CODES))

    assert find(sheet, "second_factor_qr", QrCode).accessibleName()
    assert line(sheet, "second_factor_text").text() == "GEZD GNBV"
    assert line(sheet, "second_factor_text").isReadOnly()
    told = [find(sheet, f"second_factor_substitute_{n}", QLabel).text() for n in range(10)]
    assert told == list(CODES)


def test_password_and_first_code_are_wanted(shown, say):
    sheet = shown(SecondFactorSheet(say, "otpauth://totp/x?secret=GEZD", "GEZD GNBV", CODES))
    empty = faults(sheet)
    line(sheet, "second_factor_code").setText(" 123456 ")
    line(sheet, "second_factor_password").setText("secret")

    assert empty == {"code": "missing", "password": "missing"}
    assert sheet.value() == ("secret", "123456", "")
    assert sheet.typed() == ("123456", "")


def test_whoever_has_a_second_factor_types_a_code_of_it_too(shown, say):
    shows = ("otpauth://totp/x?secret=GEZD", "GEZD GNBV", CODES)
    sheet = shown(SecondFactorSheet(say, *shows, is_anew=True))
    empty = faults(sheet)
    line(sheet, "second_factor_code").setText("123456")
    line(sheet, "second_factor_password").setText("secret")
    line(sheet, "second_factor_present").setText("K7Q20-9XW4T ")

    assert empty == {"code": "missing", "password": "missing", "present": "missing"}
    assert sheet.value() == ("secret", "123456", "K7Q20-9XW4T")


def test_settings_are_shown_and_given(shown, say):
    sheet = shown(SettingsSheet(say, Settings(needs_second_factor=True, lock_minutes=5)))
    before = sheet.value()
    line(sheet, "settings_lock_minutes").setText("１５")
    find(sheet, "settings_second_factor").click()

    assert before == Settings()
    assert sheet.value() == Settings(needs_second_factor=False, lock_minutes=15)


@pytest.mark.parametrize("minutes", ["", "x", "5.5", "99999"])
def test_minutes_that_are_no_number_are_told(shown, say, minutes):
    sheet = shown(SettingsSheet(say, Settings()))

    line(sheet, "settings_lock_minutes").setText(minutes)

    assert faults(sheet) == {"lock_minutes": "lock_minutes"}


def test_an_emergency_code_is_for_a_nurse_unless_another_role_is_chosen(shown, say):
    sheet = shown(EmergencySheet(say))
    before = sheet.value()
    find(sheet, "emergency_role").set_value(Role.CLERK)

    assert (before, sheet.value()) == (Role.NURSE, Role.CLERK)


def test_a_deed_names_whom_it_is_about(shown, say):
    sheet = shown(ConfirmSheet(say, "鈴木 花"))

    assert find(sheet, "confirm_name", QLabel).text() == "鈴木 花"
    assert sheet.value()
