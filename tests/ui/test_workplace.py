"""Going from page to page."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from app.domain.accounts import Account
from app.domain.recording import draft_of
from app.domain.staff import Actor, Role
from app.domain.treatments import Draft, Setting
from app.i18n import Wording
from app.services.trouble import DatabaseIsBusy
from app.ui.kit.table import Table
from app.ui.pages.patient import PatientPage
from app.ui.workplace import Workplace
from tests import drips, samples
from tests.fakes import FakeIds, finalised, saved
from tests.ui.looking import find, line, notice, press, text, turn_to


class EntryPage(QWidget):
    """Stands where an infusion is entered: tells what it was given, and keeps its draft."""

    closed = Signal()
    certificate_issued = Signal(object)
    history_asked = Signal(object)
    opened_anew = Signal(object)

    pieces = ()

    def __init__(self, desk, patient, judgement, draft, treatment, form=None):
        super().__init__()
        self.setObjectName("treatment_page")
        self.given = (patient, draft, treatment)
        if form is not None:
            form.setParent(self)
        self._desk = desk
        self.looked = 0
        button = QPushButton("Finalise…", self)
        button.setObjectName("finalise")

    def look_again(self):
        """Count it."""
        self.looked += 1

    def leave(self):
        """Keep the draft."""
        self._desk.clinic.drafts.keep(self._desk.actor, self.given[1])


@pytest.fixture(autouse=True)
def _entry_page(monkeypatch):
    monkeypatch.setattr("app.ui.building.TreatmentPage", EntryPage)


@pytest.fixture
def place(shown, desk):
    place = shown(Workplace(desk, FakeIds(0xE000)))
    place.resize(1280, 800)
    return place


@pytest.fixture
def at_ren(qtbot, place):
    """Return the workplace with a patient's page open."""
    open_patient(qtbot, place, "わたなべ")
    return place


def open_patient(qtbot, place, typed):
    press(place, "rail_patients")
    line(place, "patient_search_line").setText(typed)
    qtbot.keyClick(line(place, "patient_search_line"), Qt.Key.Key_Return)


def press_keys(qtbot, place, keys):
    combination = QKeySequence(keys)[0]
    qtbot.keyClick(place.window(), combination.key(), combination.keyboardModifiers())


def test_it_starts_at_the_day_and_reads_no_patient_for_it(place):
    assert place.pages.page.objectName() == "today_page"
    assert not place.findChildren(Table, "patient_table")


def test_what_is_typed_at_the_day_is_searched_for_among_the_patients(place):
    line(place, "today_search_line").setText("わた")

    assert place.pages.page.objectName() == "patients_page"
    assert line(place, "patient_search_line").text() == "わた"
    assert place.window().focusWidget() is line(place, "patient_search_line")


def test_a_new_infusion_asks_for_whom(qtbot, place):
    press_keys(qtbot, place, "Ctrl+N")

    assert notice(place, "patients_asking").startswith("For whom?")
    assert place.window().focusWidget() is line(place, "patient_search_line")


def test_a_drip_is_begun_at_the_bedside_with_its_order_chosen(qtbot, place, clinic):
    order = drips.ordered(clinic)
    place.pages.page.refresh()

    qtbot.keyClick(find(place, "today_waiting"), Qt.Key.Key_S)

    assert place.pages.page.objectName() == "bedside_page"
    assert find(place, "drip").treatment == order


def test_whom_one_answers_has_the_form_opened_at_once(qtbot, place):
    press_keys(qtbot, place, "Ctrl+N")
    line(place, "patient_search_line").setText("わたなべ")

    qtbot.keyClick(line(place, "patient_search_line"), Qt.Key.Key_Return)

    assert place.pages.page.given[0] == samples.REN
    assert place.pages.page.given[2] is None


def test_who_goes_elsewhere_instead_is_asked_no_more(qtbot, place):
    press_keys(qtbot, place, "Ctrl+N")
    press_keys(qtbot, place, "Alt+1")

    open_patient(qtbot, place, "わたなべ")

    assert place.pages.page.objectName() == "patient_page"


def test_a_record_that_is_finalised_from_the_day_is_closed_to_the_day(qtbot, place, clinic):
    saved(clinic)
    place.pages.page.refresh()
    qtbot.keyClick(find(place, "today_finalising"), Qt.Key.Key_F)

    ready = place.window().focusWidget().objectName()
    place.pages.page.closed.emit()
    press_keys(qtbot, place, "Esc")

    assert ready == "finalise"
    assert place.pages.page.objectName() == "today_page"


