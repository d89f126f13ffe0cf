"""One patient's page."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.domain.athletes import Competition, Exemption, Outside
from app.domain.calendar import JST
from app.domain.staff import Actor, Role
from app.i18n import Wording
from app.services.trouble import DatabaseIsBusy
from app.ui.kit.table import Table
from app.ui.kit.tabs import Tabs
from app.ui.pages.patient import PatientPage
from app.ui.parts.care_card import CERTIFY, COPY, ELSEWHERE, CareRow
from tests import samples
from tests.fakes import finalised, saved
from tests.ui.looking import cells, find, notice, press, text, turn_to

DEEDS = (COPY, ELSEWHERE, CERTIFY)


@pytest.fixture
def page(shown, desk):
    return shown(PatientPage(desk, samples.REN))


@pytest.fixture
def certified(clinic):
    """Return a record that was finalised and certified."""
    record = finalised(clinic)
    clinic.certificates.issue(clinic.actor, record.entry, samples.TERMS)
    return record


@pytest.fixture
def kept(clinic):
    """Return a form that was not finished."""
    draft = replace(samples.DRAFT, entry=UUID(int=0xC9), started="2026-11-21 09:00", basis="")
    return clinic.drafts.keep(clinic.actor, draft)


def records(page):
    return find(page, "patient_records", Table)


def test_the_head_tells_who_it_is(page):
    assert text(page, "patient_name") == "WATANABE Ren"
    assert text(page, "patient_beside") == "渡邉 蓮"
    assert text(page, "patient_identity") == (
        "28 y  Male  1998-04-03  No. 00-4173  東都ファルコンズ  Registration 18"
    )


def test_a_patient_without_records_says_how_to_begin(page):
    page.refresh()

    assert text(page, "patient_history_empty_what") == "No infusion is recorded yet."


def test_a_record_is_told_with_its_verdicts_and_certificate(page, certified):
    page.refresh()

    (row,) = cells(records(page))
    assert row[:3] == ["11-20 13:20", "14:21", "Final"]
    assert row[3:6] == ["Dehydration", "Toto Saline 100 mL", "80.0"]
    assert row[6:] == ["Legitimate", "Legitimate", "A-2026-000001"]


def test_in_japanese_diagnosis_and_product_are_told_as_recorded(shown, desk, certified):
    page = shown(PatientPage(replace(desk, say=Wording("ja", lambda words: words)), samples.REN))

    page.refresh()

    assert cells(records(page))[0][3:5] == ["脱水症", "東都生食注100mL"]


def test_a_record_of_several_products_names_the_first(page, clinic):
    flush = replace(samples.DRAFT.lines[0], dose="5", volume_ml="5")
    saved(clinic, lines=(*samples.DRAFT.lines, flush))

    page.refresh()

    assert cells(records(page))[0][2:6] == [
        "Saved",
        "Dehydration",
        "Toto Saline 100 mL and 1 more",
        "85.0",
    ]


def test_a_record_of_another_year_is_told_with_its_year(page, clinic):
    saved(clinic, started="2025-12-31 23:00", ended="23:40", onset="")

    page.refresh()

    assert cells(records(page))[0][0] == "2025-12-31 23:00"


def test_an_unfinished_form_comes_first_and_is_judged(page, certified, kept):
    page.refresh()

    assert [row[2] for row in cells(records(page))] == ["Draft", "Final"]
    assert cells(records(page))[0][6] == "Incomplete"


def test_an_unfinished_form_can_be_resumed_at_once(qtbot, page, kept):
    page.refresh()

    with qtbot.waitSignal(page.draft_opened) as opened:
        press(page, "patient_drafts_deed")

    assert opened.args == [kept]
    assert notice(page, "patient_drafts") == "A draft of 11-20 14:21 is not finished."


def test_several_unfinished_forms_are_counted(page, clinic, kept):
    clinic.drafts.keep(clinic.actor, replace(samples.DRAFT, entry=UUID(int=0xC8)))

    page.refresh()

    assert notice(page, "patient_drafts").startswith("2 drafts are not finished")


def test_enter_opens_a_draft_or_a_record(qtbot, page, certified, kept):
    page.refresh()

    with qtbot.waitSignal(page.draft_opened) as draft:
        qtbot.keyClick(records(page), Qt.Key.Key_Return)
    records(page).selectRow(1)
    with qtbot.waitSignal(page.record_opened) as record:
        qtbot.keyClick(records(page), Qt.Key.Key_Return)

    assert draft.args == [kept]
    assert record.args[0].id == certified.id


def test_a_certificate_can_be_opened(qtbot, page, certified):
    page.refresh()
    turn_to(page, "certificates")
    table = find(page, "patient_certificates", Table)
    table.selectRow(0)

    with qtbot.waitSignal(page.certificate_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == ["A-2026-000001"]
    told = ["A-2026-000001", "11-20 14:21", "11-20 13:20", "Valid", "Dehydration"]
    assert cells(table) == [told]


def test_control_n_asks_for_an_infusion_and_escape_goes_back(qtbot, page):
    with qtbot.waitSignal(page.infusion_asked):
        qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_the_facts_can_be_asked_to_be_changed(qtbot, page):
    with qtbot.waitSignal(page.change_asked):
        press(page, "change_patient")


def test_a_withdrawn_record_and_its_certificate_are_marked(page, clinic, certified):
    clinic.treatments.withdraw(clinic.actor, certified.entry, "別の患者の記録", samples.PASSWORD)

    page.refresh()

    (row,) = cells(records(page))
    assert row[2] == "Withdrawn"
    assert row[-1] == "No longer valid: A-2026-000001"
    turn_to(page, "certificates")
    (listed,) = cells(find(page, "patient_certificates", Table))
    assert listed[3] == "No longer valid"


def test_who_may_not_write_drafts_is_not_offered_an_infusion(shown, desk, door):
    clerk = door.enter(samples.CLERK.login, samples.PASSWORD)
    auditor = Actor(replace(samples.CLERK, role=Role.AUDITOR))

    page = shown(PatientPage(replace(desk, clinic=replace(clerk, actor=auditor)), samples.REN))

    assert not find(page, "new_infusion", QPushButton).isVisible()


def test_the_keyboard_goes_to_the_records_once_they_are_there(page, certified):
    page.refresh()

    assert page.window().focusWidget() is records(page)


@pytest.fixture
def told(clinic):
    """Return an infusion received elsewhere, as it was filed."""
    outside = Outside(at(20, 7, 20), at(20, 7, 50), Decimal(10), "ビタミン注射", "駅前クリニック")
    return clinic.athletes.add_outside(clinic.actor, samples.REN.id, outside)


def at(day, hour=0, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=JST)


def badges(page):
    labels = find(page, "patient_badges").findChildren(QLabel)
    return [one.text() for one in labels if not one.text().startswith("+")]


def file_exemption(clinic):
    exemption = Exemption(
        "N-1", "NPB", ("M2.2",), date(2026, 4, 1), date(2027, 3, 31), None, ("T01",)
    )
    return clinic.athletes.add_exemption(clinic.actor, samples.REN.id, exemption)


def test_an_infusion_received_elsewhere_stands_among_the_others_without_a_verdict(
    page, certified, told, kept
):
    page.refresh()

    assert [row[2] for row in cells(records(page))] == ["Draft", "Final", "Elsewhere"]
    assert cells(records(page))[2] == [
        "11-20 07:20",
        "14:21",
        "Elsewhere",
        "—",
        "(declared) ビタミン注射",
        "10.0",
        "No verdict",
        "No verdict",
        "not certified",
    ]


def test_opening_it_leads_to_the_athletes_file(qtbot, page, told):
    page.resize(1280, 700)
    page.refresh()

    qtbot.keyClick(records(page), Qt.Key.Key_Return)

    assert page.window().focusWidget() is find(page, "outside_0")


def test_what_was_withdrawn_no_longer_stands_among_the_infusions(page, clinic, told):
    clinic.athletes.withdraw(clinic.actor, samples.REN.id, told.id, "別の患者の申告だった。")

    page.refresh()
    turn_to(page, "outside")
    press(page, "outside_past")

    words = [one.text() for one in find(page, "outside").findChildren(QLabel)]
    assert "Withdrawn 2026-11-20, YAMAMOTO Misaki: 別の患者の申告だった。" in words
    assert find(page, "patient_history_empty")


def test_who_withdrew_is_left_out_where_the_desk_does_not_know_the_name(page, clinic, door, told):
    nurse = door.enter(samples.NURSE.login, samples.PASSWORD)
    nurse.athletes.withdraw(nurse.actor, samples.REN.id, told.id, "別の患者の申告だった。")

    page.refresh()
    turn_to(page, "outside")
    press(page, "outside_past")

    words = [one.text() for one in find(page, "outside").findChildren(QLabel)]
    assert "Withdrawn 2026-11-20: 別の患者の申告だった。" in words


def test_the_head_tells_what_binds_the_athlete_now(page, clinic):
    file_exemption(clinic)
    league = Competition(at(28), at(30, 23, 59), "秋季リーグ戦", weigh_in=at(27, 13))
    clinic.athletes.add_competition(clinic.actor, samples.REN.id, league)

    page.refresh()

    assert badges(page)[3:] == [
        "TUE valid: M2.2",
        "Competition from 11-28",
        "Weigh-in 11-27 13:00",
    ]


def test_what_was_withdrawn_binds_nobody(page, clinic):
    filed = file_exemption(clinic)
    clinic.athletes.withdraw(clinic.actor, samples.REN.id, filed.id, "別の患者の特例だった。")

    page.refresh()

    assert badges(page)[3:] == []


def test_the_file_names_an_exemptions_products(page, clinic):
    file_exemption(clinic)

    page.refresh()
    turn_to(page, "exemptions")

    words = [one.text() for one in find(page, "exemptions_0").findChildren(QLabel)]
    assert words[-1] == "Toto Saline 100 mL"


def test_the_sport_is_told_by_its_name(page, clinic):
    form = replace(samples.PATIENT_FORM, sport="mini_golf")
    clinic.patients.change(clinic.actor, samples.REN, form)

    page.refresh()

    assert "  Mini-golf  " in text(page, "patient_identity")


def test_course_records_and_care_stand_side_by_side_where_there_is_room(
    qtbot, page, certified, told
):
    page.resize(1280, 700)

    page.refresh()

    qtbot.waitUntil(lambda: records(page).isVisible())
    assert find(page, "timeline").isVisible()
    assert find(page, "care_card").isVisible()


def test_with_large_letters_in_a_small_window_what_to_watch_is_one_key_away(page, certified):
    page.resize(700, 700)
    page.refresh()
    assert not find(page, "care_card").isVisible()

    press(page, "patient_beside_care_choice_1")

    assert find(page, "care_card").isVisible()
    assert not records(page).isVisible()


def test_without_an_infusion_there_is_no_course(page):
    page.refresh()

    assert not find(page, "timeline").isVisible()


def test_the_course_tells_its_highest_and_leads_to_a_record(qtbot, page, certified):
    page.refresh()
    timeline = find(page, "timeline")

    qtbot.keyClick(timeline, Qt.Key.Key_Home)
    with qtbot.waitSignal(page.record_opened) as opened:
        qtbot.keyClick(timeline, Qt.Key.Key_Return)

    assert opened.args[0].entry == certified.entry
    assert "80.0 mL" in timeline.accessibleDescription()


def test_a_tab_tells_how_many_there_are_and_is_built_when_it_is_looked_at(page, certified, told):
    page.refresh()
    tabs = find(page, "patient_tabs", Tabs)

    names = [tabs.accessibleTabName(place) for place in range(tabs.count())]
    assert names == [
        "Overview",
        "Records 1",
        "Certificates 1",
        "Elsewhere 1",
        "TUE",
        "Papers 1",
        "History of changes",
    ]
    assert page.findChildren(Table, "all_patient_records") == []

    turn_to(page, "records")

    assert len(cells(find(page, "all_patient_records", Table))) == 2


def test_what_was_done_is_told_and_leads_to_the_versions(qtbot, page, clinic, certified, told):
    clinic.treatments.withdraw(clinic.actor, certified.entry, "別の患者の記録", samples.PASSWORD)
    page.refresh()

    turn_to(page, "changes")
    table = find(page, "patient_changes", Table)

    done = [row[1] for row in cells(table)]
    assert set(done) == {
        "Record written",
        "Record finalised",
        "Record withdrawn",
        "Certificate issued",
        "Infusion elsewhere filed",
    }
    assert "別の患者の記録" in {row[4] for row in cells(table)}
    table.selectRow(done.index("Record withdrawn"))
    with qtbot.waitSignal(page.history_asked) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert asked.args == [certified.entry]


def care(page):
    rows = find(page, "care_card").findChildren(CareRow)
    return [(one.accessibleName(), one.accessibleDescription()) for one in rows]


def test_what_to_watch_now_is_told_in_the_order_of_its_weight(page, clinic, certified):
    file_exemption(clinic)

    page.refresh()

    titles = [title for title, _ in care(page)]
    assert titles[:2] == ["NPB  Legitimate", "WADA/JADA  Legitimate"]
    assert titles[2] == "20.0 mL may still be given (until 01:20)"
    assert titles[3] == "Allergy アスピリン"
    assert titles[4] == "M2.2 Intravenous infusions  Valid until 2027-03-31"
    assert [detail for _, detail in care(page)][-1] == "A-2026-000001, with consent, 11-20 14:21"


def test_a_limit_that_was_exceeded_is_told_first_with_its_reason(page, clinic, certified):
    late = replace(samples.DRAFT.lines[0], dose="100", volume_ml="100")
    saved(
        clinic,
        entry=UUID(int=0xCA),
        started="2026-11-20 13:50",
        ended="14:10",
        lines=(late,),
    )

    page.refresh()

    title, reason = care(page)[0]
    assert title == "WADA/JADA  TUE required"
    assert reason.startswith("11-20 1")
    assert "80.0 mL over the limit" in [title for title, _ in care(page)]


def test_a_certificate_is_to_be_checked_once_a_later_infusion_made_its_record_worse(
    page, clinic, certified
):
    late = replace(samples.DRAFT.lines[0], dose="100", volume_ml="100")
    saved(
        clinic,
        entry=UUID(int=0xCA),
        started="2026-11-20 13:50",
        ended="14:10",
        lines=(late,),
    )

    page.refresh()

    assert "A-2026-000001, to be checked" in [row[-1] for row in cells(records(page))]


def test_what_a_draft_would_leave_is_told_beside_what_may_still_be_given(page, clinic):
    drafted = replace(samples.DRAFT, entry=UUID(int=0xC7))
    clinic.drafts.keep(clinic.actor, drafted)

    page.refresh()

    told = [detail for title, detail in care(page) if "may still be given" in title]
    assert told == ["If the draft of 80.0 mL is saved: 20.0 mL."]
    assert find(page, "timeline").isVisible()


def test_the_frequent_deeds_are_offered_where_they_can_be_done(qtbot, page, clinic):
    page.resize(1280, 760)
    page.refresh()
    offered = [name for name in DEEDS if find(page, name).isVisible()]
    assert offered == ["record_outside"]

    record = finalised(clinic)
    page.refresh()

    with qtbot.waitSignal(page.copy_asked) as copied:
        press(page, "copy_last")
    with qtbot.waitSignal(page.record_opened) as opened:
        press(page, "issue_certificate")
    assert (copied.args[0].id, opened.args[0].id) == (record.id, record.id)
    press(page, "record_outside")
    assert find(page, "outside_what")


def test_a_busy_database_is_told(page, door):
    door.books.trouble = DatabaseIsBusy()

    page.refresh()

    assert notice(page, "patient_notice").startswith("The database did not become free in time.")


@pytest.mark.parametrize("width", [920, 1280])
def test_the_page_fits_into_the_smallest_window(page, certified, kept, told, width):
    page.resize(width, 700)
    page.refresh()

    assert page.minimumSizeHint().width() <= 1024 - 56
    assert page.minimumSizeHint().height() <= 700


def test_papers_that_left_the_clinic_are_listed_and_a_certificate_opens(
    qtbot, page, clinic, certified
):
    (number,) = [one.number for one in clinic.certificates.of_patient(clinic.actor, samples.REN.id)]
    clinic.certificates.note_print(clinic.actor, number, "paper")
    page.refresh()

    turn_to(page, "papers")
    rows = cells(find(page, "patient_papers", Table))

    assert [row[1] for row in rows] == ["Certificate printed or saved", "Certificate issued"]
    assert all(number in row[3] for row in rows)
    with qtbot.waitSignal(page.certificate_opened) as opened:
        find(page, "patient_papers", Table).opened.emit(0)
    assert opened.args == [number]


def second(clinic, **changes):
    """Save another infusion of the same patient, as a colleague does at another computer."""
    draft = replace(samples.DRAFT, entry=UUID(int=0xC7), started="2026-11-20 09:00", **changes)
    return saved(clinic, draft, ended="2026-11-20 10:00")


def test_what_others_saved_is_shown_and_the_chosen_infusion_stays_chosen(page, clinic):
    saved(clinic)
    second(clinic)
    page.refresh()
    records(page).selectRow(1)
    records(page).setFocus()
    chosen = records(page).current_row().source.entry

    third = replace(samples.DRAFT, entry=UUID(int=0xC8), started="2026-11-20 07:00")
    saved(clinic, third, ended="2026-11-20 08:00")
    clinic.treatments.withdraw(
        clinic.actor, samples.DRAFT.entry, "患者の取り違え。", samples.PASSWORD
    )
    page.look_again()

    assert records(page).rows.rowCount() == 3
    assert records(page).current_row().source.entry == chosen
    assert records(page).hasFocus()


def test_what_others_saved_of_somebody_else_leaves_the_page_untouched(page, clinic):
    saved(clinic)
    page.refresh()
    before, timeline = records(page), find(page, "timeline")
    timeline.zoom(0.5)
    in_sight = timeline.view

    second(clinic, patient=samples.SHOTA.id)
    page.look_again()

    assert records(page) is before
    assert timeline.view == in_sight


def test_the_time_that_was_moved_into_sight_stays_in_sight(page, clinic):
    saved(clinic)
    page.refresh()
    timeline = find(page, "timeline")
    timeline.pan(-0.5)
    in_sight = timeline.view

    second(clinic)
    page.look_again()

    assert len(timeline.strip.bars) == 2
    assert (timeline.view.since, timeline.view.until) == (in_sight.since, in_sight.until)


def test_looking_again_leaves_no_trace(page, clinic, door):
    saved(clinic)
    traces = len(door.books.trail)

    page.look_again()

    assert len(door.books.trail) == traces
