"""Registering and changing patients."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton

from app.domain.patients import Sex
from app.services.trouble import DiskIsFull
from app.ui.pages.patient_form import PatientFormPage
from tests import samples
from tests.ui.looking import error, find, line, notice, press, tab_order, text

TYPED = {
    "patient_family": "山﨑",
    "patient_given": "樹",
    "patient_family_kana": "ﾔﾏｻﾞｷ",
    "patient_given_kana": "イツキ",
    "patient_family_romaji": "Ｙａｍａｚａｋｉ",
    "patient_given_romaji": "Ｉｔｓｕｋｉ",
    "patient_birth": "平成13年7月9日",
    "patient_address": "神奈川県横浜市中区山下町1",
    "patient_phone": "０４５ー０００ー００００",
    "patient_team": "東都ファルコンズ",
    "patient_registration": "４２",
    "patient_allergies": "ヨード造影剤",
}


@pytest.fixture
def page(shown, desk):
    return shown(PatientFormPage(desk))


@pytest.fixture
def saved(page):
    saved = []
    page.saved.connect(saved.append)
    return saved


@pytest.fixture
def closed(page):
    closed = []
    page.closed.connect(lambda: closed.append(True))
    return closed


def fill(page, **changes):
    for name, typed in (TYPED | changes).items():
        line(page, name).setText(typed)
    find(page, "patient_sex_0", QAbstractButton).click()
    find(page, "patient_bodies_1", QAbstractButton).click()


def test_a_patient_is_registered_as_typed(page, saved, desk):
    fill(page)

    press(page, "save_patient")

    expected = replace(
        samples.REN,
        id=saved[0].id,
        number="00-4181",
        family="山﨑",
        given="樹",
        family_kana="やまざき",
        given_kana="いつき",
        family_romaji="Yamazaki",
        given_romaji="Itsuki",
        birth=date(2001, 7, 9),
        sex=Sex.MALE,
        address="神奈川県横浜市中区山下町1",
        phone="045-000-0000",
        bodies=("WADA",),
        team="東都ファルコンズ",
        registration="42",
        allergies="ヨード造影剤",
    )
    assert saved == [expected]
    assert desk.clinic.patients.get(desk.actor, saved[0].id) == expected


@pytest.mark.parametrize("typed", ["1998-04-03", "19980403", "H10.4.3", "平成10年4月3日"])
def test_a_birth_date_may_be_written_in_any_way(qtbot, page, typed):
    birth = line(page, "patient_birth")
    birth.setText(typed)

    birth.editingFinished.emit()

    assert birth.text() == "1998-04-03"
    assert birth.fact() == "28 y"


def test_a_birth_date_that_cannot_be_read_is_told_on_leaving(page):
    line(page, "patient_birth").setText("1998-13-40")

    line(page, "patient_birth").editingFinished.emit()

    assert error(page, "patient_birth").startswith("This is not a date.")


def test_kana_and_letters_are_put_right_on_leaving(page):
    for name in ("patient_family_kana", "patient_family_romaji"):
        line(page, name).setText(TYPED[name])
        line(page, name).editingFinished.emit()

    assert line(page, "patient_family_kana").text() == "やまざき"
    assert line(page, "patient_family_romaji").text() == "Yamazaki"


def test_everything_that_is_missing_is_told_at_once(page, saved):
    press(page, "save_patient")

    needed = ["patient_family", "patient_given", "patient_family_kana", "patient_given_kana"]
    needed += ["patient_family_romaji", "patient_given_romaji", "patient_birth", "patient_sex"]
    assert all(error(page, name) for name in [*needed, "patient_address"])
    assert error(page, "patient_phone") == ""
    assert text(page, "patient_form_bar_message") == "9 items keep this from being saved."
    assert page.window().focusWidget() is line(page, "patient_family")
    assert saved == []


def test_a_reading_in_kanji_is_refused_beside_its_field(page, saved):
    fill(page, patient_given_kana="樹")

    press(page, "save_patient")

    assert error(page, "patient_given_kana").startswith("The reading holds signs other than kana.")
    assert page.window().focusWidget() is line(page, "patient_given_kana")
    assert saved == []


def test_the_sport_is_chosen_from_the_list_or_typed(qtbot, page, saved, desk):
    fill(page)
    line(page, "patient_sport_line").setText("やき")
    qtbot.keyClick(line(page, "patient_sport_line"), Qt.Key.Key_Return)
    press(page, "save_patient")

    changing = PatientFormPage(desk, saved[0])
    qtbot.addWidget(changing)
    line(changing, "patient_sport_line").setText("綱引き")
    press(changing, "save_patient")

    assert saved[0].sport == "baseball"
    assert desk.clinic.patients.get(desk.actor, saved[0].id).sport == "綱引き"


def test_escape_closes_the_list_of_sports_before_the_form(qtbot, page, closed):
    line(page, "patient_sport_line").setFocus()
    qtbot.keyClick(line(page, "patient_sport_line"), Qt.Key.Key_Down)

    qtbot.keyClick(line(page, "patient_sport_line"), Qt.Key.Key_Escape)
    assert closed == []
    qtbot.keyClick(line(page, "patient_sport_line"), Qt.Key.Key_Escape)

    assert closed == [True]


def test_a_full_disk_loses_nothing(page, saved, door):
    fill(page)
    door.books.trouble = DiskIsFull()

    press(page, "save_patient")

    assert notice(page, "patient_form_notice").startswith("The disk is full")
    assert line(page, "patient_family").text() == "山﨑"
    assert saved == []


def test_after_the_disk_has_room_again_the_same_form_is_saved(page, saved, door):
    fill(page)
    door.books.trouble = DiskIsFull()
    press(page, "save_patient")
    door.books.trouble = None

    press(page, "save_patient")

    assert [one.family for one in saved] == ["山﨑"]
    assert notice(page, "patient_form_notice") == ""


def test_control_s_saves(qtbot, page, saved):
    fill(page)

    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert len(saved) == 1


def test_saving_twice_at_once_makes_one_patient(qtbot, shown, desk, held):
    page = shown(PatientFormPage(replace(desk, lane=held)))
    fill(page)

    press(page, "save_patient")
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert len(held) == 1
    assert find(page, "save_patient", QPushButton).accessibleName() == "Saving…"


def test_an_answer_tells_nothing_of_a_field_that_was_filled_meanwhile(shown, desk, held):
    page = shown(PatientFormPage(replace(desk, lane=held)))
    fill(page, patient_address="", patient_family="")
    press(page, "save_patient")
    line(page, "patient_address").setText("神奈川県横浜市中区山下町1")
    line(page, "patient_address").setFocus()

    held.let_go()

    assert error(page, "patient_address") == ""
    assert error(page, "patient_family")
    assert text(page, "patient_form_bar_message") == "1 item keeps this from being saved."


def test_a_form_whose_faults_were_all_mended_meanwhile_tells_that_it_is_not_saved(
    shown, desk, held, qtbot
):
    page = shown(PatientFormPage(replace(desk, lane=held)))
    fill(page, patient_address="")
    press(page, "save_patient")
    line(page, "patient_address").setFocus()
    line(page, "patient_address").setText("神奈川県横浜市中区山下町1")

    held.let_go()

    told = "Not saved: it was changed meanwhile. Please save it again."
    assert notice(page, "patient_form_notice") == told
    assert page.focusWidget() is line(page, "patient_address")
    with qtbot.waitSignal(page.saved):
        press(page, "save_patient")
        held.let_go()


def test_a_registered_patient_is_shown_and_changed(shown, desk):
    page = shown(PatientFormPage(desk, samples.REN))
    line(page, "patient_team").setText("西都ウェーブス")

    press(page, "save_patient")

    changed = desk.clinic.patients.get(desk.actor, samples.REN.id)
    assert changed == replace(samples.REN, team="西都ウェーブス", version=2)


def test_who_saves_second_is_told(shown, desk):
    page = shown(PatientFormPage(desk, samples.REN))
    line(page, "patient_team").setText("西都ウェーブス")
    desk.clinic.patients.change(desk.actor, samples.REN, samples.PATIENT_FORM)

    press(page, "save_patient")

    assert notice(page, "patient_form_notice").startswith("Somebody else has saved this meanwhile.")


def test_escape_leaves_an_untouched_form(qtbot, page, closed):
    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert closed == [True]


def test_escape_asks_once_before_it_leaves_what_was_typed(qtbot, page, closed):
    line(page, "patient_family").setText("山﨑")

    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert closed == []
    assert notice(page, "patient_form_notice") == "What you typed is not saved yet."
    press(page, "patient_form_notice_deed")
    assert closed == [True]


def test_after_more_was_typed_it_is_asked_again(qtbot, page, closed):
    line(page, "patient_family").setText("山﨑")
    qtbot.keyClick(page, Qt.Key.Key_Escape)

    line(page, "patient_given").setText("樹")
    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert closed == []


def test_tab_goes_through_the_form_as_it_is_read(qtbot, page):
    reached = tab_order(qtbot, line(page, "patient_family"), 20)

    assert reached == [
        "patient_family",
        "patient_given",
        "patient_family_kana",
        "patient_given_kana",
        "patient_family_romaji",
        "patient_given_romaji",
        "patient_birth",
        "patient_sex_0",
        "patient_address",
        "patient_phone",
        "patient_bodies_0",
        "patient_bodies_1",
        "patient_bodies_2",
        "patient_sport_line",
        "patient_team",
        "patient_registration",
        "patient_allergies",
        "cancel_patient",
        "save_patient",
        "patient_family",
    ]


def change_elsewhere(clinic):
    """Change the facts of a patient, as somebody does at another computer."""
    return clinic.patients.change(clinic.actor, samples.REN, samples.PATIENT_FORM)


def test_what_somebody_else_changed_meanwhile_is_told_early(shown, desk, clinic):
    page = shown(PatientFormPage(desk, samples.REN))
    line(page, "patient_phone").setText("045-000-0000")
    page.look_again()
    before = notice(page, "patient_overtaken")

    change_elsewhere(clinic)
    page.look_again()

    assert before == ""
    assert notice(page, "patient_overtaken").startswith("Somebody else has saved this meanwhile.")
    assert line(page, "patient_phone").text() == "045-000-0000"


def test_the_own_change_and_a_new_patient_are_overtaken_by_nobody(shown, desk, page):
    own = shown(PatientFormPage(desk, samples.REN))
    line(own, "patient_phone").setText("045-000-0000")
    own.save()

    for one in (own, page):
        one.look_again()

    assert [notice(one, "patient_overtaken") for one in (own, page)] == ["", ""]