def test_a_card_of_the_day_opens_its_record(qtbot, place, clinic):
    record = saved(clinic)
    place.pages.page.refresh()

    qtbot.keyClick(find(place, "today_finalising"), Qt.Key.Key_Return)

    assert place.pages.page.given == (samples.REN, draft_of(record), record)


def test_the_rail_tells_who_works_here(place):
    assert find(place, "rail_user", QPushButton).toolTip() == "山本 美咲"
    assert find(place, "rail_user", QPushButton).text() == "YM"


def test_in_japanese_the_rail_shows_the_first_kanji(shown, desk):
    place = shown(Workplace(replace(desk, say=Wording("ja", lambda words: words)), FakeIds()))

    assert find(place, "rail_user", QPushButton).text() == "山"


def test_enter_leads_to_the_patient_and_escape_back(qtbot, place):
    open_patient(qtbot, place, "わたなべ")
    assert text(place.pages.page, "patient_name") == "WATANABE Ren"

    press_keys(qtbot, place, "Esc")

    assert place.pages.page.objectName() == "patients_page"


@pytest.mark.parametrize("keys", ["Alt+2", "Ctrl+F"])
def test_the_list_is_one_key_away(qtbot, at_ren, keys):
    press_keys(qtbot, at_ren, keys)

    assert at_ren.pages.page.objectName() == "patients_page"
    assert line(at_ren, "patient_search_line").selectedText() == "わたなべ"


def test_a_new_patient_is_registered_and_shown(qtbot, place):
    press(place, "rail_patients")
    press_keys(qtbot, place, "Ctrl+N")
    form = samples.PATIENT_FORM
    names = ("family", "given", "family_kana", "given_kana", "family_romaji", "given_romaji")
    for name in (*names, "address"):
        line(place, f"patient_{name}").setText(getattr(form, name))
    line(place, "patient_birth").setText("20010709")
    press(place, "patient_sex_0")

    press_keys(qtbot, place, "Ctrl+S")

    assert text(place.pages.page, "patient_name") == "YAMAZAKI Itsuki"
    press_keys(qtbot, place, "Esc")
    assert find(place, "patient_table", Table).rows.rowCount() == 4


def test_changed_facts_are_shown_at_once(qtbot, at_ren):
    press(at_ren, "change_patient")
    line(at_ren, "patient_family_romaji").setText("Watanabi")

    press_keys(qtbot, at_ren, "Ctrl+S")

    assert text(at_ren.pages.page, "patient_name") == "WATANABI Ren"


def test_escape_leads_from_the_form_back_to_the_patient(qtbot, at_ren):
    press(at_ren, "change_patient")

    press_keys(qtbot, at_ren, "Esc")

    assert text(at_ren.pages.page, "patient_name") == "WATANABE Ren"


def test_the_rail_does_not_drop_what_was_typed(at_ren):
    press(at_ren, "change_patient")
    line(at_ren, "patient_team").setText("西都ウェーブス")

    press(at_ren, "rail_patients")

    assert notice(at_ren, "patient_form_notice") == "What you typed is not saved yet."


def test_a_new_infusion_starts_now_by_the_physician_herself(qtbot, at_ren):
    press_keys(qtbot, at_ren, "Ctrl+N")

    assert at_ren.pages.page.given == (
        samples.REN,
        Draft(
            entry=UUID(int=0xE000),
            patient=samples.REN.id,
            setting=Setting.OUTPATIENT,
            started="2026-11-20 14:21",
            physician=samples.PHYSICIAN.id,
        ),
        None,
    )


def test_a_new_infusion_says_what_the_last_one_said(qtbot, place, clinic):
    last = finalised(clinic)
    open_patient(qtbot, place, "わたなべ")

    press(place, "copy_last")

    _, draft, record = place.pages.page.given
    assert (draft.lines[0].product, record) == (draft_of(last).lines[0].product, None)
    assert draft.entry != last.entry


def test_a_nurse_leaves_open_who_ordered_the_infusion(qtbot, shown, desk, door):
    nurse = door.enter(samples.NURSE.login, samples.PASSWORD)
    place = shown(Workplace(replace(desk, clinic=nurse), FakeIds()))
    open_patient(qtbot, place, "わたなべ")

    press_keys(qtbot, place, "Ctrl+N")

    assert place.pages.page.given[1].physician is None


