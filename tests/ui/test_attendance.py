"""Being away, coming back, and somebody else at the same window."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from app.domain.audit import Deed
from app.domain.errors import TooManyTries
from app.domain.settings import Settings
from app.domain.staff import Role
from app.services.trouble import DatabaseIsBusy, DiskIsFull
from app.ui.kit.background import AtOnce
from app.ui.main_window import MainWindow
from app.ui.parts.filing_dialog import FilingDialog
from tests import samples
from tests.fakes import saved
from tests.samples import NURSE, PASSWORD
from tests.ui.looking import find, line, notice, press

OWN = "kumo-tetsu-42-nami"


@pytest.fixture
def window(shown, say, door):
    window = shown(MainWindow(door, say, AtOnce(), door.clock, door.new_id))
    sign_in(window, "yamamoto")
    return window


def on(window, name, kind=None):
    """Return a widget of the page that is shown."""
    return find(window.page, name, kind) if kind else find(window.page, name)


def sign_in(window, login, password=PASSWORD):
    on(window, "sign_in_login").set_value(login)
    line(window.page, "sign_in_password").setText(password)
    press(window.page, "sign_in")


def page(window):
    return window.page.objectName()


def who(window):
    return on(window, "rail_user", QPushButton).toolTip()


def deeds(door):
    return [one.deed for one in door.books.trail]


def readable(window):
    """Return every word that can be read in the window."""
    texts = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    texts += [one.text() for one in window.findChildren(QLineEdit) if one.isVisible()]
    return " ".join([*texts, window.windowTitle()])


def test_what_nobody_waits_for_is_read_for_each_who_comes_in(window, door):
    window.lock()

    sign_in(window, NURSE.login)

    assert door.prepared == 2


def test_what_could_not_be_read_is_read_again(qtbot, shown, say, door, monkeypatch):
    monkeypatch.setattr("app.ui.attendance._AGAIN_MS", 0)
    door.unready = [DatabaseIsBusy()]
    window = shown(MainWindow(door, say, AtOnce(), door.clock, door.new_id))

    sign_in(window, "yamamoto")

    qtbot.waitUntil(lambda: door.prepared == 1)


@pytest.mark.parametrize("modifiers", ["Ctrl", "Ctrl+Shift"])
def test_a_key_locks_the_window_and_nothing_can_be_read(qtbot, window, door, modifiers):
    shift = Qt.KeyboardModifier.ShiftModifier if "Shift" in modifiers else Qt.KeyboardModifier(0)
    before = readable(window)

    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | shift)

    assert "山本スポーツ内科" in before
    assert page(window) == "sign_in_page"
    assert window.windowTitle() == "Tenteki"
    for word in ("山本スポーツ内科", "WATANABE", "渡邉", "00-4173"):
        assert word not in readable(window)
    assert deeds(door)[-1] is Deed.LOCKED


def test_the_same_person_finds_everything_as_it_was(window, door):
    press(window.page, "rail_patients")
    press(window.page, "new_patient")
    line(window.page, "patient_family").setText("山﨑")
    place = window.page
    window.lock()

    sign_in(window, "yamamoto")

    assert window.page is place
    assert line(window.page, "patient_family").text() == "山﨑"
    assert window.windowTitle() == "山本スポーツ内科 - Tenteki"
    assert deeds(door)[-1] is Deed.UNLOCKED


def test_a_wrong_password_unlocks_nothing(window):
    window.lock()

    sign_in(window, "yamamoto", "wrong")

    assert page(window) == "sign_in_page"
    assert notice(window.page, "sign_in_notice").startswith("The name and the password")


def test_whoever_failed_too_often_waits_here_too(window, door, monkeypatch):
    def refuse(_login, _password):
        raise TooManyTries(30)

    window.lock()
    monkeypatch.setattr(door.ring, "check", refuse)

    sign_in(window, "yamamoto")

    assert "30 s" in notice(window.page, "sign_in_notice")


def test_what_was_asked_is_hidden_while_the_window_is_locked_and_asked_again(window):
    window.page.show_kept("people")
    press(window.page, "add_person")
    (asked,) = window.findChildren(FilingDialog)
    line(asked, "member_name").setText("関 つむぎ")

    window.lock()
    hidden = not asked.isVisible()
    sign_in(window, "yamamoto")

    assert hidden
    assert asked.isVisible()
    assert line(asked, "member_name").text() == "関 つむぎ"


def test_after_the_set_minutes_it_locks_by_itself(window, door):
    window._idle.passed.emit()

    assert page(window) == "sign_in_page"
    assert door.books.trail[-1].details == {"by_itself": True}


def test_it_counts_the_minutes_that_the_clinic_has_set(shown, say, door, clinic):
    clinic.clinic.change_settings(clinic.actor, Settings(lock_minutes=12))
    window = shown(MainWindow(door, say, AtOnce(), door.clock, door.new_id))
    sign_in(window, "yamamoto")

    assert window._idle._timer.interval() == 12 * 60_000


def test_the_minutes_and_the_title_change_with_the_clinic(window):
    window.page.show_kept("clinic")
    line(window.page, "facility_name").setText("架空クリニック")
    press(window.page, "save_clinic")
    press(window.page, "change_settings")
    (asked,) = window.findChildren(FilingDialog)
    line(asked, "settings_lock_minutes").setText("12")

    press(asked, "filing_file")

    assert window.windowTitle() == "架空クリニック - Tenteki"
    assert window._idle._timer.interval() == 12 * 60_000


def test_another_language_is_spoken_at_once_and_drafts_are_kept(window, qapp):
    window.page.show_kept("appearance")

    press(window.page, "language_0")

    assert window.page.pages.page.objectName() == "appearance_page"
    assert on(window, "rail_settings", QPushButton).accessibleName() == "設定"
    window.lock()
    sign_in(window, "yamamoto")
    assert on(window, "rail_settings", QPushButton).accessibleName() == "設定"


def test_a_locked_window_counts_no_more(window):
    window.lock()
    window.lock()

    assert not window._idle.is_counting
    assert page(window) == "sign_in_page"


def test_who_works_in_a_dialog_is_no_idler(qtbot, window):
    window.page.show_kept("people")
    press(window.page, "add_person")
    (asked,) = window.findChildren(FilingDialog)
    qtbot.waitUntil(asked.isActiveWindow)
    window._idle._timer.start(100_000)

    QApplication.processEvents()
    QApplication.sendEvent(
        asked.windowHandle(),
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"),
    )

    assert window._idle._timer.remainingTime() > 99_000


def test_somebody_else_signs_in_and_the_first_comes_back_to_the_own_form(window, door):
    press(window.page, "rail_patients")
    press(window.page, "new_patient")
    line(window.page, "patient_family").setText("山﨑")
    window.lock()
    sign_in(window, "suzuki")
    second = who(window), window.page.findChildren(QLineEdit, "patient_family")
    window.lock()

    sign_in(window, "yamamoto")

    assert second == ("鈴木 花", [])
    assert who(window) == "山本 美咲"
    assert line(window.page, "patient_family").text() == "山﨑"


def test_each_persons_deeds_bear_the_own_name(window, door):
    window.lock()
    sign_in(window, "suzuki")
    window.lock()

    by = [(one.deed, door.books.pages.staff[one.by].login) for one in door.books.trail[-3:]]
    assert by == [
        (Deed.LOCKED, "yamamoto"),
        (Deed.SIGNED_IN, "suzuki"),
        (Deed.LOCKED, "suzuki"),
    ]


def test_a_given_password_is_changed_at_a_locked_window_too(window, door, clinic):
    given = clinic.people.reset_password(clinic.actor, NURSE.id).password
    window.lock()

    sign_in(window, "suzuki", given)
    for name in ("sign_in_new_password", "sign_in_new_repeat"):
        line(window.page, name).setText(OWN)
    press(window.page, "sign_in")

    assert who(window) == "鈴木 花"


def test_signing_out_closes_the_books_and_asks_who_comes_in(window, door):
    press(window.page, "rail_user")
    press(window.page, "sign_out")

    assert page(window) == "sign_in_page"
    assert window.windowTitle() == "Tenteki"
    assert door.closed == 1
    assert deeds(door)[-1] is Deed.SIGNED_OUT
    sign_in(window, "suzuki")
    assert who(window) == "鈴木 花"


def test_while_somebody_else_is_still_signed_in_the_books_stay_open(window, door):
    window.lock()
    sign_in(window, "suzuki")
    press(window.page, "rail_user")
    press(window.page, "sign_out")
    left = door.closed

    sign_in(window, "yamamoto")

    assert left == 0
    assert who(window) == "山本 美咲"


def test_what_was_typed_is_not_dropped_by_signing_out(window, door):
    press(window.page, "rail_patients")
    press(window.page, "new_patient")
    line(window.page, "patient_family").setText("山﨑")

    window.page.sign_out_asked.emit()

    assert page(window) == "workplace"
    assert notice(window.page, "patient_form_notice") == "What you typed is not saved yet."


def test_closing_signs_everybody_out(window, door):
    window.lock()
    sign_in(window, "suzuki")

    window.close()

    assert deeds(door)[-2:] == [Deed.SIGNED_OUT] * 2
    assert door.closed == 1


def test_a_locked_window_can_be_closed(window, door):
    window.lock()

    assert window.close()
    assert door.closed == 1


def test_a_trail_that_cannot_be_written_does_not_keep_the_window_open(window, door):
    door.books.trouble = DiskIsFull()

    window.lock()

    assert page(window) == "sign_in_page"


def test_an_emergency_code_opens_a_window_that_somebody_has_locked(window, door, clinic):
    code = clinic.papers.make_emergency(clinic.actor, Role.NURSE).code
    window.lock()
    press(window.page, "sign_in_papers")
    line(window.page, "paper_code").setText(code)
    line(window.page, "paper_name").setText("木田 すみれ")
    on(window, "paper_reason").set_text("医師が倒れた")

    press(window.page, "paper_enter")

    assert who(window) == "木田 すみれ"
    assert notice(window.page, "news_emergency").startswith("This is an emergency session.")
    assert door.closed == 1


def test_from_the_papers_one_goes_back_to_the_lock(window):
    window.lock()
    press(window.page, "sign_in_papers")
    press(window.page, "paper_cancel")

    assert on(window, "sign_in", QPushButton).accessibleName() == "Unlock"


def test_the_recovery_paper_leads_in_from_the_door(shown, say, door, clinic):
    code = clinic.papers.print_recovery(clinic.actor, PASSWORD).code
    window = shown(MainWindow(door, say, AtOnce(), door.clock, door.new_id))
    window._on_painted()
    press(window.page, "sign_in_papers")
    on(window, "paper_kind").set_value("recovery")
    on(window, "paper_login").set_value("yamamoto")
    line(window.page, "paper_code").setText(code)
    on(window, "paper_reason").set_text("手帳をなくした")
    press(window.page, "paper_enter")
    refused = find(window.page, "paper_password_field").error
    for name in ("paper_password", "paper_repeat"):
        line(window.page, name).setText(OWN)

    press(window.page, "paper_enter")

    assert refused.startswith("The password is too easy.")
    assert who(window) == "山本 美咲"


def test_with_a_second_factor_the_window_asks_for_the_code(shown, say, door, clinic):
    from app.domain.second_factor import code_at, step_of

    offer = clinic.account.offer_second_factor(clinic.actor)
    code = code_at(offer.secret, step_of(door.clock()))
    clinic.account.set_up_second_factor(clinic.actor, offer, PASSWORD, code)
    door.clock.forward(minutes=1)
    window = shown(MainWindow(door, say, AtOnce(), door.clock, door.new_id))

    sign_in(window, "yamamoto")
    line(window.page, "sign_in_code").setText("000000")
    press(window.page, "sign_in")
    refused = notice(window.page, "sign_in_notice")
    line(window.page, "sign_in_code").setText(code_at(offer.secret, step_of(door.clock())))
    press(window.page, "sign_in")

    assert refused.startswith("This code does not fit.")
    assert who(window) == "山本 美咲"


def test_an_easy_new_password_is_told_beside_its_field(shown, say, door, clinic):
    given = clinic.people.reset_password(clinic.actor, NURSE.id).password
    window = shown(MainWindow(door, say, AtOnce(), door.clock, door.new_id))
    sign_in(window, "suzuki", given)
    for name in ("sign_in_new_password", "sign_in_new_repeat"):
        line(window.page, name).setText("suzuki-hana-2026")

    press(window.page, "sign_in")

    assert find(window.page, "sign_in_new_password_field").error.startswith("This password is easy")


def test_one_may_begin_anew_with_another_name(shown, say, door, clinic):
    given = clinic.people.reset_password(clinic.actor, NURSE.id).password
    window = shown(MainWindow(door, say, AtOnce(), door.clock, door.new_id))
    sign_in(window, "suzuki", given)

    press(window.page, "sign_in_anew")
    sign_in(window, "yamamoto")

    assert who(window) == "山本 美咲"


def test_an_alarm_that_came_up_meanwhile_is_told_to_who_comes_back(window, door, clinic):
    code = clinic.papers.make_emergency(clinic.actor, Role.NURSE).code
    window.lock()
    door.break_glass(code, "木田 すみれ", "医師の電話が通じない")

    sign_in(window, "yamamoto")

    assert "木田 すみれ" in notice(window.page, "news_alarm")


def waiting(window):
    return find(window, "today_finalising_count", QLabel).text()


def save_elsewhere(door, clinic):
    saved(clinic)
    door.others.tell()


def test_what_another_computer_saves_is_seen_at_once(window, door, clinic):
    before = waiting(window)

    save_elsewhere(door, clinic)

    assert (before, waiting(window)) == ("0", "1")
    assert on(window, "rail_today", QPushButton).toolTip() == "Today Alt+1 1 to do"


def test_a_flood_of_what_others_save_is_seen_at_its_end(window, door, clinic, qtbot):
    door.others.tell()

    save_elsewhere(door, clinic)

    qtbot.waitUntil(lambda: waiting(window) == "1")


def test_a_locked_window_catches_up_as_soon_as_it_is_unlocked(window, door, clinic):
    window.page.show_patients()
    window.page.open_patient(samples.REN.id)
    window.lock()
    save_elsewhere(door, clinic)

    sign_in(window, "yamamoto")

    assert on(window, "patient_records").rows.rowCount() == 1


def test_once_everybody_has_signed_out_nobody_listens(window, door):
    listening = len(door.others.heard)
    window.page.sign_out_asked.emit()

    assert (listening, door.others.heard) == (1, [])
    assert door.closed == 1


def test_whoever_comes_in_second_hears_with_the_first(window, door, clinic):
    window.lock()
    sign_in(window, NURSE.login)

    save_elsewhere(door, clinic)

    assert len(door.others.heard) == 1
    assert waiting(window.page) == "1"
