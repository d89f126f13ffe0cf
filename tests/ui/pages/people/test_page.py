"""Looking after the people."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from app.domain.audit import Deed
from app.domain.second_factor import code_at, step_of
from app.services.trouble import DatabaseIsBusy, DiskIsFull
from app.ui.kit.table import Table
from app.ui.pages.people import PeoplePage
from app.ui.parts.code_dialog import CodeDialog
from app.ui.parts.filing_dialog import FilingDialog
from tests import samples
from tests.samples import PASSWORD
from tests.ui.looking import cells, error, find, line, notice, press, text


@pytest.fixture
def page(shown, desk):
    page = shown(PeoplePage(desk))
    page.resize(1200, 800)
    page.refresh()
    return page


def dialog(page, kind=FilingDialog):
    (dialog,) = [one for one in page.findChildren(kind) if one.isVisible()]
    return dialog


def choose(page, login):
    table = find(page, "people_table", Table)
    table.selectRow([row[1] for row in cells(table)].index(login))


def shown_deeds(page):
    return {
        one.objectName()
        for one in find(page, "person_deeds").findChildren(QPushButton)
        if not one.isHidden()
    }


def do(page, deed):
    """Press a deed's button and say yes."""
    press(page, deed)
    press(dialog(page), "filing_file")


def test_everybody_is_listed_with_role_and_standing(page):
    rows = cells(find(page, "people_table", Table))

    assert [row[1] for row in rows] == ["sato", "yamamoto", "ono", "suzuki"]
    assert rows[3] == ["SUZUKI Hana", "suzuki", "Nurse", "open", "–"]


def test_a_person_is_added_and_the_password_shown_once(page, door):
    press(page, "add_person")
    asked = dialog(page)
    line(asked, "member_name").setText("関 つむぎ")
    line(asked, "member_romaji").setText("SEKI Tsumugi")
    line(asked, "member_login").setText("seki")
    find(asked, "member_role").setCurrentIndex(2)
    press(asked, "filing_file")

    told = dialog(page, CodeDialog)
    assert text(told, "code_title") == "Password of SEKI Tsumugi"
    assert door.ring.passwords["seki"] == text(told, "code_shown")
    assert cells(find(page, "people_table", Table))[4][3] == "one-time password"


def test_what_is_missing_is_told_beside_its_field(page):
    press(page, "add_person")
    asked = dialog(page)
    find(asked, "member_role").setCurrentIndex(0)
    press(asked, "filing_file")

    for name in ("member_name", "member_login", "member_register_number"):
        assert error(asked, name)


def test_a_person_is_changed(page):
    choose(page, "suzuki")
    press(page, "change_person")
    asked = dialog(page)
    line(asked, "member_romaji").setText("HARADA Hana")
    press(asked, "filing_file")

    assert notice(page, "people_notice").startswith("The facts are changed.")
    assert cells(find(page, "people_table", Table))[3][0] == "HARADA Hana"


def test_a_password_is_given_anew(page, door):
    choose(page, "suzuki")
    do(page, "reset_password")

    assert door.ring.passwords["suzuki"] == text(dialog(page, CodeDialog), "code_shown")


def test_a_person_is_closed_out_and_let_in_again(page, door):
    choose(page, "suzuki")
    before = shown_deeds(page)
    do(page, "close_person")
    dialog(page).reject()
    choose(page, "suzuki")
    closed, rows = shown_deeds(page), cells(find(page, "people_table", Table))
    do(page, "reopen_person")

    assert before == {"change_person", "reset_password", "close_person"}
    assert closed == {"reopen_person"}
    assert rows[3][3] == "closed"
    assert door.ring.passwords["suzuki"] == text(dialog(page, CodeDialog), "code_shown")


def test_a_lost_telephone_is_taken_off(page, desk, door):
    nurse = door.enter("suzuki", PASSWORD)
    offer = nurse.account.offer_second_factor(nurse.actor)
    code = code_at(offer.secret, step_of(door.clock()))
    nurse.account.set_up_second_factor(nurse.actor, offer, PASSWORD, code)
    page.refresh()
    choose(page, "suzuki")

    do(page, "take_off_factor")

    assert cells(find(page, "people_table", Table))[3][4] == "–"
    assert door.books.trail[-1].deed is Deed.SECOND_FACTOR_TAKEN_OFF