def test_an_unfinished_form_is_resumed_with_its_record(qtbot, place, clinic):
    record = saved(clinic)
    draft = replace(samples.DRAFT, basis="立位で脈拍 120。")
    clinic.drafts.keep(clinic.actor, draft)
    open_patient(qtbot, place, "わたなべ")

    press(place, "patient_drafts_deed")

    assert place.pages.page.given == (samples.REN, draft, record)


def test_a_record_is_opened_as_it_stands(qtbot, place, clinic):
    record = finalised(clinic)
    open_patient(qtbot, place, "わたなべ")

    qtbot.keyClick(find(place, "patient_records"), Qt.Key.Key_Return)

    assert place.pages.page.given == (samples.REN, draft_of(record), record)


def test_opening_a_record_keeps_what_was_typed_since(qtbot, place, clinic):
    saved(clinic)
    draft = replace(samples.DRAFT, basis="立位で脈拍 120。")
    clinic.drafts.keep(clinic.actor, draft)
    open_patient(qtbot, place, "わたなべ")
    find(place, "patient_records", Table).selectRow(1)

    qtbot.keyClick(find(place, "patient_records"), Qt.Key.Key_Return)

    assert place.pages.page.given[1] == draft


def test_a_form_left_over_from_a_final_record_gives_way_to_the_record(qtbot, place, clinic):
    record = finalised(clinic)
    clinic.drafts.keep(clinic.actor, replace(samples.DRAFT, basis="古い入力"))
    open_patient(qtbot, place, "わたなべ")

    press(place, "patient_drafts_deed")

    assert place.pages.page.given[1] == draft_of(record)


def test_a_draft_whose_save_was_not_answered_opens_as_the_record(qtbot, place, clinic):
    record = saved(clinic)
    clinic.drafts.keep(clinic.actor, replace(draft_of(record), base=0))
    open_patient(qtbot, place, "わたなべ")

    press(place, "patient_drafts_deed")

    assert place.pages.page.given[1] == draft_of(record)


def test_ctrl_h_shows_the_versions_of_the_record_one_stands_on(qtbot, place, clinic):
    saved(clinic)
    open_patient(qtbot, place, "わたなべ")
    qtbot.waitUntil(find(place, "patient_records", Table).isVisible)

    press_keys(qtbot, place, "Ctrl+H")

    assert find(place, "version_table", Table).isVisible()
    assert isinstance(place.pages.page, PatientPage)


def test_the_page_of_an_infusion_asks_for_the_versions_of_its_record(qtbot, place, clinic):
    record = saved(clinic)
    open_patient(qtbot, place, "わたなべ")
    qtbot.keyClick(find(place, "patient_records", Table), Qt.Key.Key_Return)

    place.pages.page.history_asked.emit(record.entry)

    assert find(place, "version_table", Table).isVisible()


def test_leaving_an_infusion_keeps_its_draft(qtbot, at_ren, clinic):
    press_keys(qtbot, at_ren, "Ctrl+N")

    press_keys(qtbot, at_ren, "Alt+2")

    (kept,) = clinic.drafts.of_patient(clinic.actor, samples.REN.id)
    assert kept.draft.entry == UUID(int=0xE000)


def test_closing_an_infusion_leads_back_to_the_patient(qtbot, at_ren):
    press_keys(qtbot, at_ren, "Ctrl+N")

    at_ren.pages.page.closed.emit()

    assert at_ren.pages.page.objectName() == "patient_page"
    assert notice(at_ren.pages.page, "patient_drafts").startswith("A draft of 11-20 14:21")


def test_two_presses_open_one_infusion(qtbot, shown, desk, held):
    place = shown(Workplace(replace(desk, lane=held), FakeIds(0xE000)))
    held.close()
    open_patient(qtbot, place, "わたなべ")
    held.close()

    press_keys(qtbot, place, "Ctrl+N")
    press_keys(qtbot, place, "Ctrl+N")
    held.close()

    assert place.pages.page.given[1].entry == UUID(int=0xE000)


def test_an_issued_certificate_is_shown_and_leads_back_to_the_patient(qtbot, at_ren, clinic):
    record = finalised(clinic)
    press_keys(qtbot, at_ren, "Ctrl+N")

    at_ren.pages.page.certificate_issued.emit(
        clinic.certificates.issue(clinic.actor, record.entry, samples.TERMS)
    )
    shown = at_ren.pages.page.objectName()
    at_ren.pages.page.closed.emit()

    assert shown == "certificate_page"
    assert at_ren.pages.page.objectName() == "patient_page"


