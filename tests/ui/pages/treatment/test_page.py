"""The page of one infusion: from an empty form to a certificate."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.domain.certificates import MissingGlyphs
from app.domain.clocks import ClockState
from app.domain.formulary import Route
from app.domain.recording import draft_of
from app.domain.staff import Actor, Role
from app.domain.treatments import DraftLine, LineRole
from app.services.trouble import DatabaseIsBusy, DiskIsFull, ServerIsGone
from app.ui.desk import Desk
from app.ui.kit.criterion import CriterionRow
from app.ui.kit.gauge import Gauge
from tests import samples
from tests.fakes import finalised, saved
from tests.ui.looking import error, find, line, notice, press, text
from tests.ui.pages.treatment.conftest import BLANK
from tests.ui.pages.treatment.hands import (
    criterion,
    dialog,
    finalise,
    keyboard,
    message,
    search,
    settle,
    type_japanese,
    verdict,
    write,
)


def test_a_form_without_a_basis_is_refused_and_the_basis_is_named(opened, clinic):
    page = opened(replace(samples.DRAFT, basis=""))

    press(page, "save")

    assert error(page, "basis").startswith("The basis is missing.")
    assert message(page) == "1 item before saving: Basis of diagnosis"
    assert keyboard(page) == "basis"
    assert not clinic.treatments.of_patient(clinic.actor, samples.REN.id)


def test_writing_the_basis_cures_it_and_the_form_is_saved(opened, clinic):
    page = opened(replace(samples.DRAFT, basis=""))
    press(page, "save")

    write(page, "basis", "嘔吐3回、口腔内乾燥。")
    told = error(page, "basis")
    press(page, "save")

    (record,) = clinic.treatments.of_patient(clinic.actor, samples.REN.id)
    assert not told
    assert record.basis == "嘔吐3回、口腔内乾燥。"
    assert text(page, "patient_bar_state") == "Saved, version 1"


def test_everything_that_is_missing_is_told_at_once_beside_its_field(opened):
    page = opened(BLANK)

    press(page, "save")

    assert error(page, "diagnosis").startswith("The diagnosis is missing.")
    assert error(page, "basis").startswith("The basis is missing.")
    assert text(page, "product_search_message").startswith("No product is chosen.")
    assert message(page).startswith("3 items before saving: Diagnosis, Basis of diagnosis")


def test_an_error_is_told_on_leaving_a_field_and_not_before(opened, qtbot):
    page = opened(BLANK)
    basis = find(page, "basis", QPlainTextEdit)
    basis.setFocus()
    before = error(page, "basis")

    qtbot.keyClick(basis, Qt.Key.Key_Tab)

    assert not before
    assert error(page, "basis").startswith("The basis is missing.")


def test_the_panel_follows_each_key(opened):
    page = opened(replace(samples.DRAFT, basis=""))
    before = verdict(page, "npb"), criterion(page, "basis")

    write(page, "basis", "嘔吐3回。")

    assert before == ("Incomplete", ("missing", "missing"))
    assert (verdict(page, "npb"), criterion(page, "basis")) == ("Legitimate", ("ok", "嘔吐3回。"))


def test_a_volume_typed_with_full_width_digits_counts(opened, qtbot):
    page = opened()
    line(page, "line_0_volume_ml").selectAll()

    type_japanese(page, "line_0_volume_ml", "９５。５")

    reading = find(page, "gauge", Gauge).reading
    assert reading.total == "95.5"
    assert verdict(page, "wada") == "Legitimate (caution)"


def test_a_volume_over_the_limit_needs_an_exemption(opened):
    page = opened()

    write(page, "line_0_volume_ml", "500")

    assert verdict(page, "wada") == "TUE required"
    assert notice(page, "volume_left") == "400.0 mL over the limit"


def test_what_may_still_be_given_is_told_with_its_end(opened, clinic):
    early = replace(samples.DRAFT.lines[0], dose="10", volume_ml="10")
    saved(
        clinic,
        entry=UUID(int=0xE1),
        started="2026-11-20 07:20",
        ended="07:30",
        lines=(early,),
    )

    page = opened()

    assert notice(page, "volume_left") == "10.0 mL may still be given (until 19:20)"


def test_f8_leads_from_one_missing_field_to_the_next_and_back(opened, qtbot):
    page = opened(BLANK)
    places = []

    for key in (Qt.Key.Key_F8,) * 3:
        qtbot.keyClick(page.window().focusWidget(), key)
        places.append(keyboard(page))
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)

    assert places == ["basis", "product_search_line", "diagnosis_line"]
    assert keyboard(page) == "product_search_line"


def test_a_failing_criterion_leads_to_its_field(opened):
    page = opened(replace(samples.DRAFT, basis=""))

    press(page, "criterion_basis")

    assert keyboard(page) == "basis"


def test_f6_goes_to_the_panel_and_back(opened, qtbot):
    page = opened()
    start = keyboard(page)

    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_F6)
    there = keyboard(page)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_F6)

    assert there == "criterion_diagnosis"
    assert keyboard(page) == start


def test_an_exosome_is_refused_with_its_reason_and_noted_once(opened, qtbot, refusals):
    page = opened()
    search_line = line(page, "product_search_line")

    search_line.setText("エクソソーム")
    settle()
    shown = find(page, "refusal").isVisible(), verdict(page, "npb"), criterion(page, "approval")
    qtbot.keyClick(search_line, Qt.Key.Key_Return)
    search(page, qtbot, "エクソソーム")

    assert shown == (True, "Blocked", ("bad", "no approval in Japan"))
    assert refusals() == ["エクソソーム"]
    assert not find(page, "refusal").isVisible()
    assert keyboard(page) == "product_search_line"
    assert find(page, "lines").rows()[0].product is samples.SALINE


def test_tab_leads_from_the_search_to_the_ways_out_of_a_refusal(opened, qtbot):
    page = opened()
    search_line = line(page, "product_search_line")
    search_line.setFocus()
    search_line.setText("エクソソーム")
    settle()
    reached = []

    for _ in range(3):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        reached.append(keyboard(page))

    assert reached == ["refusal_other", "refusal_show_source", "line_0_dose"]


def test_an_indication_not_chosen_is_no_tick_for_anybody(opened, clinic, door):
    plain = replace(samples.AOI, bodies=(), version=2)
    with door.books.begin() as work:
        work.patients.change(plain)
        work.commit(door.books.trail[0])
    drug = replace(samples.DRAFT.lines[0], role=LineRole.DRUG, indication="")

    page = opened(replace(samples.DRAFT, lines=(drug,)), patient=plain)

    assert criterion(page, "indication") == ("missing", "not chosen")


def test_a_name_that_nobody_knows_cannot_be_added(opened, qtbot, refusals):
    page = opened()

    search(page, qtbot, "ほげほげ")

    assert "cannot be added as free text" in text(page, "product_search_results_nothing")
    assert len(find(page, "lines").rows()) == 1
    assert not refusals()


def test_enter_on_a_found_product_adds_a_line_with_what_its_label_suggests(opened, qtbot):
    page = opened(replace(BLANK, diagnosis="急性扁桃炎", icd10="J03.9"))

    search(page, qtbot, "セフトリ")

    assert line(page, "line_0_dose").text() == "1"
    assert find(page, "line_0_unit").value() == "g"
    assert find(page, "line_0_route").value() is Route.IV_DRIP
    assert find(page, "line_0_indication").value() == (
        LineRole.DRUG,
        samples.CEFTRIAXONE.indications[0].text_ja,
    )
    assert keyboard(page) == "line_0_dose"


def test_a_use_outside_the_label_asks_for_its_reason(opened, clinic):
    page = opened(replace(samples.DRAFT, diagnosis="急性扁桃炎", icd10="J03.9"))
    asked = find(page, "off_label_reason").isVisible()

    press(page, "save")
    write(page, "off_label_reason", "ほかに適した製剤がない。")
    press(page, "save")

    (record,) = clinic.treatments.of_patient(clinic.actor, samples.REN.id)
    assert asked
    assert record.off_label_reason == "ほかに適した製剤がない。"


def test_a_late_entry_asks_for_its_reason(opened, clinic):
    page = opened(replace(samples.DRAFT, started="2026-11-17 14:00", ended="14:30"))
    asked = find(page, "late_reason").isVisible()

    press(page, "save")
    write(page, "late_reason", "紙の記録から入力した。")
    press(page, "save")

    (record,) = clinic.treatments.of_patient(clinic.actor, samples.REN.id)
    assert asked
    assert record.late_reason == "紙の記録から入力した。"


def test_saving_again_makes_the_next_version(opened, clinic):
    page = opened()
    press(page, "save")

    write(page, "line_0_lot", "TT-9999")
    press(page, "save")
    press(page, "save")

    (record,) = clinic.treatments.of_patient(clinic.actor, samples.REN.id)
    assert (record.version, record.given[0].lot) == (2, "TT-9999")


def test_finalising_saves_first_and_then_nothing_can_be_changed(opened, clinic):
    page = opened()

    finalise(page, samples.PASSWORD)

    (record,) = clinic.treatments.of_patient(clinic.actor, samples.REN.id)
    assert record.finalised is not None
    assert dialog(page, "password_prompt") is None
    assert find(page, "basis", QPlainTextEdit).isReadOnly()
    assert not find(page, "save").isVisible()
    assert message(page).startswith("Final since 2026-11-20 14:21.")


def test_a_wrong_password_is_told_in_the_prompt_and_can_be_typed_again(opened, clinic):
    page = opened()

    finalise(page, "not-the-password")
    told = error(page, "password")
    find(page, "password", QLineEdit).setText(samples.PASSWORD)
    press(page, "password_finalise")

    (record,) = clinic.treatments.of_patient(clinic.actor, samples.REN.id)
    assert told.startswith("The password is not right.")
    assert (record.version, record.finalised is not None) == (1, True)


def test_without_an_end_nothing_is_finalised(opened):
    page = opened(replace(samples.DRAFT, ended=""))

    press(page, "finalise")

    assert dialog(page, "password_prompt") is None
    assert error(page, "ended").startswith("The end is missing.")


def test_an_infusion_that_still_runs_is_told_beside_its_end_before_any_password(opened):
    page = opened(replace(samples.DRAFT, ended="23:50"))

    press(page, "finalise")

    assert dialog(page, "password_prompt") is None
    assert error(page, "ended").startswith("Not ended yet.")
    assert keyboard(page) == "ended"


def test_without_an_approved_indication_nothing_is_finalised(opened):
    drug = replace(samples.DRAFT.lines[0], role=LineRole.DRUG, indication="")
    page = opened(replace(samples.DRAFT, lines=(drug,)))

    press(page, "finalise")

    assert dialog(page, "password_prompt") is None
    assert "indication" in text(page, "line_0_message")
    assert keyboard(page) == "line_0_indication"


def test_what_keeps_it_from_being_final_stays_told_until_it_is_cured(opened):
    page = opened(replace(samples.DRAFT, ended=""))
    press(page, "finalise")

    write(page, "basis", "嘔吐3回。")
    told = error(page, "ended")
    write(page, "ended", "15:00")

    assert told.startswith("The end is missing.")
    assert not error(page, "ended")


def test_a_final_record_does_not_send_anybody_to_a_field(opened, clinic):
    drug = replace(samples.DRAFT.lines[0], role=LineRole.DRUG, indication="")
    page = opened(treatment=finalised(clinic, lines=(drug,)))

    row = find(page, "criterion_indication", CriterionRow)

    assert row.state == "missing"
    assert "F8" not in row.accessibleDescription()
    assert "→" not in row.accessibleDescription()


def agree(page):
    """Fill in for whom the certificate is and that the patient agreed, and ask for it."""
    sheet = dialog(page, "filing_dialog")
    line(sheet, "terms_recipient").setText("球団 医務")
    press(sheet, "terms_giver_0")
    press(sheet, "filing_file")


def test_a_final_record_gives_a_certificate(opened, clinic, qtbot):
    record = finalised(clinic)
    page = opened(treatment=record)
    press(page, "certificate")

    with qtbot.waitSignal(page.certificate_issued) as issued:
        agree(page)

    assert issued.args[0].entry == record.entry
    assert "球団 医務" in issued.args[0].content
    assert dialog(page, "filing_dialog") is None


def test_without_consent_there_is_no_certificate(opened, clinic, qtbot):
    page = opened(treatment=finalised(clinic))
    press(page, "certificate")
    sheet = dialog(page, "filing_dialog")

    with qtbot.assertNotEmitted(page.certificate_issued):
        press(sheet, "filing_file")

    assert error(sheet, "terms_recipient").startswith("This field is empty.")
    assert error(sheet, "terms_giver").startswith("Ask the patient")


def test_the_type_is_told_before_it_is_issued(opened, clinic, qtbot):
    page = opened(
        treatment=finalised(
            clinic, lines=(replace(samples.DRAFT.lines[0], dose="500", volume_ml="500"),)
        )
    )
    press(page, "certificate")
    sheet = dialog(page, "filing_dialog")
    told = [one.text() for one in sheet.findChildren(QLabel)]

    with qtbot.waitSignal(page.certificate_issued) as issued:
        agree(page)

    assert "By the rules: type C, a draft for a TUE application, not signed." in told
    assert issued.args[0].kind.value == "C"


def test_what_goes_wrong_at_the_issue_is_told_on_the_page(opened, clinic, door, qtbot):
    page = opened(treatment=finalised(clinic))
    press(page, "certificate")
    door.printer.trouble = MissingGlyphs("℞")

    with qtbot.assertNotEmitted(page.certificate_issued):
        agree(page)
        qtbot.waitUntil(lambda: notice(page, "entry_notice") != "")

    assert notice(page, "entry_notice").startswith("The certificate's font has no sign")
    assert dialog(page, "filing_dialog") is None


@pytest.fixture
def vitamin(clinic):
    """Return a final record with a product whose label nobody has compared yet."""
    product = samples.VITAMIN
    drug = DraftLine(
        product.id, LineRole.DRUG, "50", "mg", Route.IV_BOLUS, "20", product.indications[0].text_ja
    )
    return finalised(clinic, diagnosis="ビタミンB1欠乏症", icd10="E51", lines=(drug,))


def test_an_unverified_product_is_compared_with_its_insert_before_a_certificate(
    opened, qtbot, vitamin
):
    page = opened(treatment=vitamin)
    press(page, "certificate")
    agree(page)
    asked = dialog(page, "label_check") is not None

    write(page, "label_T03_date", "2025-04-01")
    with qtbot.waitSignal(page.certificate_issued):
        press(page, "label_T03_confirm")

    assert asked
    assert dialog(page, "label_check") is None


def test_a_certificate_of_a_record_that_does_not_stand_yet_is_told_why(opened, qtbot):
    page = opened()

    with qtbot.assertNotEmitted(page.certificate_issued):
        qtbot.keyClick(
            page.window().focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier
        )

    assert notice(page, "entry_notice").startswith("The record is not finalised yet.")


def test_an_insert_of_the_future_is_refused_beside_its_date(opened, vitamin):
    page = opened(treatment=vitamin)
    press(page, "certificate")
    agree(page)

    write(page, "label_T03_date", "2027-04-01")
    press(page, "label_T03_confirm")

    assert error(page, "label_T03_date").startswith("The date lies in the future.")


def test_what_stands_against_a_certificate_is_told(opened, clinic):
    drug = replace(samples.DRAFT.lines[0], role=LineRole.DRUG, indication="")
    page = opened(treatment=finalised(clinic, lines=(drug,)))

    press(page, "certificate")

    assert notice(page, "entry_notice").startswith("No certificate can be issued")
    assert dialog(page, "filing_dialog") is None


def test_what_is_typed_is_kept_as_a_draft_and_told(opened, clinic):
    page = opened(BLANK)
    write(page, "basis", "嘔吐3回。")

    page.leave()

    (kept,) = clinic.drafts.of_patient(clinic.actor, samples.REN.id)
    assert kept.draft.basis == "嘔吐3回。"
    assert text(page, "patient_bar_state") == "Draft 14:21"


def test_the_draft_is_kept_while_somebody_types_without_a_pause(opened, clinic, qtbot):
    page = opened(BLANK)
    page.findChild(QTimer, "keep_timer").setInterval(900)
    typed = []

    def is_kept_while_typing():
        kept = clinic.drafts.of_patient(clinic.actor, samples.REN.id)
        if not kept:
            typed.append("嘔")
            write(page, "basis", "".join(typed))
        return bool(kept)

    qtbot.waitUntil(is_kept_while_typing)

    (kept,) = clinic.drafts.of_patient(clinic.actor, samples.REN.id)
    assert kept.draft.basis == "".join(typed)


def test_the_draft_is_kept_by_itself_a_little_after_a_change(opened, clinic, qtbot):
    page = opened(BLANK)
    page.findChild(QTimer, "keep_timer").setInterval(10)

    write(page, "basis", "嘔吐3回。")

    def is_kept():
        return bool(clinic.drafts.of_patient(clinic.actor, samples.REN.id))

    qtbot.waitUntil(is_kept)


def test_looking_alone_keeps_nothing(opened, clinic):
    page = opened()

    page.leave()

    assert not clinic.drafts.of_patient(clinic.actor, samples.REN.id)


def test_closing_keeps_the_draft_and_closes(opened, clinic, qtbot):
    page = opened(BLANK)
    write(page, "basis", "嘔吐3回。")

    with qtbot.waitSignal(page.closed):
        press(page, "keep_draft")

    assert clinic.drafts.of_patient(clinic.actor, samples.REN.id)


def test_saving_forgets_the_draft(opened, clinic):
    page = opened(replace(samples.DRAFT, basis=""))
    write(page, "basis", "嘔吐3回。")
    page.leave()

    press(page, "save")

    assert not clinic.drafts.of_patient(clinic.actor, samples.REN.id)


def test_a_full_disk_loses_nothing_and_can_be_tried_again(opened, clinic, door):
    page = opened(replace(samples.DRAFT, basis=""))
    write(page, "basis", "嘔吐3回。")
    door.books.trouble = DiskIsFull()

    press(page, "save")
    told, typed = notice(page, "entry_notice"), find(page, "basis", QPlainTextEdit).toPlainText()
    door.books.trouble = None
    press(page, "entry_notice_deed")

    assert told.startswith("The disk is full")
    assert typed == "嘔吐3回。"
    assert clinic.treatments.of_patient(clinic.actor, samples.REN.id)[0].basis == "嘔吐3回。"
    assert not notice(page, "entry_notice")


def test_where_the_server_stays_away_the_form_is_kept_as_a_draft(opened, clinic, monkeypatch):
    page = opened(replace(samples.DRAFT, basis=""))
    write(page, "basis", "嘔吐3回。")

    def away(*_):
        raise ServerIsGone

    monkeypatch.setattr(clinic.treatments, "save", away)

    press(page, "save")

    assert notice(page, "entry_notice").startswith("The server of the clinic's books")
    (kept,) = clinic.drafts.of_patient(clinic.actor, samples.REN.id)
    assert kept.draft.basis == "嘔吐3回。"


def test_a_page_whose_draft_cannot_be_kept_stays_open(opened, door, qtbot):
    page = opened(BLANK)
    write(page, "basis", "嘔吐3回。")
    door.books.trouble = DatabaseIsBusy()

    with qtbot.assertNotEmitted(page.closed):
        press(page, "keep_draft")

    assert notice(page, "entry_notice").startswith("The database did not become free")


def test_a_key_pressed_twice_saves_once(shown, at_desk, clinic, say, held, door):
    page = shown(at_desk(Desk(clinic, say, held, door.clock)))

    press(page, "save")
    press(page, "save")
    waiting = len(held)
    held.close()

    assert waiting == 1
    assert clinic.treatments.of_patient(clinic.actor, samples.REN.id)[0].version == 1


def test_no_draft_is_kept_behind_a_save_under_way(shown, at_desk, clinic, say, held, door):
    page = shown(at_desk(Desk(clinic, say, held, door.clock)))
    write(page, "basis", "嘔吐3回。")
    press(page, "save")

    page.findChild(QTimer, "keep_timer").timeout.emit()
    held.close()

    assert text(page, "patient_bar_state") == "Saved, version 1"
    assert not clinic.drafts.of_patient(clinic.actor, samples.REN.id)


def test_who_may_not_write_is_told_so(shown, at_desk, clinic, desk):
    auditor = Actor(replace(samples.NURSE, role=Role.AUDITOR))
    page = shown(at_desk(replace(desk, clinic=replace(clinic, actor=auditor))))

    press(page, "save")

    assert notice(page, "entry_notice").startswith("This is not among the deeds of your role.")


def test_somebody_who_is_no_athlete_has_criteria_but_no_verdicts(opened, clinic, door):
    plain = replace(samples.AOI, bodies=(), version=2)
    with door.books.begin() as work:
        work.patients.change(plain)
        work.commit(door.books.trail[0])

    page = opened(patient=plain)

    assert find(page, "no_body").isVisible()
    assert criterion(page, "basis")[0] == "ok"


def test_everything_one_can_operate_has_a_name_and_words(opened):
    page = opened()

    nameless = [
        one.objectName() or type(one).__name__
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and not (one.objectName() and (one.accessibleName() or one.property("text")))
    ]

    assert not nameless


def test_tab_goes_in_reading_order(opened, qtbot):
    page = opened()
    find(page, "started").setFocus()
    reached = []

    for _ in range(24):
        reached.append(keyboard(page))
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)

    assert reached == [
        "started",
        "ended",
        "setting",
        "physician",
        "diagnosis_line",
        "certainty_0",
        "onset",
        "basis",
        "add_symptoms",
        "add_findings",
        "add_labs",
        "add_course",
        "measure_blood_pressure",
        "measure_pulse",
        "measure_temperature",
        "measure_spo2",
        "measure_urine_gravity",
        "measure_urine_ketones",
        "measure_bun",
        "measure_more",
        "product_search_line",
        "line_0_dose",
        "line_0_unit",
        "line_0_route",
    ]


def test_the_page_fits_the_smallest_window(opened):
    page = opened()

    page.resize(968, 700)
    settle()

    assert page.width() == 968
    assert page.minimumSizeHint().width() <= 968


def test_the_draft_of_tomorrow_ends_after_midnight(opened, clinic):
    page = opened()
    write(page, "started", "2026-11-20 23:40")

    write(page, "ended", "00:20")
    press(page, "save")

    (record,) = clinic.treatments.of_patient(clinic.actor, samples.REN.id)
    assert record.ended is not None
    assert record.ended - record.started == timedelta(minutes=40)


def test_the_versions_are_offered_once_there_is_a_record(opened, qtbot):
    page = opened()
    before = find(page, "show_versions").isVisible()
    press(page, "save")

    with qtbot.waitSignal(page.history_asked) as asked:
        press(page, "show_versions")

    assert (before, asked.args) == (False, [samples.DRAFT.entry])


def test_a_record_written_after_the_clock_was_set_says_so(opened, clinic):
    record = replace(finalised(clinic), clock=ClockState.LEAPT)

    page = opened(draft_of(record), record)

    assert text(page, "patient_bar_state") == "Final, clock set"