def test_the_own_second_factor_is_not_taken_off_here(page, desk, door):
    account = desk.clinic.account
    offer = account.offer_second_factor(desk.actor)
    code = code_at(offer.secret, step_of(door.clock()))
    account.set_up_second_factor(desk.actor, offer, PASSWORD, code)
    page.refresh()

    choose(page, "yamamoto")

    assert "take_off_factor" not in shown_deeds(page)


def test_the_own_account_is_not_closed_out_and_says_why(page):
    choose(page, "yamamoto")
    do(page, "close_person")

    assert notice(dialog(page), "filing_notice").startswith("This is your own account.")


def test_an_emergency_code_is_made_and_withdrawn(page, door):
    before = text(page, "safe_emergency_told")
    do(page, "make_code")
    told = dialog(page, CodeDialog)
    made = text(page, "safe_emergency_told")
    told.accept()
    do(page, "withdraw_code")

    assert before.startswith("There is none.")
    assert text(told, "code_shown").count("-") == 4
    assert made == "1 unused: Nurse."
    assert text(page, "safe_emergency_told") == before
    assert door.ring.emergencies == {}


def test_a_recovery_paper_is_made_by_the_own_password(page, door):
    press(page, "print_recovery")
    asked = dialog(page)
    line(asked, "own_password").setText(PASSWORD)
    press(asked, "filing_file")

    assert door.ring.recovery == text(dialog(page, CodeDialog), "code_shown")
    assert text(page, "safe_recovery_told").startswith("There is one.")


def test_the_key_is_renewed(page, door):
    press(page, "renew_key")
    line(dialog(page), "own_password").setText(PASSWORD)
    press(dialog(page), "filing_file")

    assert len(door.ring.renewed) == 1
    assert notice(page, "people_notice").startswith("The key is new. Everybody")


def test_whoever_is_closed_out_is_followed_by_the_offer_of_a_new_key(page, door):
    choose(page, "suzuki")
    do(page, "close_person")
    press(dialog(page), "filing_file")

    offered = dialog(page)
    line(offered, "own_password").setText(PASSWORD)
    press(offered, "filing_file")

    (staying,) = door.ring.renewed
    assert "suzuki" not in staying


def test_whoever_has_no_way_in_after_a_new_key_is_named(page, door):
    door.ring.slipped_in = ("sato",)
    press(page, "renew_key")
    line(dialog(page), "own_password").setText(PASSWORD)
    press(dialog(page), "filing_file")

    assert notice(page, "people_notice").endswith("Without a way in now: sato.")


def test_a_key_that_could_not_be_renewed_says_why(page, door):
    door.ring.trouble = DiskIsFull()
    press(page, "renew_key")
    line(dialog(page), "own_password").setText(PASSWORD)
    press(dialog(page), "filing_file")

    assert notice(dialog(page), "filing_notice").startswith("The disk is full")


def test_an_administrator_is_offered_no_physicians_role(shown, desk, door):
    with door.books.begin() as work:
        work.staff.add(samples.ADMINISTRATOR)
        door.books.pages = work._pages.copied()
    actor = replace(desk.actor, member=samples.ADMINISTRATOR)
    page = shown(PeoplePage(replace(desk, clinic=replace(desk.clinic, actor=actor))))
    press(page, "add_person")
    role = find(dialog(page), "member_role")

    assert "Physician" not in [role.itemText(n) for n in range(role.count())]


def test_what_cannot_be_read_is_told(page, door):
    door.books.trouble = DatabaseIsBusy()

    page.refresh()

    assert notice(page, "people_notice").startswith("The database did not become free")


def test_no_code_is_left_on_the_page_once_it_was_closed(page):
    do(page, "make_code")
    told = dialog(page, CodeDialog)
    code = text(told, "code_shown")
    told.accept()

    assert code not in [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def test_a_paper_is_saved_as_a_page_and_the_danger_told(page, tmp_path):
    do(page, "make_code")
    told = dialog(page, CodeDialog)
    press(told, "code_print")
    (asked,) = told.findChildren(QFileDialog)

    asked.fileSelected.emit(str(tmp_path / "emergency.pdf"))

    assert (tmp_path / "emergency.pdf").read_bytes().startswith(b"%PDF")
    assert notice(told, "code_notice").endswith("whoever has it can come in.")
    asked.reject()


def test_a_place_where_nothing_can_be_written_is_told(page, tmp_path):
    do(page, "make_code")
    told = dialog(page, CodeDialog)
    press(told, "code_print")
    (asked,) = told.findChildren(QFileDialog)

    asked.fileSelected.emit(str(tmp_path / "no" / "such" / "folder.pdf"))

    assert notice(told, "code_notice").startswith("The folder")
    asked.reject()