def test_a_certificate_of_the_list_is_shown(qtbot, place, clinic):
    clinic.certificates.issue(clinic.actor, finalised(clinic).entry, samples.TERMS)
    open_patient(qtbot, place, "わたなべ")
    turn_to(place, "certificates")
    find(place, "patient_certificates", Table).selectRow(0)

    qtbot.keyClick(find(place, "patient_certificates"), Qt.Key.Key_Return)

    assert place.pages.page.objectName() == "certificate_page"


def test_what_cannot_be_opened_is_told_where_one_is(qtbot, at_ren, door):
    door.books.trouble = DatabaseIsBusy()

    press_keys(qtbot, at_ren, "Ctrl+N")

    assert notice(at_ren.pages.page, "patient_notice").startswith(
        "The database did not become free"
    )


def test_a_small_window_drops_the_words_of_the_rail(place):
    place.resize(1024, 700)
    narrow = find(place, "rail").width()

    place.resize(1280, 800)

    assert (narrow, find(place, "rail").width()) == (56, 76)


@pytest.mark.parametrize("keys", ["Ctrl+,", None])
def test_the_settings_are_one_key_or_one_press_away(qtbot, place, keys):
    if keys:
        press_keys(qtbot, place, keys)
    else:
        press(place, "rail_settings")

    assert find(place, "sections").isVisible()
    assert place.pages.page.objectName() == "clinic_page"
    assert find(place, "rail_settings", QPushButton).is_here
    assert not find(place, "rail_patients", QPushButton).is_here


def test_a_section_is_chosen_with_the_arrow_keys(qtbot, place):
    place.show_kept("people")
    press_keys(qtbot, place, "Ctrl+,")

    for _ in range(4):
        qtbot.keyClick(place.window().focusWidget(), Qt.Key.Key_Down)

    assert place.pages.page.objectName() == "editions_page"
    assert place.window().focusWidget().objectName() == "section_rules"
    assert find(place, "section_rules", QPushButton).is_here


def test_the_settings_open_where_one_was_last(qtbot, place):
    place.show_kept("trail")
    press(place, "rail_patients")

    press_keys(qtbot, place, "Ctrl+,")

    assert place.pages.page.objectName() == "trail_page"


def test_the_sections_are_out_of_sight_elsewhere(place):
    place.show_kept("rules")

    press(place, "rail_patients")

    assert find(place, "sections").isHidden()


def test_a_small_window_drops_the_words_of_the_sections(place):
    place.show_kept("rules")
    place.resize(1024, 700)
    narrow = find(place, "sections").width()

    place.resize(1280, 800)

    assert (narrow, find(place, "sections").width()) == (52, 200)


@pytest.mark.parametrize(
    "name", ["clinic", "people", "masters", "rules", "backups", "trail", "check"]
)
def test_every_section_fits_into_the_smallest_window(place, name):
    place.resize(1024, 700)

    place.show_kept(name)

    assert place.minimumSizeHint().width() <= 1024


def test_the_register_leads_to_checking_a_certificate(place):
    place.show_kept("register")

    press(place, "check_certificate")

    assert place.pages.page.objectName() == "check_page"


def test_the_rail_leads_back_from_the_rules_to_the_patients(qtbot, place):
    place.show_kept("rules")
    press(place, "rail_patients")

    assert place.pages.page.objectName() == "patients_page"
    assert find(place, "rail_patients", QPushButton).is_here


def test_what_was_found_at_the_rules_is_still_there_when_one_comes_back(qtbot, place, clinic):
    saved(clinic)
    place.show_kept("rules")
    press(place, "compare_saved")
    press(place, "rail_patients")

    place.show_kept("rules")

    assert text(place.pages.page, "comparison_empty_what") == "There is no difference."


def test_a_draft_is_kept_by_who_goes_to_the_rules(qtbot, at_ren, clinic):
    press_keys(qtbot, at_ren, "Ctrl+N")

    at_ren.show_kept("rules")

    assert at_ren.pages.page.objectName() == "editions_page"
    assert len(clinic.drafts.of_patient(clinic.actor, samples.REN.id)) == 1


def test_a_record_that_is_judged_differently_is_opened_from_the_rules(qtbot, place, clinic):
    line_ = replace(samples.DRAFT.lines[0], dose="96", volume_ml="96")
    record = saved(clinic, lines=(line_,))
    saved(clinic, entry=UUID(int=0xD9), started="2026-11-20 16:00", ended="16:30", lines=(line_,))
    place.show_kept("rules")
    press(place, "compare_saved")

    press(place, "open_record")

    page = place.pages.page
    assert page.objectName() == "treatment_page"
    assert page.given[0] == samples.REN
    assert page.given[2] == record
    assert find(place, "rail_patients", QPushButton).is_here


def test_who_left_the_rules_is_not_fetched_back_to_a_record(qtbot, shown, desk, held, clinic):
    record = saved(clinic)
    place = shown(Workplace(desk, FakeIds(0xE000)))
    place.show_kept("rules")
    rules = place.pages.page
    press(place, "rail_patients")

    rules.opened.emit(samples.REN, record)

    assert place.pages.page.objectName() == "patients_page"


@pytest.mark.parametrize("keys", ["Alt+1", None])
def test_the_day_is_one_key_or_one_press_away(qtbot, at_ren, keys):
    if keys:
        press_keys(qtbot, at_ren, keys)
    else:
        press(at_ren, "rail_today")

    assert at_ren.pages.page.objectName() == "today_page"
    assert find(at_ren, "rail_today", QPushButton).is_here


def test_the_drafts_are_one_press_away_from_the_day(place):
    press(place, "today_drafts")

    assert place.pages.page.objectName() == "todo_page"
    assert find(place, "rail_today", QPushButton).is_here


def test_what_was_issued_today_is_one_press_away_from_the_day(place):
    press(place, "today_done")

    assert place.pages.page.objectName() == "register_page"
    assert find(place, "register_when", QComboBox).currentText() == "Today"


def test_whose_exemption_ends_soon_is_one_press_away_from_the_day(place):
    press(place, "today_exemptions")

    assert place.pages.page.objectName() == "reports_page"
    assert text(place, "overview_tue_title") == "TUE ending within 30 days"


@pytest.mark.parametrize(
    ("key", "page"), [("D", "todo_page"), ("T", "reports_page"), ("C", "register_page")]
)
def test_what_the_foot_of_the_day_counts_is_one_key_away(qtbot, place, key, page):
    press_keys(qtbot, place, key)

    assert place.pages.page.objectName() == page


def test_a_letter_typed_to_find_a_patient_is_a_letter(qtbot, place):
    search = line(place, "today_search_line")
    search.setFocus()

    qtbot.keyClicks(search, "d")

    assert place.pages.page.objectName() == "patients_page"
    assert line(place, "patient_search_line").text() == "d"


def test_the_rail_counts_what_is_to_do(place, clinic):
    saved(clinic)

    place.news.refresh()

    assert find(place, "rail_today", QPushButton).toolTip() == "Today Alt+1 1 to do"


def test_the_notice_of_what_waits_leads_to_what_is_to_do(place, clinic):
    clinic.treatments.save_by_proxy(Actor(samples.NURSE), samples.DRAFT)
    place.news.refresh()

    press(place, "news_approval_deed")

    assert place.pages.page.objectName() == "todo_page"


def test_a_record_to_finalise_is_opened_at_its_patient(qtbot, place, clinic):
    record = saved(clinic)
    place.show_kept("todo")

    qtbot.keyClick(find(place, "todo_table"), Qt.Key.Key_Return)

    assert place.pages.page.given == (samples.REN, draft_of(record), record)


def test_a_draft_is_resumed_at_its_patient(place, clinic):
    clinic.drafts.keep(clinic.actor, samples.DRAFT)
    place.show_kept("todo")

    press(place, "open_task")

    assert place.pages.page.given == (samples.REN, samples.DRAFT, None)


def test_what_was_approved_is_counted_no_more(place, clinic):
    clinic.treatments.save_by_proxy(
        Actor(samples.NURSE), replace(samples.DRAFT, ended="2026-11-20 15:30")
    )
    place.news.refresh()
    place.show_kept("todo")

    press(place, "approve_task")

    assert find(place, "rail_today", QPushButton).toolTip() == "Today Alt+1"
    assert notice(place, "news_approval") == ""


def place_of(shown, desk, door, role, **changes):
    """Return the workplace of somebody in a role."""
    member = replace(samples.ADMINISTRATOR, role=role)
    with door.books.begin() as work:
        work.staff.add(member)
        work.accounts.add(Account(member.id, samples.NOW))
        door.books.pages = work._pages.copied()
    actor = Actor(member, **changes)
    return shown(Workplace(replace(desk, clinic=replace(desk.clinic, actor=actor)), FakeIds()))


def rail(place):
    return [
        one.objectName()
        for one in place.findChildren(QPushButton)
        if one.objectName().startswith("rail_") and not one.isHidden()
    ]


def sections(place):
    return list(find(place, "sections").names)


def test_an_administrator_comes_to_the_people_and_sees_no_patient(shown, desk, door):
    place = place_of(shown, desk, door, Role.ADMINISTRATOR)

    assert place.pages.page.objectName() == "people_page"
    assert rail(place) == ["rail_settings", "rail_user"]
    assert sections(place) == [
        "clinic",
        "people",
        "sets",
        "products",
        "masters",
        "backups",
        "trail",
        "appearance",
        "computer",
        "account",
    ]
    assert not place.findChildren(Table, "patient_table")


def test_an_auditor_reads_and_manages_nobody(shown, desk, door):
    place = place_of(shown, desk, door, Role.AUDITOR)

    assert place.pages.page.objectName() == "today_page"
    assert rail(place) == [
        "rail_today",
        "rail_patients",
        "rail_bedside",
        "rail_register",
        "rail_use",
        "rail_reports",
        "rail_settings",
        "rail_user",
    ]
    assert sections(place) == [
        "products",
        "rules",
        "trail",
        "check",
        "appearance",
        "computer",
        "account",
    ]


def test_whoever_is_held_is_led_to_the_own_account_alone(shown, desk, door):
    place = place_of(shown, desk, door, Role.PHYSICIAN, is_held=True)

    assert place.pages.page.objectName() == "account_page"
    assert rail(place) == ["rail_settings", "rail_user"]
    assert sections(place) == ["appearance", "computer", "account"]


def test_ones_sign_on_the_rail_leads_to_the_own_account(place):
    press(place, "rail_user")

    assert place.pages.page.objectName() == "account_page"


def test_from_the_news_one_comes_to_the_backups(shown, desk, door):
    door.clock.forward(days=9)
    place = shown(Workplace(desk, FakeIds(0xE000)))

    press(place, "news_backup_deed")

    assert place.pages.page.objectName() == "backups_page"
    assert find(place, "section_backups", QPushButton).is_here


def test_from_a_patient_one_goes_to_the_trail_of_that_patient(at_ren):
    press(at_ren, "patient_trail")

    assert at_ren.pages.page.objectName() == "trail_page"
    assert line(at_ren, "trail_patient").text() == samples.REN.number


def test_a_key_leads_to_the_bedside(qtbot, place):
    press_keys(qtbot, place, "Alt+3")

    assert place.pages.page.objectName() == "bedside_page"
    assert text(place, "orders_empty_what") == "Nothing is ordered."


def test_a_sheet_leads_back_to_where_the_certificate_was_found(qtbot, place, clinic):
    clinic.certificates.issue(clinic.actor, finalised(clinic).entry, samples.TERMS)
    place.show_kept("register")
    press(place, "open_certificate")
    original = place.pages.page

    press(original, "open_sheet")
    sheet = place.pages.page
    press(sheet, "back")

    assert sheet is not original
    assert place.pages.page.objectName() == "register_page"


@pytest.mark.parametrize("keys", ["F2", "Alt+5"])
def test_a_key_asks_whether_something_may_be_given_beside_the_page(qtbot, at_ren, keys):
    press_keys(qtbot, at_ren, keys)
    press_keys(qtbot, at_ren, keys)

    window, *others = at_ren.pages.findChildren(QWidget, "use_window")
    assert window.isVisible()
    assert not others
    assert at_ren.pages.page.objectName() == "patient_page"


def test_a_record_that_somebody_saved_meanwhile_is_opened_as_it_is_now(qtbot, place, clinic):
    record = saved(clinic)
    open_patient(qtbot, place, "わたなべ")
    place.pages.page.record_opened.emit(record)
    before, newer = place.pages.page, saved(clinic, basis="尿比重 1.030。")

    before.opened_anew.emit(newer)

    assert place.pages.page is not before
    assert place.pages.page.given[2] == newer


def test_a_form_whose_record_was_saved_since_it_was_left_looks_at_once(qtbot, place, clinic):
    record = saved(clinic)
    draft = replace(draft_of(record), basis="尿比重 1.030。")
    saved(clinic, basis="眼のくぼみ。")
    kept = clinic.drafts.keep(clinic.actor, draft)
    open_patient(qtbot, place, "わたなべ")

    place.pages.page.draft_opened.emit(kept)

    assert place.pages.page.looked == 1
